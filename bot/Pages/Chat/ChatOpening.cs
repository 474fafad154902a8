using WijkBot.Conversations.Initiatief;
using WijkBot.Pages.Wijken;

namespace WijkBot.Pages.Chat;

/// <summary>
/// What a button on a page lets the resident say first in the chat: <c>?begin=idee</c>, or <c>?begin=doe-mee-…</c> with the key of an idea that everybody may read.
/// The words are ours and never the address's, so that no link from elsewhere makes somebody say something.
/// </summary>
/// <param name="initiatives">The ideas.</param>
public sealed class ChatOpening(OpenbareInitiatieven initiatives)
{
    /// <summary>Begins an idea of one's own.</summary>
    public const string Idea = "idee";

    private const string Join = "doe-mee-";

    /// <summary>Name of the opening that joins an idea.</summary>
    public static string Joining(OpenbaarInitiatief idea) => Join + idea.Key;

    /// <summary>The words; null when the address names none, or an idea that is no longer there.</summary>
    /// <exception cref="Storage.StoreUnavailableException">The store cannot be read now.</exception>
    public async Task<string?> WordsAsync(string? begin, CancellationToken cancel)
    {
        if (begin == Idea)
            return "Ik heb een idee voor de wijk.";
        if (begin is null || !begin.StartsWith(Join, StringComparison.Ordinal))
            return null;
        var key = begin[Join.Length..];
        return (await initiatives.InAsync(null, cancel)).FirstOrDefault(idea => idea.Key == key) is { } found
            ? MeedoenConversation.WordsFor(FirstSentence(found.What)) : null;
    }

    /// <summary>Enough to know the idea by; a second sentence would be heard as a second request.</summary>
    private static string FirstSentence(string text) => text.Split(['.', '!', '?', '\n'], 2)[0].Trim();
}
