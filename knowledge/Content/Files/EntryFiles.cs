using WijkBot.Knowledge.Content.Entries;
using WijkBot.Knowledge.Wijken;

namespace WijkBot.Knowledge.Content.Files;

/// <summary>Reads every entry: <c>stad/{antwoorden,projecten,activiteiten,contacten}/*.md</c> and the same under <c>wijken/{slug}/</c>. The folder gives wijk and kind.</summary>
internal sealed class EntryFiles(string folder, WijkMap wijken, List<ContentFault> faults)
{
    private static readonly EntryKind[] Kinds = Enum.GetValues<EntryKind>();

    public IReadOnlyList<Entry> Read()
    {
        var read = new List<(Entry Entry, EntryFile File)>();
        ReadArea(Path.Combine(folder, EntryId.Town), null, read);
        foreach (var area in FoldersIn(Path.Combine(folder, EntryId.WijkenFolder)))
        {
            var slug = Path.GetFileName(area);
            if (wijken.BySlug(slug) is null)
                faults.Add(new ContentFault(area, 0, $"'{slug}' is geen wijk; kies uit {string.Join(", ", wijken.All.Select(wijk => wijk.Slug))}"));
            else
                ReadArea(area, slug, read);
        }
        var known = read.Select(one => one.Entry.Id).ToHashSet();
        return [.. read.Select(one => one.Entry with { Related = one.File.Related(one.Entry.Id, known) })];
    }

    private void ReadArea(string area, string? wijk, List<(Entry, EntryFile)> read)
    {
        foreach (var stray in Files(area).Where(file => Path.GetExtension(file) == ".md"))
            faults.Add(new ContentFault(stray, 0, $"dit bestand hoort in een van de mappen {Folders}"));
        foreach (var kindFolder in FoldersIn(area))
        {
            var found = Array.FindIndex(Kinds, kind => EntryId.FolderOf(kind) == Path.GetFileName(kindFolder));
            if (found < 0)
            {
                faults.Add(new ContentFault(kindFolder, 0, $"onbekende map; hier mag: {Folders}"));
                continue;
            }
            foreach (var path in Files(kindFolder).Where(file => Path.GetExtension(file) == ".md"))
            {
                var slug = Path.GetFileNameWithoutExtension(path);
                if (!IsSlug(slug)) faults.Add(new ContentFault(path, 0, "schrijf de naam van het bestand met kleine letters, cijfers en streepjes"));
                var file = new EntryFile(path, new EntryId(wijk, Kinds[found], slug), wijken, faults);
                if (file.Read() is { } entry) read.Add((entry, file));
            }
        }
    }

    private static string Folders => string.Join(", ", Kinds.Select(EntryId.FolderOf));

    /// <summary>Small letters, digits and dashes.</summary>
    public static bool IsSlug(string text) => text.Length > 0 && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    private static IEnumerable<string> FoldersIn(string path) => Directory.Exists(path) ? Directory.EnumerateDirectories(path).Order(StringComparer.Ordinal) : [];

    private static IEnumerable<string> Files(string path) => Directory.Exists(path) ? Directory.EnumerateFiles(path).Order(StringComparer.Ordinal) : [];
}
