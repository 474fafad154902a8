using System.Text.RegularExpressions;
using WijkBot.Berichten;
using WijkBot.Cases;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Teams;
using WijkBot.Channels.Teams.Cards;

namespace WijkBot.Delivery;

/// <summary>Whose turn an activity is.</summary>
public static partial class Mailboxes
{
    /// <summary>
    /// A press on the card of a case or a broadcast goes to that case or broadcast, so that presses come one after the other; any other word from Teams to the channel or chat where it was said;
    /// everything else to the resident's conversation: <c>channel|our number|their number</c>.
    /// </summary>
    public static string Of(Activity activity)
    {
        if (activity.ChannelId is not (ChannelIds.WhatsApp or ChannelIds.Sms or ChannelIds.WebChat))
        {
            var press = CardVerb.Of(activity);
            return press?.Said("zaak") is { } reference && Reference().IsMatch(reference) ? Case.MailboxOf(reference.ToUpperInvariant())
                : press?.Said("nummer") is { } number && BroadcastNumber().IsMatch(number) ? Broadcast.MailboxOf(number.ToUpperInvariant())
                : "teams:" + PostedMessage.WithoutThread(activity.Conversation?.Id ?? activity.From?.Id ?? "");
        }
        // in the web chat two conversations of one user, in two tabs or on two pages, have nothing to do with each other
        var who = activity.ChannelId == ChannelIds.WebChat ? activity.Conversation?.Id ?? activity.From?.Id : activity.From?.Id;
        return $"{activity.ChannelId}|{activity.Recipient?.Id}|{who}";
    }

    /// <summary>True for the mailbox of a resident; those of cases and Teams begin with <c>zaak:</c> and <c>teams:</c>.</summary>
    public static bool IsResident(string mailbox) => mailbox.Contains('|') && !mailbox.StartsWith("zaak:", StringComparison.Ordinal) && !mailbox.StartsWith("teams:", StringComparison.Ordinal);

    [GeneratedRegex("^[Bb]-[0-9]{1,9}$", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex BroadcastNumber();

    [GeneratedRegex("^[MIVTmivt]-[0-9]{1,9}$", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Reference();
}
