using WijkBot.Cases.Cards;
using WijkBot.Knowledge.Content;
using WijkBot.Roster;

namespace WijkBot.Cases;

/// <summary>
/// Nothing waits for ever: a case that nobody takes, or that nobody answers, speaks up by itself. The times are the category's, in office hours,
/// unless the settings <c>Escalation:*</c> override them.
/// </summary>
/// <param name="knowledge">Times per category.</param>
/// <param name="settings">Overrides, for trials and tests.</param>
public sealed class CaseTerms(KnowledgeBase knowledge, EscalationSettings settings)
{
    /// <summary>Later reminders come at longer distances, up to this many times the term.</summary>
    private const int LongestFactor = 8;

    /// <summary>From now on somebody must take it.</summary>
    public void AwaitTaking(CaseTurn turn) => turn.StartTerm(After(turn, TakeWithin(turn.Case)));

    /// <summary>From now on the resident must get an answer.</summary>
    public void AwaitAnswer(CaseTurn turn) => turn.StartTerm(After(turn, AnswerWithin(turn.Case)));

    /// <summary>The work that a case is for a party from now on.</summary>
    public Duty DutyOf(Case @case, Knowledge.Netwerk.Party party, DateTimeOffset now) => new(
        party, CaseRouting.SubjectOf(@case.Kind, @case.Category), knowledge.Netwerk.AreasOf(@case.Wijk, @case.Place?.Buurt), now, Hours.Add(now, TakeWithin(@case)),
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Hours.NextOpening(now), Hours.Zone).DateTime));

    /// <summary>When a case received now must have its answer.</summary>
    public DateTimeOffset DueOf(string? category, DateTimeOffset receivedAt) =>
        Hours.Add(receivedAt, settings.AnswerWithin ?? knowledge.Category(category ?? "")?.AnswerWithin ?? EscalationSettings.DefaultAnswerWithin);

    /// <summary>A term ended. Taken but not answered: a reminder. Not taken: a reminder, and the next in the wijknetwerk has it; after the last one the channels of the place that have not seen it, and then everyone town-wide.</summary>
    /// <param name="turn">The case's turn.</param>
    /// <param name="links">The channels that are linked now.</param>
    /// <param name="post">Puts a card of this case into a channel.</param>
    public void Ended(CaseTurn turn, Links links, Action<TeamsLink> post)
    {
        var count = turn.Case.Escalations + 1;
        if (turn.Case.TakenBy is { } holder)
        {
            turn.Note(knowledge.Say("teams.nog-geen-antwoord", ("zaak", turn.Case.Reference), ("wie", holder.Name)));
            turn.Record("WijkBot", "Nog geen antwoord binnen de termijn", turn.Case with { Escalations = count });
        }
        else
        {
            turn.Note(knowledge.Say("teams.nog-niet-opgepakt", ("zaak", turn.Case.Reference), ("hoelang", Spoken(turn.Now - Since(turn.Case)))));
            Pass(turn, links, post, count);
        }
        var term = turn.Case.TakenBy is null ? TakeWithin(turn.Case) : AnswerWithin(turn.Case);
        turn.StartTerm(After(turn, term * Math.Min(count, LongestFactor)));
    }

    private void Pass(CaseTurn turn, Links links, Action<TeamsLink> post, int count)
    {
        var late = turn.Case with { Escalations = count };
        if (Next(turn, links) is var (next, link))
        {
            late = late with { Party = next.Id, PartyReason = $"{knowledge.PartyOf(turn.Case).Name} pakte het niet op tijd op. Daarna komt {next.Name}." };
            turn.Record("WijkBot", $"Niet opgepakt binnen de termijn: voorgelegd aan {next.Name}", late);
            turn.Note(knowledge.Say("teams.naar-volgende", ("zaak", turn.Case.Reference), ("naar", next.Name)));
            post(link);
            return;
        }
        turn.Record("WijkBot", "Niet opgepakt binnen de termijn", late);
        if (!turn.Case.Confidential && links.Around(turn.Case, knowledge.Netwerk).FirstOrDefault(near => IsNew(turn, near)) is { } wider)
        {
            turn.Note(knowledge.Say("teams.naar-gebied", ("zaak", turn.Case.Reference), ("gebied", knowledge.NameOfArea(wider.Slug))));
            post(wider);
            return;
        }
        if (links.Town is not { } town || !IsNew(turn, town))
            return;
        if (turn.Case is { Confidential: true, Cards.Count: > 0 })
        {
            // what it is about stays with its party; that it waits does not
            turn.Note(knowledge.Say("teams.naar-stadsbreed-vertrouwelijk", ("zaak", turn.Case.Reference)));
            turn.SendApart(Posts.RecipientOf(town), Posts.Note(town, knowledge.Say("teams.vertrouwelijk-wacht", ("zaak", turn.Case.Reference), ("naar", knowledge.PartyOf(turn.Case).Name))));
            return;
        }
        turn.Note(knowledge.Say("teams.naar-stadsbreed", ("zaak", turn.Case.Reference)));
        post(town);
    }

    /// <summary>
    /// The next party whose people have not seen it yet: in the party's own channel, else in one of the place. A confidential case is only told to who keeps secrets
    /// too, in a channel of their own. Who is away is passed by.
    /// </summary>
    private (Knowledge.Netwerk.Party Party, TeamsLink Link)? Next(CaseTurn turn, Links links)
    {
        foreach (var party in knowledge.Netwerk.Chain(turn.Case.Party).Skip(1).Where(party => party.InTeams && party.Id != links.TownSlug))
        {
            if (turn.Case.Confidential && !party.Confidential)
                continue;
            if (turn.People.AllAway(DutyOf(turn.Case, party, turn.Now)))
                continue;
            var link = links.Of(party.Id) ?? (turn.Case.Confidential ? null : links.Around(turn.Case, knowledge.Netwerk).FirstOrDefault(near => IsNew(turn, near)));
            if (link is not null && IsNew(turn, link))
                return (party, link);
        }
        return null;
    }

    private static bool IsNew(CaseTurn turn, TeamsLink? link) => link is not null && turn.Case.Cards.All(card => card.Link.ChannelId != link.ChannelId);

    private static DateTimeOffset Since(Case @case) => @case.History.LastOrDefault(line => line.Who != "WijkBot")?.At ?? @case.ReceivedAt;

    private DateTimeOffset After(CaseTurn turn, TimeSpan officeTime) => Hours.Add(turn.Now, officeTime);

    private TimeSpan TakeWithin(Case @case) =>
        settings.TakeWithin ?? knowledge.Category(@case.Category ?? "")?.TakeWithin ?? EscalationSettings.DefaultTakeWithin;

    private TimeSpan AnswerWithin(Case @case) =>
        settings.AnswerWithin ?? knowledge.Category(@case.Category ?? "")?.AnswerWithin ?? EscalationSettings.DefaultAnswerWithin;

    private Knowledge.Netwerk.OfficeHours Hours =>
        settings.Always ? knowledge.Netwerk.OfficeHours.AsAlways() : knowledge.Netwerk.OfficeHours;

    private static string Spoken(TimeSpan span) => span switch
    {
        { TotalDays: >= 2 } => $"{(int)span.TotalDays} dagen",
        { TotalHours: >= 2 } => $"{(int)span.TotalHours} uur",
        { TotalMinutes: >= 2 } => $"{(int)span.TotalMinutes} minuten",
        _ => $"{(int)span.TotalSeconds} seconden",
    };
}
