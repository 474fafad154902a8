using System.Buffers.Text;
using System.Security.Cryptography;
using WijkBot.Operations;

namespace WijkBot.Media;

/// <summary>
/// Photos, as files in the data folder. An id is 128 random bits: who has the address has the photo, as a card in Teams needs, and nobody can guess one.
/// Photos come in after their position and other metadata were taken out.
/// </summary>
/// <param name="folder">Where files are kept.</param>
public sealed class MediaStore(DataFolder folder)
{
    private const int IdLength = 22;
    private readonly string photos = Directory.CreateDirectory(Path.Combine(folder.Path, "media")).FullName;

    /// <summary>Keeps a JPEG; on disk when this returns.</summary>
    public async Task<string> SaveAsync(ReadOnlyMemory<byte> jpeg, CancellationToken cancel)
    {
        var id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        await using var file = new FileStream(PathOf(id), FileMode.CreateNew, FileAccess.Write);
        await file.WriteAsync(jpeg, cancel);
        file.Flush(flushToDisk: true);
        return id;
    }

    /// <summary>Opens a photo; null when there is none, or when this is no id.</summary>
    public Stream? Open(string id) => IsId(id) && File.Exists(PathOf(id)) ? File.OpenRead(PathOf(id)) : null;

    /// <summary>Removes a photo; none is no fault.</summary>
    public void Delete(string id)
    {
        if (IsId(id))
            File.Delete(PathOf(id));
    }

    /// <summary>Ids of the photos that were kept before a time.</summary>
    public IEnumerable<string> Before(DateTimeOffset time) =>
        Directory.EnumerateFiles(photos, "*.jpg").Where(file => File.GetLastWriteTimeUtc(file) < time.UtcDateTime).Select(file => Path.GetFileNameWithoutExtension(file));

    private string PathOf(string id) => Path.Combine(photos, id + ".jpg");

    private static bool IsId(string id) => id.Length == IdLength && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
