using System.Text;

namespace WijkBot.Knowledge.Content;

/// <summary>What the conversations say, by key, from <c>teksten/*.yaml</c>. Editors change it; code only knows the keys.</summary>
public sealed class Texts
{
    /// <summary>The language that every text has.</summary>
    public const string Dutch = "nl";

    private readonly Dictionary<string, ConversationText> _texts;
    private readonly IReadOnlyDictionary<string, string> _everywhere;

    private readonly IReadOnlyDictionary<(string Language, string Dutch), string> _phrases;

    internal Texts(
        IEnumerable<ConversationText> texts, IReadOnlyDictionary<string, string> everywhere, IReadOnlyDictionary<(string Language, string Dutch), string>? phrases = null)
    {
        _texts = texts.ToDictionary(text => text.Key, StringComparer.Ordinal);
        _everywhere = everywhere;
        _phrases = phrases ?? new Dictionary<(string, string), string>();
    }

    /// <summary>Every language that conversations are held in, Dutch first.</summary>
    public static IReadOnlyList<string> Languages { get; } = [Dutch, "en", "tr", "ar", "pl", "de", "uk"];

    /// <summary>Every text, for checks and overviews.</summary>
    public IReadOnlyCollection<ConversationText> All => _texts.Values;

    /// <summary>Whether there is a text under this key.</summary>
    public bool Has(string key) => _texts.ContainsKey(key);

    /// <summary>Whether this text is written in this language; where it is not, <see cref="Get(string, string?, IReadOnlyDictionary{string, string}?)"/> gives Dutch and the conversation says so.</summary>
    public bool HasLanguage(string key, string language) => _texts.TryGetValue(key, out var text) && text.ByLanguage.ContainsKey(language);

    /// <summary>The text, filled in; Dutch where the language has none.</summary>
    /// <param name="key">Such as <c>melding.waar</c>, or with <c>.sms</c> for a short variant.</param>
    /// <param name="language">Two letters; null = Dutch.</param>
    /// <param name="values">For the placeholders, without braces.</param>
    /// <exception cref="KeyNotFoundException">No such text, or a placeholder without a value; the message names it.</exception>
    public string Get(string key, string? language = null, IReadOnlyDictionary<string, string>? values = null)
    {
        if (!_texts.TryGetValue(key, out var text)) throw new KeyNotFoundException($"There is no text '{key}' in teksten/.");
        var template = language is not null && text.ByLanguage.TryGetValue(language, out var own) ? own : text.ByLanguage[Dutch];
        return Fill(key, template, values, RightToLeft.Is(language) && template != text.ByLanguage[Dutch]);
    }

    /// <summary>Something the content names in Dutch (a kind of melding, one of its questions or choices, "vandaag") in a language; Dutch where it has none.</summary>
    /// <param name="dutch">As it stands in the content.</param>
    /// <param name="language">Two letters.</param>
    public string Phrase(string dutch, string language) => _phrases.GetValueOrDefault((language, dutch), dutch);

    /// <summary>The text with values given in place: <c>Get("melding.bevestigd", "nl", ("zaak", "M-1042"))</c>.</summary>
    public string Get(string key, string? language, params (string Name, string Value)[] values) =>
        Get(key, language, values.ToDictionary(value => value.Name, value => value.Value));

    /// <summary>The short variant (<c>key.sms</c>) when it is written and <paramref name="brief"/> is set, else the ordinary text.</summary>
    public string GetFor(bool brief, string key, string? language, IReadOnlyDictionary<string, string>? values = null) =>
        Get(brief && Has(key + ".sms") ? key + ".sms" : key, language, values);

    private string Fill(string key, string template, IReadOnlyDictionary<string, string>? values, bool isolated)
    {
        if (!template.Contains('{')) return template;
        var filled = new StringBuilder(template.Length + 40);
        var at = 0;
        foreach (var (start, length, name) in Placeholders.In(template))
        {
            var value = values is not null && values.TryGetValue(name, out var given) ? given
                : _everywhere.GetValueOrDefault(name) ?? throw new KeyNotFoundException($"Text '{key}' needs a value for {{{name}}}.");
            filled.Append(template, at, start - at).Append(isolated ? RightToLeft.Isolate(value) : value);
            at = start + length;
        }
        return filled.Append(template, at, template.Length - at).ToString();
    }
}

/// <summary>One text in its languages.</summary>
/// <param name="Key">Its key.</param>
/// <param name="ByLanguage">Text per language; <c>nl</c> is always there.</param>
/// <param name="File">Where it is written.</param>
/// <param name="Line">The line.</param>
public sealed record ConversationText(string Key, IReadOnlyDictionary<string, string> ByLanguage, string File, int Line);
