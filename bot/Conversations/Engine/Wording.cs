using WijkBot.Knowledge.Content;

namespace WijkBot.Conversations.Engine;

/// <summary>Finds what a conversation says: its own text first (<c>melding.waar</c>), then the one that all share (<c>algemeen.waar</c>).</summary>
/// <param name="has">Whether there is a text under a key.</param>
/// <param name="get">The text under a key, filled in.</param>
public sealed class Wording(Func<string, bool> has, Func<string, IReadOnlyDictionary<string, string>, string> get)
{
    /// <summary>First part of the keys of texts that every conversation may use.</summary>
    public const string Common = "algemeen";

    /// <summary>The texts of the content, in one language.</summary>
    /// <param name="texts">The content.</param>
    /// <param name="language">Two letters.</param>
    /// <param name="brief">Short variants where they exist, for SMS.</param>
    public static Wording From(Texts texts, string language, bool brief) =>
        new(texts.Has, (key, values) => texts.GetFor(brief, key, language, values));

    /// <summary>The text, or null where neither the conversation nor the common part has it.</summary>
    public string? Find(string conversation, string key, params ReadOnlySpan<(string Name, string Value)> with)
    {
        key = key.Replace('/', '.');
        var full = $"{conversation}.{key}";
        if (!has(full) && !has(full = $"{Common}.{key}"))
            return null;
        var values = new Dictionary<string, string>();
        foreach (var (name, value) in with)
            values[name] = value;
        return get(full, values);
    }
}
