using WijkBot.Cases.Cards;
using WijkBot.Channels.Activities;
using WijkBot.Knowledge.Content;
using WijkBot.Media;
using WijkBot.Operations;
using WijkBot.Roster;
using WijkBot.Storage;

namespace WijkBot.Cases;

/// <summary>
/// Who talks with the resident shows something. The photo was offered by words of its own in the thread (<c>stuur foto</c>), and fetched before this turn;
/// meanwhile the talk may have ended, so who may is asked here again.
/// </summary>
/// <param name="knowledge">Texts.</param>
/// <param name="terms">Deadlines.</param>
/// <param name="site">Our public address: the resident's channel fetches the photo there.</param>
public sealed class PhotoToResident(KnowledgeBase knowledge, CaseTerms terms, PublicSite site)
{
    /// <summary>Line of history.</summary>
    public const string Sent = "Foto aan de bewoner";

    /// <summary>Longest words with a photo: WhatsApp shows 1,024 characters under one, the name of who sends it included.</summary>
    public const int LongestWords = 900;

    private readonly LiveTalk live = new(knowledge, terms);

    /// <summary>Key of the text that says why somebody cannot send a photo now; null = may.</summary>
    public static string? RefusalFor(Case @case, Professional by) =>
        @case.Stopped ? "teams.bewoner-gestopt" : @case.Live is not { } talks ? "teams.foto.geen-gesprek" : talks.Id == by.Id ? null : "teams.foto.ander-praat";

    /// <summary>Sends it, or says why not, where it was offered; returns the line for the log.</summary>
    public StoredRecord Offered(CaseTurn turn, Activity offer)
    {
        var by = Professional.Of(offer.From ?? new ChannelAccount());
        var reference = turn.Case.Reference;
        var no = RefusalFor(turn.Case, by) ?? OfferedPhotos.FaultIn(offer);
        turn.SendApart($"{offer.ChannelId}|{offer.Conversation?.Id}", Posts.Answer(offer, knowledge.Say(no ?? "teams.foto.gaat", ("zaak", reference))));
        if (no is null)
            Send(turn, by, OfferedPhotos.IdIn(offer), offer.Text);
        return LogLine.Of(turn.Turn, by, no is null ? "stuurde een foto naar de bewoner" : "stuur foto: kon niet", reference);
    }

    private void Send(CaseTurn turn, Professional by, string photo, string? words)
    {
        turn.Record(by.Name, Sent, turn.Case with { PhotosToResident = [.. turn.Case.PhotosToResident, photo] }, told: words ?? "foto");
        turn.Tell(new CaseNews(turn.Case.Reference, "gesprek-foto", words, live.NameOf(turn, by), CaseSubject.Of(turn.Case, knowledge))
        {
            Photo = MediaEndpoint.AddressOf(site, photo),
        });
        terms.AwaitAnswer(turn);
        live.Heard(turn);
    }
}
