using System.Security.Cryptography;

namespace WijkBot.Simulator;

/// <summary>The files of the page. They are inside the assembly, not in wwwroot, so that Production does not serve them.</summary>
public static class PageFiles
{
    private const string Prefix = "simulator/";

    private static readonly Dictionary<string, PageFile> Files = Read();

    /// <summary>The file at this path under <c>/simulator/</c>, or null.</summary>
    public static PageFile? Find(string path) => Files.GetValueOrDefault(path);

    /// <summary>Paths of all files.</summary>
    public static IReadOnlyCollection<string> Paths => Files.Keys;

    private static Dictionary<string, PageFile> Read()
    {
        var assembly = typeof(PageFiles).Assembly;
        var files = new Dictionary<string, PageFile>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            files[name[Prefix.Length..].Replace('\\', '/')] = new PageFile(TypeOf(name), bytes, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes)[..8])}\"");
        }
        return files;
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".jpg" => "image/jpeg",
        _ => "application/octet-stream",
    };
}

/// <summary>A file of the page.</summary>
/// <param name="ContentType">MIME type.</param>
/// <param name="Bytes">The file.</param>
/// <param name="Tag">ETag, with quotes.</param>
public sealed record PageFile(string ContentType, byte[] Bytes, string Tag);
