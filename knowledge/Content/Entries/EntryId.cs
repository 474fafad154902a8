namespace WijkBot.Knowledge.Content.Entries;

/// <summary>Names an entry by its place in the content: <c>stad/antwoorden/grofvuil</c>, <c>wijken/schelfhorst/projecten/schelfhorstpark</c>.</summary>
/// <param name="Wijk">Wijk slug; null = the whole town.</param>
/// <param name="Kind">What kind.</param>
/// <param name="Slug">Name of its file, unique within wijk and kind.</param>
public sealed record EntryId(string? Wijk, EntryKind Kind, string Slug)
{
    /// <summary>Area of what is for the whole town, in ids and as a folder.</summary>
    public const string Town = "stad";

    /// <summary>Folder of what is for one wijk.</summary>
    public const string WijkenFolder = "wijken";

    /// <summary>Folder of a kind.</summary>
    public static string FolderOf(EntryKind kind) => kind switch
    {
        EntryKind.Antwoord => "antwoorden",
        EntryKind.Project => "projecten",
        EntryKind.Activiteit => "activiteiten",
        _ => "contacten",
    };

    /// <summary>Path of its file within the content folder.</summary>
    public string Path => $"{this}.md";

    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is none.</summary>
    public static EntryId? Parse(string text)
    {
        var (wijk, folder, slug) = text.Split('/') switch
        {
            [Town, var kinds, var name] => (null, kinds, name),
            [WijkenFolder, { Length: > 0 } own, var kinds, var name] => (own, kinds, name),
            _ => ((string?)null, "", ""),
        };
        var found = Array.FindIndex(Enum.GetValues<EntryKind>(), kind => FolderOf(kind) == folder);
        return found < 0 || slug.Length == 0 ? null : new EntryId(wijk, Enum.GetValues<EntryKind>()[found], slug);
    }

    /// <inheritdoc />
    public override string ToString() => $"{(Wijk is null ? Town : $"{WijkenFolder}/{Wijk}")}/{FolderOf(Kind)}/{Slug}";
}
