using WijkBot.Knowledge.Content;

namespace WijkBot.Tests.Knowledge;

/// <summary>The content that ships, and copies of it to break.</summary>
public static class Some
{
    /// <summary>The content folder in this checkout.</summary>
    public static string AlmeloFolder { get; } = Path.Combine(Shared.Repository, "knowledge", "almelo");

    private static readonly Lazy<KnowledgeBase> Loaded = new(() => KnowledgeBase.Load(AlmeloFolder).OrThrow());

    /// <summary>The knowledge that ships, read once for all tests.</summary>
    public static KnowledgeBase Almelo => Loaded.Value;
}

/// <summary>A copy of the content folder that a test may break.</summary>
public sealed class ContentCopy : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wijkbot-content").FullName;

    public ContentCopy()
    {
        foreach (var file in Directory.EnumerateFiles(Some.AlmeloFolder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder, Path.GetRelativePath(Some.AlmeloFolder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Folder => _folder;

    /// <summary>Replaces the first occurrence of a piece of a file, which must be there.</summary>
    public ContentCopy With(string file, string piece, string other)
    {
        var path = Path.Combine(_folder, file);
        var text = File.ReadAllText(path);
        var at = text.IndexOf(piece, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} does not hold '{piece}'");
        File.WriteAllText(path, text[..at] + other + text[(at + piece.Length)..]);
        return this;
    }

    public ContentCopy WithFile(string file, string text)
    {
        var path = Path.Combine(_folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public ContentCopy Without(string file)
    {
        File.Delete(Path.Combine(_folder, file));
        return this;
    }

    /// <summary>The faults as <c>file:line: message</c>, with paths inside the folder.</summary>
    public IReadOnlyList<string> Faults() =>
        [.. KnowledgeBase.Load(_folder).Faults.Select(fault => fault.ToString().Replace(_folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal))];

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
