using WijkBot.Storage.LiteDb.Pages;
using WijkBot.Tests.Bot.Storage.LiteDb.PowerCut;

namespace WijkBot.Tests.Bot.Storage.LiteDb;

/// <summary>A file on a disk that can be full, read-only or broken.</summary>
internal sealed class FaultyFile : MemoryFile
{
    /// <summary>What a write meets; null = it works.</summary>
    public Exception? OnWrite { get; set; }

    /// <summary>What a flush meets; null = it works.</summary>
    public Exception? OnFlush { get; set; }

    public override void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        if (OnWrite is not null)
        {
            // as a full disk does: a part is written
            base.Write(offset, bytes[..(bytes.Length / 2)]);
            throw OnWrite;
        }
        base.Write(offset, bytes);
    }

    public override void SetLength(long length)
    {
        if (OnWrite is UnauthorizedAccessException)
            throw OnWrite;
        base.SetLength(length);
    }

    public override void Flush()
    {
        if (OnFlush is not null)
            throw new FlushFailedException(OnFlush);
    }
}
