using System.Globalization;
using WijkBot.Cases;
using WijkBot.Kennis;
using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Language.Dates;

namespace WijkBot.Desk.Antwoorden;

/// <summary>What became of a known answer.</summary>
/// <param name="Becomes">The answer as it is now; null = nothing was done.</param>
/// <param name="Status">Its status now.</param>
/// <param name="Say">What the professional reads.</param>
public sealed record Changed(GivenAnswer? Becomes, string? Status, string Say);

/// <summary>Keeps, edits and expires a known answer. Whoever edits it has checked it: the day becomes its "laatst gecontroleerd".</summary>
/// <param name="knowledge">Names and texts.</param>
public sealed class KnownAnswerChange(KnowledgeBase knowledge)
{
    /// <summary>Verbs of the buttons.</summary>
    public const string Keep = "kennis-bewaar", Edit = "kennis-wijzig", Expire = "kennis-verloop";

    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");
    private readonly DateReader dates = new(knowledge.Netwerk.OfficeHours.Zone);

    /// <summary>Does what is wanted.</summary>
    public Changed Do(Asked asked, GivenAnswer given, Wanted wanted) => wanted.What switch
    {
        Keep => Kept(asked, given, wanted),
        Edit => Edited(asked, given, wanted),
        _ => Expired(asked, given, wanted),
    };

    private Changed Kept(Asked asked, GivenAnswer given, Wanted wanted)
    {
        var today = dates.Today(asked.Turn.Now);
        var kept = given with { Question = Or(wanted.Title, given.Question), Expires = given.Expires <= today ? null : given.Expires };
        return new Changed(kept, GivenAnswer.Kept, knowledge.Say("teams.bewaard", ("zaak", given.Reference), ("vraag", kept.Question)) + Advice(kept.Text));
    }

    private Changed Edited(Asked asked, GivenAnswer given, Wanted wanted)
    {
        var text = Or(wanted.Text, given.Text);
        if (wanted is { Text: null or "", Title: null, Area: null, Until: null })
            return Nothing("teams.kennis.wijzig-leeg", given);
        if (text.Length > CaseVerbs.LongestAnswer)
            return new Changed(null, null, knowledge.Say("teams.te-lang", ("lengte", $"{text.Length}"), ("hoogstens", $"{CaseVerbs.LongestAnswer}")));
        var wijk = wanted.Area is null ? given.Wijk : wanted.Area == asked.Links.TownSlug ? null : wanted.Area;
        if (wijk != given.Wijk && !(asked.Standing.Scope.Slugs.Contains(asked.Links.TownSlug) || asked.Standing.Scope.Serves(wijk)))
            return Nothing("teams.kennis.gebied-niet", given);
        if (wijk is not null && knowledge.Wijken.BySlug(wijk) is null)
            return Nothing("teams.onbekende-actie", given);
        var today = dates.Today(asked.Turn.Now);
        var expires = wanted.Until switch { null => given.Expires, "" => null, var words => Day(words, asked.Turn.Now) };
        if (wanted.Until is { Length: > 0 } && !(expires > today))
            return Nothing("teams.kennis.wanneer", given);
        var edited = given with { Question = Or(wanted.Title, given.Question), Text = text, Wijk = wijk, Expires = expires <= today ? null : expires, Day = today };
        return new Changed(edited, GivenAnswer.Kept, knowledge.Say("teams.kennis.gewijzigd", ("zaak", given.Reference), ("vraag", edited.Question)) + Advice(text));
    }

    private Changed Expired(Asked asked, GivenAnswer given, Wanted wanted)
    {
        var today = dates.Today(asked.Turn.Now);
        if (string.IsNullOrEmpty(wanted.Until))
            return new Changed(given with { Expires = today }, GivenAnswer.Expired, knowledge.Say("teams.kennis.verlopen", ("zaak", given.Reference)));
        return Day(wanted.Until, asked.Turn.Now) is { } day && day > today
            ? new Changed(given with { Expires = day }, GivenAnswer.Kept, knowledge.Say("teams.kennis.verloopt", ("zaak", given.Reference), ("wanneer", day.ToString("dddd d MMMM yyyy", Dutch))))
            : Nothing("teams.kennis.wanneer", given);
    }

    private DateOnly? Day(string words, DateTimeOffset now) => dates.Read(words, now) is [var day, ..] ? day.From : null;

    private Changed Nothing(string text, GivenAnswer given) => new(null, null, knowledge.Say(text, ("zaak", given.Reference)));

    private string Advice(string text) => LongSentence.In(text) is var (sentence, words) ? "\n\n" + knowledge.Say("teams.kennis.lange-zin", ("aantal", $"{words}"), ("tekst", sentence)) : "";

    private static string Or(string? wanted, string now) => string.IsNullOrEmpty(wanted) ? now : wanted;
}
