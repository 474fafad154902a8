using WijkBot.Storage.LiteDb.Pages;

namespace WijkBot.Tests.Bot.Storage.LiteDb.PowerCut;

/// <summary>A page file in memory.</summary>
internal class MemoryFile : PageFile
{
    private readonly Lock gate = new();
    private readonly MemoryStream bytes = new();

    public override long Length
    {
        get
        {
            lock (gate)
                return bytes.Length;
        }
    }

    public override int Read(long offset, Span<byte> into)
    {
        lock (gate)
        {
            bytes.Position = offset;
            return offset >= bytes.Length ? 0 : bytes.Read(into);
        }
    }

    public override void Write(long offset, ReadOnlySpan<byte> from)
    {
        lock (gate)
        {
            bytes.Position = offset;
            bytes.Write(from);
        }
    }

    public override void Flush() { }

    public override void SetLength(long length)
    {
        lock (gate)
            bytes.SetLength(length);
    }

    /// <summary>The file as it is at this moment.</summary>
    public MemoryFile Copy()
    {
        var copy = new MemoryFile();
        lock (gate)
            copy.bytes.Write(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        return copy;
    }
}
