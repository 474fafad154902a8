namespace WijkBot.Storage.LiteDb.Pages;

/// <summary>
/// LiteDB's data file. It changes only during a checkpoint, which copies every page of the log, older versions of the same page included;
/// here only the last version of each is written, in the order of the file, with one flush at the end.
/// </summary>
/// <param name="file">The data file.</param>
internal sealed class DataStream(PageFile file) : PageStream(file)
{
    private const int MostTaken = 4096;
    private readonly SortedDictionary<long, byte[]> taken = [];
    private readonly Stack<byte[]> spare = [];

    /// <inheritdoc />
    protected override void WritePage(long position, ReadOnlySpan<byte> page)
    {
        if (!taken.TryGetValue(position, out var copy))
        {
            if (taken.Count == MostTaken)
                Try(WriteTaken);
            taken[position] = copy = spare.TryPop(out var free) ? free : new byte[PageFile.PageSize];
        }
        page.CopyTo(copy);
    }

    /// <inheritdoc />
    protected override bool TryReadTaken(long position, Span<byte> into)
    {
        if (taken.Count == 0 || !taken.TryGetValue(position, out var copy))
            return false;
        copy.AsSpan(0, into.Length).CopyTo(into);
        return true;
    }

    /// <inheritdoc />
    public override void Flush()
    {
        if (Fault is null && taken.Count > 0)
        {
            Try(() =>
            {
                WriteTaken();
                File.Flush();
            });
        }
    }

    private void WriteTaken()
    {
        foreach (var (position, page) in taken)
        {
            File.Write(position, page);
            spare.Push(page);
        }
        taken.Clear();
    }

    /// <inheritdoc />
    protected override void Cut(long to) => Try(() => File.SetLength(to));
}
