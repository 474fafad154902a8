namespace WijkBot.Knowledge.Content.Entries;

/// <summary>Names an entry: <c>stad/antwoorden/grofvuil</c>, <c>schelfhorst/projecten/schelfhorstpark</c>.</summary>
/// <param name="Wijk">Wijk slug; null = the whole town.</param>
/// <param name="Kind">What kind.</param>
/// <param name="Slug">Name of its file, unique within wijk and kind.</param>
public sealed record EntryId(string? Wijk, EntryKind Kind, string Slug)
{
    /// <summary>Area of what is for the whole town, in ids and as a folder.</summary>
    public const string Town = "stad";

    /// <summary>Folder of a kind.</summary>
    public static string FolderOf(EntryKind kind) => kind switch
    {
        EntryKind.Antwoord => "antwoorden",
        EntryKind.Project => "projecten",
        EntryKind.Activiteit => "activiteiten",
        _ => "contacten",
    };

    /// <summary>Path of its file within the content folder.</summary>
    public string Path => $"{(Wijk is null ? Town : "wijken/" + Wijk)}/{FolderOf(Kind)}/{Slug}.md";

    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is none.</summary>
    public static EntryId? Parse(string text)
    {
        if (text.Split('/') is not [{ Length: > 0 } area, var folder, { Length: > 0 } slug]) return null;
        foreach (var kind in Enum.GetValues<EntryKind>())
        {
            if (FolderOf(kind) == folder) return new EntryId(area == Town ? null : area, kind, slug);
        }
        return null;
    }

    /// <inheritdoc />
    public override string ToString() => $"{Wijk ?? Town}/{FolderOf(Kind)}/{Slug}";
}
