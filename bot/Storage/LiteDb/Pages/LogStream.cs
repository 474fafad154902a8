namespace WijkBot.Storage.LiteDb.Pages;

/// <summary>
/// LiteDB's log. Byte 18 of a page confirms its transaction: the pages before it are flushed first, then that byte is written and flushed again.
/// Without the first flush a power cut left 9 of 400 files that would not open.
/// </summary>
/// <remarks>
/// The confirming page goes out with the others, its byte cleared, and the byte follows alone. So a page that a power cut tears in two never confirms anything.
/// LiteDB's own flushes (about ten per commit) are ignored.
/// </remarks>
/// <param name="file">The log file.</param>
/// <param name="data">The data file that a checkpoint copies to; while it has a fault the log is not cut.</param>
internal sealed class LogStream(PageFile file, DataStream data) : PageStream(file)
{
    /// <summary>Place of the byte that marks the page confirming a transaction, LiteDB 5.0.20.</summary>
    public const int ConfirmingByte = 18;

    private const int KeptBuffer = 4 << 20;
    private readonly object signal = new();
    private long start = file.Length;
    private byte[] taken = new byte[64 * PageFile.PageSize];
    private int length;

    /// <summary>Transactions that reached the disk since the file was opened.</summary>
    public long Confirmed { get; private set; }

    /// <summary>Pages after this place belong to no confirmed transaction.</summary>
    public long ConfirmedLength => start;

    /// <inheritdoc />
    protected override void WritePage(long position, ReadOnlySpan<byte> page)
    {
        if (position != start + length)
            throw new NotSupportedException("LiteDB appends to its log in order");
        if (length == taken.Length)
            Array.Resize(ref taken, length * 2);
        page.CopyTo(taken.AsSpan(length));
        length += page.Length;
        if (page[ConfirmingByte] == 0)
            return;
        Try(Confirm);
        lock (signal)
        {
            Confirmed += Fault is null ? 1 : 0;
            Monitor.PulseAll(signal);
        }
    }

    /// <summary>
    /// Waits until another transaction is on the disk, or a fault. LiteDB may write its pages on a thread of its own. What did not come in time may still
    /// come: that is a fault after which only a new process knows what is there.
    /// </summary>
    public void WaitConfirmed(long before, TimeSpan patience)
    {
        lock (signal)
        {
            while (Confirmed == before && Fault is null)
            {
                if (!Monitor.Wait(signal, patience))
                    Fault = new FlushFailedException(new TimeoutException("LiteDB did not write its confirming page"));
            }
        }
    }

    private void Confirm()
    {
        var mark = length - PageFile.PageSize + ConfirmingByte;
        taken[mark] = 0;
        File.Write(start, taken.AsSpan(0, length));
        File.Flush();
        taken[mark] = 1;
        File.Write(start + mark, taken.AsSpan(mark, 1));
        File.Flush();
        start += length;
        length = 0;
        if (taken.Length > KeptBuffer)
            taken = new byte[KeptBuffer];
    }

    /// <inheritdoc />
    protected override bool TryReadTaken(long position, Span<byte> into)
    {
        var at = position - start;
        if (at < 0 || at + into.Length > length)
            return false;
        taken.AsSpan((int)at, into.Length).CopyTo(into);
        return true;
    }

    /// <summary>
    /// Ends a checkpoint. The cut is flushed at once: LiteDB numbers its transactions from 1 again, and a cut that a power failure undoes would
    /// let an old confirming page confirm new, unfinished pages.
    /// </summary>
    protected override void Cut(long to)
    {
        if (data.Fault is not null)
            return;
        Try(() =>
        {
            File.SetLength(to);
            File.Flush();
            start = to;
            length = 0;
        });
    }

    /// <inheritdoc />
    public override void Flush() { }

    /// <summary>Cuts off what no transaction confirms: the rest of a commit that failed or of a process that was killed. Run it before LiteDB opens the log.</summary>
    public static void Trim(PageFile log)
    {
        Span<byte> head = stackalloc byte[ConfirmingByte + 1];
        var keep = log.Length / PageFile.PageSize * PageFile.PageSize;
        while (keep > 0 && (log.Read(keep - PageFile.PageSize, head) < head.Length || head[ConfirmingByte] == 0))
            keep -= PageFile.PageSize;
        if (keep == log.Length)
            return;
        log.SetLength(keep);
        log.Flush();
    }
}
