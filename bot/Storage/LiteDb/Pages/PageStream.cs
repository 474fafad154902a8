namespace WijkBot.Storage.LiteDb.Pages;

/// <summary>
/// What LiteDB sees of a page file. It must never throw into LiteDB: an <see cref="IOException"/> closes its engine for good and the next
/// checkpoint hangs (measured on 5.0.20). So a write that fails is kept as <see cref="Fault"/>, which the writer looks at after each commit.
/// </summary>
internal abstract class PageStream(PageFile file) : Stream
{
    private long end = file.Length;

    /// <summary>What went wrong; from then on nothing is written any more.</summary>
    public Exception? Fault { get; protected set; }

    /// <summary>The file behind this stream.</summary>
    protected PageFile File => file;

    /// <inheritdoc />
    public override bool CanRead => true;
    /// <inheritdoc />
    public override bool CanSeek => true;
    /// <inheritdoc />
    public override bool CanWrite => true;
    /// <summary>Length as LiteDB sees it, pages included that are not written yet.</summary>
    public override long Length => Volatile.Read(ref end);
    /// <inheritdoc />
    public override long Position { get; set; }

    /// <summary>Takes one page.</summary>
    protected abstract void WritePage(long position, ReadOnlySpan<byte> page);

    /// <summary>Copies bytes that were taken but not written yet; false when they are in the file.</summary>
    protected abstract bool TryReadTaken(long position, Span<byte> into);

    /// <summary>Cuts the file.</summary>
    protected abstract void Cut(long length);

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count)
    {
        var into = buffer.AsSpan(offset, count);
        var read = TryReadTaken(Position, into) ? count : file.Read(Position, into);
        Position += read;
        return read;
    }

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count)
    {
        if (count != PageFile.PageSize)
            throw new NotSupportedException("LiteDB writes whole pages");
        if (Fault is null)
            WritePage(Position, buffer.AsSpan(offset, count));
        Position += count;
        if (Position > Length)
            Volatile.Write(ref end, Position);
    }

    /// <inheritdoc />
    public override void SetLength(long value)
    {
        if (Fault is null)
            Cut(value);
        Volatile.Write(ref end, value);
    }

    /// <summary>Keeps the first thing that went wrong.</summary>
    protected void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Fault ??= fault;
        }
    }

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
}
