using Microsoft.Win32.SafeHandles;

namespace WijkBot.Storage.LiteDb.Pages;

/// <summary>A file of 8 KiB pages that counts what it costs. Reads may come from any thread, writes from one.</summary>
/// <remarks>Open for overriding so that a test can lose what was not flushed, as a power cut does.</remarks>
internal class PageFile : IDisposable
{
    /// <summary>Bytes in a LiteDB page.</summary>
    public const int PageSize = 8192;

    private readonly SafeFileHandle? handle;
    private long written;
    private long flushes;

    /// <summary>Opens or creates the file.</summary>
    public PageFile(string path) => handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);

    /// <summary>For a file that is no file.</summary>
    protected PageFile() { }

    /// <summary>Bytes written since it was opened.</summary>
    public long BytesWritten => Interlocked.Read(ref written);

    /// <summary>Flushes to the disk (fsync) since it was opened.</summary>
    public long Flushes => Interlocked.Read(ref flushes);

    /// <summary>Length in bytes.</summary>
    public virtual long Length => RandomAccess.GetLength(handle!);

    /// <summary>Reads until the buffer is full or the file ends; returns how many bytes.</summary>
    public virtual int Read(long offset, Span<byte> into)
    {
        var total = 0;
        while (total < into.Length)
        {
            var read = RandomAccess.Read(handle!, into[total..], offset + total);
            if (read == 0)
                break;
            total += read;
        }
        return total;
    }

    /// <summary>Hands bytes to the operating system; only <see cref="Flush"/> makes them durable.</summary>
    public virtual void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(handle!, bytes, offset);
        Interlocked.Add(ref written, bytes.Length);
        StorageMeter.Written(bytes.Length);
    }

    /// <summary>Returns when everything written is on the disk (fsync). After a failure nobody knows what is there: see <see cref="FlushFailedException"/>.</summary>
    public virtual void Flush()
    {
        try
        {
            RandomAccess.FlushToDisk(handle!);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new FlushFailedException(fault);
        }
        Interlocked.Increment(ref flushes);
        StorageMeter.Flushed();
    }

    /// <summary>Cuts or extends the file; durable after <see cref="Flush"/>.</summary>
    public virtual void SetLength(long length) => RandomAccess.SetLength(handle!, length);

    /// <inheritdoc />
    public virtual void Dispose() => handle?.Dispose();
}

/// <summary>An fsync failed: the kernel may have dropped the pages and call the next fsync a success. Only a new process may go on.</summary>
internal sealed class FlushFailedException(Exception inner) : IOException("fsync failed", inner);
