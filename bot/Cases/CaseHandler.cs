using System.Text.Json;
using WijkBot.CallBack;
using WijkBot.Cases.Cards;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Teams.Cards;
using WijkBot.Delivery;
using WijkBot.Kennis;
using WijkBot.Knowledge.Content;
using WijkBot.Roster;
using WijkBot.Storage;

namespace WijkBot.Cases;

/// <summary>Handles everything that happens to a case: the signals of its resident, its own timers, and the verbs of professionals.</summary>
/// <param name="store">Reads the case and the Teams links.</param>
/// <param name="knowledge">Names, parties and texts.</param>
/// <param name="verbs">The five verbs.</param>
/// <param name="terms">Deadlines.</param>
/// <param name="draw">Draws the card.</param>
/// <param name="callBack">Makes the link to a number to call.</param>
/// <param name="channels">Puts the case before professionals.</param>
/// <param name="rights">Who may press.</param>
/// <param name="photos">Sends a photo in a talk.</param>
public sealed class CaseHandler(
    IStore store, KnowledgeBase knowledge, CaseVerbs verbs, CaseTerms terms, CaseCardContent draw, CallBackLink callBack, CaseChannels channels, Rights rights, PhotoToResident photos) : ITurnHandler
{
    private readonly LiveTalk live = new(knowledge, terms);
    private readonly CaseCorrections corrections = new(store, knowledge, terms);

    /// <inheritdoc />
    public bool Owns(string mailbox) => mailbox.StartsWith("zaak:", StringComparison.Ordinal);

    /// <inheritdoc />
    public async ValueTask<TurnResult> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var reference = turn.Mailbox["zaak:".Length..];
        var found = await store.FindAsync(new RecordQuery(Case.RecordKind) { Id = reference }, cancel);
        if (found is not [var record] || CaseRecord.Read(record) is { Anonymous: true })
            return new TurnResult(new Changes(), CardAnswers.Message(knowledge.Say("teams.zaak-onbekend", ("zaak", reference))));

        if (turn.Item.Activity.Name == CaseSignals.TimeOver)
            return new TurnResult(new Changes { State = turn.State, Records = CaseTimes.Over(record, turn.Now) is { } less ? [less] : [] });

        if (turn.Item.Activity.Name == CaseSignals.Erased && CaseRecord.Read(record) is { ClosedAt: not null } closed)
            return new TurnResult(new Changes { State = turn.State, Records = [CaseRecord.Of(CaseTimes.WithoutResident(closed), record.At)] });

        var handled = new CaseTurn(CaseRecord.Read(record), turn);
        var links = await Links.ReadAsync(store, knowledge.Gemeente.Slug, cancel);
        var others = new List<StoredRecord>();
        string? refused = null;
        IReadOnlyList<string> readers = [];

        if (turn.Item.Activity.Type == ActivityTypes.Event)
        {
            handled.People = await People.ReadAsync(store, knowledge, cancel);
            await SignalAsync(handled, turn.Item.Activity, links, others, cancel);
        }
        else
        {
            var standing = await rights.OfAsync(turn.Item.Activity, links, cancel);
            var verb = CardVerb.Of(turn.Item.Activity)?.Verb ?? "?";
            if (standing.RefusalFor(handled.Case) is { } no)
                return Refuse(turn, standing, reference, verb, knowledge.Say(no, ("zaak", reference)));
            handled.People = standing.People;
            readers = standing.Reading(handled.Case);
            refused = await ActAsync(handled, turn.Item.Activity, links, standing, cancel);
            if (refused is null) Propose(handled, turn.Item.Activity, others);
            others.Add(LogLine.Of(turn, standing.Who, refused is null ? verb : $"{verb}: kon niet", reference));
            if (standing.News(turn.Item.Activity.From) is { } news) handled.Signal(RosterHandler.MailboxOf(standing.Who.Id), RosterNews.Signal, news.ToJson());
        }

        foreach (var card in handled.Stale.ToList())
            handled.Replace(card, Posts.Update(card.Link, draw.Of(knowledge.SharedWith(handled.Case, [card.Link.Slug]))));
        var answer = refused is null || handled.Case.TakenBy is not null && CardVerb.Of(turn.Item.Activity) is { Verb: "oppakken" } ? CardAnswers.Refreshed(draw.Of(knowledge.SharedWith(handled.Case, readers))) : CardAnswers.Message(refused);
        return new TurnResult(handled.ToChanges(others), turn.Item.Activity.Type == ActivityTypes.Invoke ? answer : null);
    }

    /// <summary>A polite no, only to who pressed; the case itself hears nothing of it, the log does.</summary>
    private static TurnResult Refuse(Turn turn, Standing standing, string reference, string verb, string no)
    {
        var line = LogLine.Of(turn, standing.Who, $"{verb}: geweigerd", reference);
        return turn.Item.Activity.Type == ActivityTypes.Invoke
            ? new TurnResult(new Changes { State = turn.State, Records = [line] }, CardAnswers.Message(no))
            : new TurnResult(Posts.Reply(turn, turn.Item.Activity, no) with { Records = [line] });
    }

    private async Task<string?> ActAsync(CaseTurn turn, Activity activity, Links links, Standing standing, CancellationToken cancel)
    {
        if (CardVerb.Of(activity) is not { } verb)
            return knowledge.Say("teams.onbekende-actie");
        var before = turn.Case;
        var by = Professional.Of(verb.Who);
        var refused = CaseCorrections.Are(verb.Verb) ? await corrections.DoAsync(turn, verb, standing, cancel) : verbs.Do(turn, verb, by);
        if (refused is not null && !verb.CanRefresh)
            turn.Note(refused);
        if (verb.Verb == "doorzetten" && refused is null)
            Forwarded(turn, before, links, by, verb.Said("opmerking"));
        if (verb.Verb == "soort" && refused is null && before.Party != turn.Case.Party)
            Forwarded(turn, before, links, by, null);
        if (verb.Verb == "oppakken" && refused is null && before.TakenBy is null && turn.Case is { Kind: CaseKind.Terugbelverzoek })
            turn.SendApart($"{ChannelIds.Teams}|{by.Id}", Posts.Personal(activity, CallBackText(turn, by)));
        return refused;
    }

    /// <summary>What a professional answered to a question is proposed as knowledge: it is told to others once a professional says so, who can see that nothing personal is in it.</summary>
    private void Propose(CaseTurn turn, Activity activity, List<StoredRecord> others)
    {
        if (turn.Case is not { Kind: CaseKind.Vraag, Confidential: false } asked || CardVerb.Of(activity) is not { } verb) return;
        var answer = verb.Verb switch
        {
            "antwoorden" => verb.Said("antwoord"),
            "afhandelen" when asked.History.All(past => past.What != CaseVerbs.Answered) => verb.Said("bericht"),
            _ => null,
        };
        if (answer is null) return;
        var given = new GivenAnswer(asked.Reference, asked.Text, answer, asked.Wijk, knowledge.PartyOf(asked).Name, DateOnly.FromDateTime(turn.Now.UtcDateTime));
        others.Add(given.ToRecord(GivenAnswer.Proposed, turn.Now));
        turn.Note(knowledge.Say("teams.bewaren", ("zaak", asked.Reference)));
    }

    /// <summary>Colleagues read who sent it where; the new ones also read the remark, which is not for the resident.</summary>
    private void Forwarded(CaseTurn turn, Case before, Links links, Professional by, string? remark)
    {
        var toWijk = turn.Case.Wijk != before.Wijk;
        var to = toWijk ? "het wijkteam van " + knowledge.Wijken.BySlug(turn.Case.Wijk ?? "")?.Name : knowledge.PartyOf(turn.Case).Name;
        var news = knowledge.Say("teams.doorgezet", ("zaak", before.Reference), ("wie", by.Name), ("naar", to));
        turn.Note(news);
        // who sends it to a wijk means the people there, also when its party has a channel of its own; what is confidential stays with its party
        var link = (toWijk && !turn.Case.Confidential ? links.Of(turn.Case.Wijk) : null) ?? links.For(turn.Case, knowledge.Netwerk);
        if (link is not null && knowledge.PartyOf(turn.Case).InTeams && before.Cards.LastOrDefault()?.Link.ChannelId != link.ChannelId)
        {
            if (turn.Resume(link)) turn.Note(news);
            else channels.Post(turn, link);
        }
        if (remark is not null)
            turn.Note(knowledge.Say("teams.opmerking", ("wie", by.Name), ("zaak", before.Reference), ("tekst", remark)));
    }

    private async Task SignalAsync(CaseTurn turn, Activity signal, Links links, List<StoredRecord> others, CancellationToken cancel)
    {
        var request = signal.Value is { ValueKind: JsonValueKind.Object } value && signal.Name!.StartsWith("zaak/", StringComparison.Ordinal)
            ? value.Deserialize(CaseJson.Default.CaseRequest) : null;
        switch (signal.Name)
        {
            case CaseSignals.Opened or CaseSignals.Assign:
                channels.Assign(turn, links);
                break;
            case CaseSignals.Reopen:
                turn.Record(CaseSharing.ByResident, "Niet opgelost: " + request?.Text, turn.Case with { State = CaseState.Heropend, TakenBy = null, Escalations = 0 });
                turn.Note(knowledge.Say("teams.heropend", ("zaak", turn.Case.Reference), ("waarom", request?.Text ?? "")));
                terms.AwaitTaking(turn);
                break;
            case CaseSignals.Addition:
                turn.Record(CaseSharing.ByResident, "Aanvulling: " + request?.Text, turn.Case with { Photos = [.. turn.Case.Photos, .. request?.Photos ?? []] });
                turn.Note(knowledge.Say("teams.aanvulling", ("zaak", turn.Case.Reference), ("tekst", request?.Text ?? "een foto")));
                live.Heard(turn);
                break;
            case CaseSignals.Solved:
                turn.Record(CaseSharing.ByResident, "De bewoner schrijft dat het is opgelost", turn.Case);
                turn.Note(knowledge.Say("teams.opgelost", ("zaak", turn.Case.Reference)));
                break;
            case CaseSignals.NumberShown:
                turn.Record(signal.From?.Name ?? "onbekend", "Vroeg het nummer van de bewoner op", turn.Case);
                others.Add(LogLine.Of(turn.Turn, Professional.Of(signal.From ?? new ChannelAccount()), "vroeg het nummer van de bewoner op", turn.Case.Reference));
                break;
            case CaseSignals.Moved when signal.Value is { ValueKind: JsonValueKind.String } mailbox:
                turn.Record(CaseSharing.ByResident, "Gaat verder op een ander kanaal", turn.Case with { Resident = mailbox.GetString()! });
                break;
            case CaseSignals.Erased:
                Erase(turn);
                break;
            case CaseSignals.Withdrawn:
                turn.Record(CaseSharing.ByResident, "Ingetrokken door de bewoner", turn.Case with { State = CaseState.Afgehandeld, Withdrawn = true });
                turn.Note(knowledge.Say("teams.ingetrokken", ("zaak", turn.Case.Reference)));
                turn.EndTerm();
                break;
            case CaseSignals.Term when signal.Value is { ValueKind: JsonValueKind.Number } term && term.GetInt32() == turn.Case.Term:
                if (turn.Case.Cards.Count == 0)
                    channels.Assign(turn, links);
                else
                    terms.Ended(turn, links, link => channels.Post(turn, link));
                break;
            case DeliverySignals.Failed:
                await channels.FailedAsync(turn, DeliverySignals.Read(signal), links, others, cancel);
                break;
            case CaseSignals.ChannelGone when signal.Value is { ValueKind: JsonValueKind.String } gone:
                channels.Leave(turn, gone.GetString()!, links);
                break;
            case CaseSignals.Stopped when signal.Value is { ValueKind: JsonValueKind.True or JsonValueKind.False } stopped:
                var silent = stopped.GetBoolean();
                turn.Record(CaseSharing.ByResident, silent ? "Wil geen berichten meer (STOP)" : "Wil weer berichten", turn.Case with { Stopped = silent, Live = silent ? null : turn.Case.Live });
                turn.Note(knowledge.Say(silent ? "teams.bewoner-gestopt" : "teams.bewoner-weer-gestart", ("zaak", turn.Case.Reference)));
                break;
            case CaseSignals.HolderAway when signal.Value is { ValueKind: JsonValueKind.String } back && turn.Case.TakenBy is { } holder:
                live.Leave(turn);
                turn.Record("WijkBot", $"{holder.Name} is afwezig", turn.Case with { TakenBy = null, State = CaseState.Toegewezen, Escalations = 0 });
                turn.Note(knowledge.Say("teams.behandelaar-afwezig", ("zaak", turn.Case.Reference), ("wie", holder.Name), ("wanneer", back.GetString()!)));
                terms.AwaitTaking(turn);
                break;
            case CaseSignals.Joined when signal.Value is { ValueKind: JsonValueKind.String } joined:
                corrections.Joined(turn, joined.GetString()!);
                break;
            case CaseSignals.Followed when signal.Value is { ValueKind: JsonValueKind.Object } followed:
                corrections.Followed(turn, followed.Deserialize(CaseJson.Default.CaseNews)!);
                break;
            case CaseSignals.TalkDone:
                live.ResidentDone(turn);
                break;
            case CaseSignals.Silence when signal.Value is { ValueKind: JsonValueKind.Number } words:
                live.Silent(turn, words.GetInt32());
                break;
            case CaseSignals.PhotoOffered:
                others.Add(photos.Offered(turn, signal));
                break;
            case CaseSignals.PhotoHeldBack:
                turn.Note(knowledge.Say("teams.foto.venster-dicht", ("zaak", turn.Case.Reference)));
                break;
            case CaseSignals.WindowClosed:
                turn.Note(knowledge.Say("teams.venster-dicht", ("zaak", turn.Case.Reference)));
                break;
            default:
                break;
        }
    }

    /// <summary>What must be done is done without the resident; who wanted to be called cannot be.</summary>
    private void Erase(CaseTurn turn)
    {
        var left = CaseTimes.WithoutResident(turn.Case);
        turn.Record(CaseSharing.ByResident, "Heeft alle gegevens laten wissen", left.Kind == CaseKind.Terugbelverzoek ? left with { State = CaseState.Afgehandeld, Withdrawn = true } : left);
        turn.Note(knowledge.Say("teams.gewist", ("zaak", turn.Case.Reference)));
        if (turn.Case.Withdrawn) turn.EndTerm();
    }

    private string CallBackText(CaseTurn turn, Professional by) => knowledge.Say(
        "teams.terugbellen", ("zaak", turn.Case.Reference), ("adres", callBack.For(turn.Case.Reference, by, turn.Now)), ("uren", $"{CallBackLink.Lasts.TotalHours:0}"));
}
