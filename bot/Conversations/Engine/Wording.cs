using WijkBot.Knowledge.Content;

namespace WijkBot.Conversations.Engine;

/// <summary>Finds what a conversation says: its own text first (<c>melding.waar</c>), then the one that all share (<c>algemeen.waar</c>).</summary>
/// <param name="has">Whether there is a text under a key.</param>
/// <param name="get">The text under a key, filled in.</param>
public sealed class Wording(Func<string, bool> has, Func<string, IReadOnlyDictionary<string, string>, string> get)
{
    /// <summary>First part of the keys of texts that every conversation may use.</summary>
    public const string Common = "algemeen";

    private Dictionary<string, string>? originals;
    private Texts? texts;
    private bool brief;

    /// <summary>Two letters.</summary>
    public string Language { get; private init; } = Texts.Dutch;

    /// <summary>The texts of the content, in one language.</summary>
    /// <param name="texts">The content.</param>
    /// <param name="language">Two letters.</param>
    /// <param name="brief">Short variants where they exist, for SMS.</param>
    public static Wording From(Texts texts, string language, bool brief) =>
        new(texts.Has, (key, values) => texts.GetFor(brief, key, language, values))
        {
            Language = language,
            originals = language == Texts.Dutch ? null : [],
            texts = texts,
            brief = brief,
        };

    /// <summary>The same texts in another language.</summary>
    public Wording In(string language) => texts is null ? this : From(texts, language, brief);

    /// <summary>The text, or null where neither the conversation nor the common part has it.</summary>
    public string? Find(string conversation, string key, params ReadOnlySpan<(string Name, string Value)> with)
    {
        if (FullKey(conversation, key) is not { } full) return null;
        var values = Values(with);
        var text = get(full, values);
        if (originals is not null) Note(text, DutchOf(full, values));
        return text;
    }

    /// <summary>As <see cref="Find"/>, in Dutch whatever the resident's language: for what professionals read.</summary>
    public string? FindDutch(string conversation, string key, params ReadOnlySpan<(string Name, string Value)> with) =>
        FullKey(conversation, key) is not { } full ? null : originals is null ? get(full, Values(with)) : DutchOf(full, Values(with));

    /// <summary>Something the content names in Dutch, in the resident's language: a kind of melding, a question of it, a choice.</summary>
    public string Phrase(string dutch)
    {
        if (originals is null) return dutch;
        var said = texts!.Phrase(dutch, Language);
        Note(said, dutch);
        return said;
    }

    /// <summary>Remembers what a text is in Dutch: one request away.</summary>
    public void Note(string said, string dutch)
    {
        if (originals is not null && said != dutch) originals[said] = dutch;
    }

    /// <summary>The Dutch of something that was said this turn; itself where it was Dutch already.</summary>
    public string Original(string said) =>
        originals is null ? said
        : originals.TryGetValue(said, out var whole) ? whole
        : said.Contains('\n') ? string.Join('\n', said.Split('\n').Select(Line))
        : Line(said);

    private string Line(string said)
    {
        if (originals!.TryGetValue(said, out var line)) return line;
        // "Is er spoed? Ja" in a summary: a question of the content and its answer.
        var cut = said.IndexOf("? ", StringComparison.Ordinal) is >= 0 and var question ? question + 1 : said.IndexOf("؟ ", StringComparison.Ordinal) + 1;
        return cut > 0 && originals.TryGetValue(said[..cut], out var asked) ? $"{asked} {originals.GetValueOrDefault(said[(cut + 1)..], said[(cut + 1)..])}" : said;
    }

    private string DutchOf(string key, Dictionary<string, string> values) =>
        texts!.GetFor(brief, key, Texts.Dutch, values.ToDictionary(value => value.Key, value => Original(value.Value)));

    private string? FullKey(string conversation, string key)
    {
        key = key.Replace('/', '.');
        var full = $"{conversation}.{key}";
        return has(full) || has(full = $"{Common}.{key}") ? full : null;
    }

    private static Dictionary<string, string> Values(ReadOnlySpan<(string Name, string Value)> with)
    {
        var values = new Dictionary<string, string>();
        foreach (var (name, value) in with) values[name] = value;
        return values;
    }
}
