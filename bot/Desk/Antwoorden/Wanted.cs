using WijkBot.Channels.Teams.Cards;

namespace WijkBot.Desk.Antwoorden;

/// <summary>What somebody wants with a known answer. What is null stays as it is.</summary>
/// <param name="What"><see cref="KnownAnswerChange.Keep"/>, <see cref="KnownAnswerChange.Edit"/> or <see cref="KnownAnswerChange.Expire"/>.</param>
/// <param name="Title">The question that it answers.</param>
/// <param name="Text">The answer.</param>
/// <param name="Area">Slug of a wijk, or of the town.</param>
/// <param name="Until">From which day it is not told any more, in words; null = as it is, empty = it stays.</param>
public sealed record Wanted(string What, string? Title = null, string? Text = null, string? Area = null, string? Until = null)
{
    /// <summary>Reads what stands behind the number: <c>wijzig: nieuwe tekst</c>, <c>verlopen</c>, <c>verloopt op 1 juni</c>; null when it is nothing of that.</summary>
    public static Wanted? Of(string words)
    {
        var (first, rest) = words.Split([' ', ':', '\n'], 2, StringSplitOptions.TrimEntries) is [var head, .. var tail] ? (head.ToLowerInvariant().TrimEnd('.'), tail is [var one] ? one.TrimStart(':', ' ') : "") : ("", "");
        return first switch
        {
            "wijzig" => new Wanted(KnownAnswerChange.Edit, Text: rest),
            "verlopen" or "verloop" or "verloopt" or "tot" => new Wanted(KnownAnswerChange.Expire, Until: rest),
            _ => null,
        };
    }

    /// <summary>Reads a button and its form.</summary>
    public static Wanted? Of(CardVerb verb) => verb.Verb is KnownAnswerChange.Keep or KnownAnswerChange.Edit or KnownAnswerChange.Expire
        ? new Wanted(verb.Verb, verb.Said("titel"), verb.Said("tekst"), verb.Said("gebied"), verb.Said("verloopt") ?? "")
        : null;
}
