namespace WijkBot.Knowledge.Content.Entries;

/// <summary>Something that a wijk or the town has written down for its residents: a Markdown file, or an answer that a professional gave.</summary>
public abstract record Entry
{
    /// <summary>What kind it is.</summary>
    public abstract EntryKind Kind { get; }
    /// <summary>Its place: wijk or town, kind, name. Unique.</summary>
    public required EntryId Id { get; init; }
    /// <summary>Its title.</summary>
    public required string Title { get; init; }
    /// <summary>"Zo vragen mensen het": other ways to ask for it.</summary>
    public IReadOnlyList<string> Questions { get; init; } = [];
    /// <summary>How people ask for it in other languages, by two letters; the entry itself is Dutch.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Translated { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
    /// <summary>Its subject in one word, such as <c>afval</c>.</summary>
    public string? Theme { get; init; }
    /// <summary>Who keeps it right.</summary>
    public required string Owner { get; init; }
    /// <summary>Where it comes from.</summary>
    public required EntrySource Source { get; init; }
    /// <summary>"Laatst gecontroleerd": when the source was last compared with it.</summary>
    public required DateOnly Checked { get; init; }
    /// <summary>From this day on it is not told any more; null = it stays.</summary>
    public DateOnly? Expires { get; init; }
    /// <summary>What editors still have to find out; residents never read it. Null = nothing.</summary>
    public string? Note { get; init; }
    /// <summary>Whom it is for, such as <c>ouderen</c>; empty = everybody.</summary>
    public IReadOnlyList<string> Audience { get; init; } = [];
    /// <summary>Entries that help who reads this one.</summary>
    public IReadOnlyList<EntryId> Related { get; init; } = [];
    /// <summary>CBS codes of the buurten that it is about; empty = the whole wijk.</summary>
    public IReadOnlyList<string> Buurten { get; init; } = [];
    /// <summary>What the resident reads, as Markdown.</summary>
    public required string Markdown { get; init; }
    /// <summary>The same as plain text, for a phone.</summary>
    public required string Text { get; init; }
    /// <summary>File that it is written in; null for an answer given at run time.</summary>
    public string? File { get; init; }

    /// <summary>Wijk slug; null = for the whole town.</summary>
    public string? Wijk => Id.Wijk;

    /// <summary>Whether it may be told on this day.</summary>
    public bool IsValid(DateOnly today) => Expires is not { } end || today < end;

    /// <summary>The body as HTML for a page; what could run a script has been taken out.</summary>
    public string Html => MarkdownText.ToHtml(Markdown);
}

/// <summary>What kind of entry.</summary>
public enum EntryKind
{
    /// <summary>An answer to a question.</summary>
    Antwoord,
    /// <summary>Something that is built or changed.</summary>
    Project,
    /// <summary>Something to take part in.</summary>
    Activiteit,
    /// <summary>Somebody to reach.</summary>
    Contact,
}

/// <summary>Where an entry comes from.</summary>
/// <param name="Name">Name of the page or organisation.</param>
/// <param name="Url">Its address; null when it is not on the web.</param>
public sealed record EntrySource(string Name, string? Url);

/// <summary>An answer to a question.</summary>
public sealed record Antwoord : Entry
{
    /// <inheritdoc />
    public override EntryKind Kind => EntryKind.Antwoord;
}
