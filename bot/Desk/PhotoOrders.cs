using System.Text.RegularExpressions;
using WijkBot.Cases;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Teams;
using WijkBot.Delivery;
using WijkBot.Knowledge.Content;
using WijkBot.Storage;

namespace WijkBot.Desk;

/// <summary>
/// <c>stuur foto</c>, with a picture and words if wanted (<c>stuur foto: zo is het nu</c>): the picture goes to the resident of this thread's case. A picture without these
/// words stays among colleagues, like everything that is written in a thread.
/// </summary>
/// <param name="knowledge">Texts.</param>
/// <param name="cases">Finds the case of the thread.</param>
public sealed partial class PhotoOrders(KnowledgeBase knowledge, CaseFinder cases)
{
    /// <summary>Whether these words send a picture.</summary>
    public static bool Is(string said) => Order().IsMatch(said);

    /// <summary>Hands the picture to the case, which fetches it; or says why not.</summary>
    public async Task<TurnResult> AnswerAsync(Asked asked, string said, CancellationToken cancel)
    {
        var order = Order().Match(said);
        var pictures = TeamsPictures.In(asked.Activity);
        var words = order.Groups["woorden"].Value.Trim();
        var reference = order.Groups["zaak"] is { Success: true } named ? named.Value.ToUpperInvariant() : await cases.ReferenceOfThreadAsync(asked, cancel);
        var found = reference is null ? null : await cases.FindAsync(asked, reference, cancel);
        var no = reference is null ? "teams.foto.welke"
            : found is null ? "teams.niet-gevonden"
            : PhotoToResident.RefusalFor(found, asked.Standing.Who)
            ?? (pictures.Count == 0 ? "teams.foto.geen" : pictures.Count > 1 ? "teams.foto.een-tegelijk"
            : words.Length > 0 && OurNotes.IsMasked(asked.Activity) ? "teams.foto.gegevens" : words.Length > PhotoToResident.LongestWords ? "teams.te-lang" : null);
        if (no is not null)
            return asked.Logged(asked.Reply(knowledge.Say(no, ("zaak", reference ?? ""), ("lengte", $"{words.Length}"), ("hoogstens", $"{PhotoToResident.LongestWords}"))), "stuur foto: geweigerd", found?.Reference);
        return new TurnResult(new Changes { State = asked.Turn.State, Inbox = [Offer(asked, reference!, pictures[0], words)] });
    }

    private static InboxItem Offer(Asked asked, string reference, Attachment picture, string words)
    {
        var signal = StableId.Signal(asked.Turn, 0, Case.MailboxOf(reference), CaseSignals.PhotoOffered, null);
        return signal with
        {
            Activity = signal.Activity with
            {
                ChannelId = asked.Activity.ChannelId,
                ServiceUrl = asked.Activity.ServiceUrl,
                From = asked.Activity.From,
                Recipient = asked.Activity.Recipient,
                Conversation = asked.Activity.Conversation,
                Text = words.Length == 0 ? null : words,
                Attachments = [picture],
            },
        };
    }

    // Words go along only after a colon: "stuur foto graag naar Jan" is said to a colleague.
    [GeneratedRegex(@"^/?stuur\s+(de\s+|deze\s+|een\s+)?foto(\s+(bij\s+|voor\s+)?(?<zaak>[MIVT]-[0-9]{1,7}))?\s*([.!]?$|:(?<woorden>.*)$)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Order();
}
