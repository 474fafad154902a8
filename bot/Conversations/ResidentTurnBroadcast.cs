using System.Text.Json;
using WijkBot.Berichten;
using WijkBot.Channels;
using WijkBot.Conversations.Engine;

namespace WijkBot.Conversations;

/// <content>Messages to the wijk that the resident asked for.</content>
internal sealed partial class ResidentTurn
{
    /// <summary>
    /// A message to the wijk. Nobody gets it after STOP, and nobody a second one on the same day unless it is urgent: then the broadcast brings it tomorrow. It does not
    /// touch an open question, whose answer still counts.
    /// </summary>
    public void TellBroadcast(BroadcastNews news)
    {
        var zone = subjects.Knowledge.Netwerk.OfficeHours.Zone;
        if (state.OptOut is not null) Answer(news, BroadcastOutcome.Stopped);
        else if (!news.Urgent && state.LastNews is { } last && LocalDay(last) == LocalDay(Now)) Answer(news, BroadcastOutcome.Tomorrow);
        else
        {
            state.LastNews = Now;
            if (setting.Resident.Language != Knowledge.Content.Texts.Dutch) Say("alleen-in-het-nederlands");
            Say("nieuws", ("wat", news.About), ("tekst", news.Text));
            Replies.Template = new MessageTemplate("nieuws", [news.About, news.Text.ReplaceLineEndings(" ")]);
            Replies.TellOnFailure = Broadcast.MailboxOf(news.Reference);
        }

        DateOnly LocalDay(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
    }

    private void Answer(BroadcastNews news, string what) => Effects.Signals.Add(new Signal(
        Broadcast.MailboxOf(news.Reference), BroadcastSignals.Outcome, JsonSerializer.SerializeToElement(new BroadcastOutcome(setting.Resident.Mailbox, what), BroadcastJson.Default.BroadcastOutcome)));
}
