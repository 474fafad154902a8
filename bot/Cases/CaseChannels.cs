using System.Text.Json;
using WijkBot.Cases.Cards;
using WijkBot.Channels;
using WijkBot.Channels.Activities;
using WijkBot.Delivery;
using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Netwerk;
using WijkBot.Storage;

namespace WijkBot.Cases;

/// <summary>Puts a case before its professionals, and before others when their channel is gone.</summary>
/// <param name="store">Finds the other cases of a channel that is gone.</param>
/// <param name="knowledge">Names and texts.</param>
/// <param name="terms">Deadlines.</param>
/// <param name="draw">Draws the card.</param>
/// <param name="log">Cases that no channel shows; references only.</param>
public sealed partial class CaseChannels(IStore store, KnowledgeBase knowledge, CaseTerms terms, CaseCardContent draw, ILogger<CaseChannels> log)
{
    /// <summary>Puts the case before its professionals; without any linked channel it stays received and is tried again at every term.</summary>
    public void Assign(CaseTurn turn, Links links)
    {
        if (turn.Case.Cards.Count > 0 || !turn.Case.IsOpen)
            return;
        PassAbsent(turn);
        if (links.For(turn.Case, knowledge.Netwerk) is { } link)
        {
            turn.Record("WijkBot", "Toegewezen aan " + knowledge.PartyOf(turn.Case).Name, turn.Case.TakenBy is null ? turn.Case with { State = CaseState.Toegewezen } : turn.Case);
            Post(turn, link);
            TellWhoTakesOver(turn, link);
        }
        else
        {
            Nowhere(turn.Case.Reference);
        }
        if (turn.Case.TakenBy is null && (knowledge.PartyOf(turn.Case).InTeams || turn.Case.Cards.Count == 0))
            terms.AwaitTaking(turn);
    }

    /// <summary>When all of a party are away it goes to the next at once. Not so what is confidential: it waits for its own party, or for who takes over there.</summary>
    private void PassAbsent(CaseTurn turn)
    {
        var away = knowledge.PartyOf(turn.Case);
        bool AllAway(Party party) => turn.People.AllAway(terms.DutyOf(turn.Case, party, turn.Now));
        if (turn.Case.Confidential || !AllAway(away))
            return;
        if (knowledge.Netwerk.Chain(away.Id).Skip(1).FirstOrDefault(party => party.InTeams && !AllAway(party)) is { } next)
            turn.Record("WijkBot", $"{away.Name} is afwezig: naar {next.Name}", turn.Case with { Party = next.Id, PartyReason = $"Van {away.Name} is niemand op tijd terug. Daarna komt {next.Name}." });
    }

    /// <summary>Who takes over for a colleague hears of it personally: the channel is not theirs.</summary>
    private void TellWhoTakesOver(CaseTurn turn, TeamsLink link)
    {
        foreach (var person in turn.People.TakingOver(terms.DutyOf(turn.Case, knowledge.PartyOf(turn.Case), turn.Now)).Where(person => person.ChatId is not null))
            turn.SendApart($"{ChannelIds.Teams}|{person.Id}", Posts.Personal(link, person.ChatId!, knowledge.Say("teams.u-neemt-waar", ("zaak", turn.Case.Reference), ("tekst", draw.SummaryOf(turn.Case)))));
    }

    /// <summary>Puts a card of this case into a channel.</summary>
    public void Post(CaseTurn turn, TeamsLink link) => turn.Post(link, Posts.NewCard(link, draw.Of(knowledge.SharedWith(turn.Case, [link.Slug]))));

    /// <summary>
    /// Something of this case did not arrive. Colleagues hear what the resident did not; a channel that cannot be reached is given up with everything that
    /// stands there, whether it was a card, its update or words in its thread that failed.
    /// </summary>
    public async Task FailedAsync(CaseTurn turn, DeliveryFailure failure, Links links, List<StoredRecord> others, CancellationToken cancel)
    {
        if (failure.Recipient.Split('|', 2) is not [ChannelIds.Teams, var channel])
        {
            turn.Note(knowledge.Say("teams.bericht-niet-aangekomen", ("zaak", turn.Case.Reference), ("reden", knowledge.Say("teams.reden." + failure.Reason))));
        }
        else if (turn.Case.Cards.All(card => card.Link.ChannelId != channel) && links.All.All(link => link.ChannelId != channel))
        {
            // a channel that was given up already, or a chat: only a number to call goes to one
            if (!channel.StartsWith("19:", StringComparison.Ordinal))
                turn.Note(knowledge.Say("teams.persoonlijk-niet-aangekomen", ("zaak", turn.Case.Reference)));
        }
        else if (failure.Reason == nameof(NeverReason.Unreachable))
        {
            await GiveUpAsync(turn, channel, links, others, cancel);
        }
        else if (turn.Case.Cards.FirstOrDefault(card => card.Delivery == failure.Delivery) is { } rejected)
        {
            // a card that Teams rejects is our fault: the channel itself stays linked for the next one
            turn.Drop(rejected);
            turn.Record("WijkBot", $"Het Teams-kanaal van {rejected.Link.Slug} nam de kaart niet aan", turn.Case);
            Elsewhere(turn, links.Without(channel), null);
        }
    }

    /// <summary>Takes the case out of a channel that is gone.</summary>
    public void Leave(CaseTurn turn, string channel, Links links)
    {
        var gone = turn.Case.Cards.Where(card => card.Link.ChannelId == channel).ToList();
        foreach (var card in gone)
            turn.Drop(card);
        if (gone is not [var first, ..] || !turn.Case.IsOpen)
            return;
        turn.Record("WijkBot", $"Het Teams-kanaal van {first.Link.Slug} is niet bereikbaar", turn.Case);
        Elsewhere(turn, links.Without(channel), first.Link.Slug);
    }

    /// <summary>Only the channel that failed is given up: its area may be linked to another one by now.</summary>
    private async Task GiveUpAsync(CaseTurn turn, string channel, Links links, List<StoredRecord> others, CancellationToken cancel)
    {
        var lost = links.All.Where(link => link.ChannelId == channel).ToList();
        others.AddRange(lost.Select(link => Links.ToRecord(link with { Unreachable = true }, turn.Now)));
        if (lost.Count > 0)
        {
            var value = JsonSerializer.SerializeToElement(channel, CaseJson.Default.String);
            foreach (var other in await OpenCases.InChannelAsync(store, channel, cancel))
                if (other.Reference != turn.Case.Reference)
                    turn.Signal(Case.MailboxOf(other.Reference), CaseSignals.ChannelGone, value);
        }
        Leave(turn, channel, links);
    }

    /// <summary>Somebody else gets the card, and reads why; where a card stands already, its thread tells.</summary>
    private void Elsewhere(CaseTurn turn, Links links, string? lost)
    {
        if (turn.Case.Cards.Count == 0)
        {
            if (links.For(turn.Case, knowledge.Netwerk) is { } other)
            {
                Post(turn, other);
            }
            else
            {
                turn.Record("WijkBot", "Geen enkel Teams-kanaal is bereikbaar: de zaak staat in de lijst van de beheerder", turn.Case);
                Nowhere(turn.Case.Reference);
            }
        }
        if (lost is not null)
            turn.Note(knowledge.Say(links.Of(lost) is null ? "teams.kanaal-weg" : "teams.kanaal-vervangen", ("wijk", knowledge.NameOfArea(lost))));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No Teams channel shows case {Reference}: link one, or see the command 'stilstaand'")]
    private partial void Nowhere(string reference);
}
