using System.Globalization;
using WijkBot.Cases;
using WijkBot.Cases.Cards;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Twilio;
using WijkBot.Knowledge.Content;

namespace WijkBot.Berichten;

/// <summary>What professionals read about a broadcast: how it will look, what it costs, how it went.</summary>
/// <param name="knowledge">Texts.</param>
/// <param name="settings">Prices.</param>
/// <param name="plan">When it goes.</param>
public sealed class BroadcastWords(KnowledgeBase knowledge, BroadcastSettings settings, BroadcastPlan plan)
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    /// <summary>The text as a resident gets it.</summary>
    public string Message(Broadcast broadcast) => knowledge.Texts.Get("algemeen.nieuws", Texts.Dutch, ("wat", broadcast.About), ("tekst", broadcast.Text));

    /// <summary>People per channel.</summary>
    public static IReadOnlyDictionary<string, int> Count(IReadOnlyList<string> people) => people.CountBy(person => person.Split('|')[0]).ToDictionary();

    /// <summary>How many get it on a channel, and for SMS in how many parts.</summary>
    public string PerChannel(Broadcast broadcast, string channel)
    {
        var people = broadcast.Reach[channel].ToString("N0", Dutch);
        return channel == ChannelIds.Sms ? $"{people}, {Posts.Count(Parts(broadcast), "sms", "sms'en")} per persoon" : people;
    }

    /// <summary>The estimate of what it costs.</summary>
    public string Costs(Broadcast broadcast)
    {
        var (smsParts, whatsApp) = (broadcast.Reach.GetValueOrDefault(ChannelIds.Sms) * Parts(broadcast), broadcast.Reach.GetValueOrDefault(ChannelIds.WhatsApp));
        if ((smsParts > 0 && settings.SmsPrice is null) || (whatsApp > 0 && settings.WhatsAppPrice is null)) return knowledge.Say("teams.bericht.kosten-onbekend");
        return knowledge.Say("teams.bericht.kosten", ("kosten", (smsParts * (settings.SmsPrice ?? 0) + whatsApp * (settings.WhatsAppPrice ?? 0)).ToString("C", Dutch)));
    }

    /// <summary>When it goes, if it is sent now.</summary>
    public string Earliest(Broadcast broadcast, DateTimeOffset now) => knowledge.Say("teams.bericht.op-zijn-vroegst", ("wanneer", Moment(plan.Allowed(now, broadcast.Urgent), now)));

    /// <summary>Why messages did not arrive, the most frequent reason first.</summary>
    public string Reasons(Broadcast broadcast) => broadcast.Failed.Count == 1
        ? knowledge.Say("teams.reden." + broadcast.Failed.Keys.Single())
        : string.Join(' ', broadcast.Failed.OrderByDescending(one => one.Value).Select(one => $"{one.Value}: {knowledge.Say("teams.reden." + one.Key)}"));

    /// <summary>How it went so far.</summary>
    public string Standing(Broadcast broadcast)
    {
        var parts = new List<string> { $"{broadcast.Made.ToString("N0", Dutch)} van {People(broadcast.People)} verstuurd" };
        if (broadcast.NotArrived > 0)
            parts.Add($"{broadcast.NotArrived.ToString("N0", Dutch)} niet aangekomen ({Reasons(broadcast)})");
        if (broadcast.BySms > 0) parts.Add($"{broadcast.BySms.ToString("N0", Dutch)} per sms in plaats van WhatsApp");
        if (broadcast.Tomorrow > 0) parts.Add($"{broadcast.Tomorrow.ToString("N0", Dutch)} pas morgen, want zij kregen vandaag al een bericht");
        if (broadcast.Stopped > 0) parts.Add($"{broadcast.Stopped.ToString("N0", Dutch)} willen het niet meer");
        return string.Join("; ", parts) + ".";
    }

    /// <summary>A moment as a professional reads it.</summary>
    public string Moment(DateTimeOffset at, DateTimeOffset now)
    {
        var zone = knowledge.Netwerk.OfficeHours.Zone;
        var (then, today) = (TimeZoneInfo.ConvertTime(at, zone), TimeZoneInfo.ConvertTime(now, zone));
        return then.Date == today.Date ? then.ToString("'om' H.mm 'uur'", Dutch) : then.ToString("dddd d MMMM 'om' H.mm 'uur'", Dutch);
    }

    /// <summary>A number of people.</summary>
    public static string People(int number) => number == 1 ? "1 bewoner" : number.ToString("N0", Dutch) + " bewoners";

    private int Parts(Broadcast broadcast) => SmsText.Measure(Message(broadcast)).Parts;
}
