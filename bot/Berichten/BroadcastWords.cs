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
    private static readonly (string Channel, string Name)[] Names = [(ChannelIds.WhatsApp, "WhatsApp"), (ChannelIds.Sms, "Sms"), (ChannelIds.WebChat, "Webchat")];

    /// <summary>The text as a resident gets it.</summary>
    public string Message(Broadcast broadcast) => knowledge.Texts.Get("algemeen.nieuws", Texts.Dutch, ("wat", broadcast.About), ("tekst", broadcast.Text));

    /// <summary>The message, how many get it on which channel, what that costs, and when it goes.</summary>
    public string Preview(Broadcast broadcast, IReadOnlyList<string> people, DateTimeOffset now)
    {
        var size = SmsText.Measure(Message(broadcast));
        var by = people.CountBy(person => person.Split('|')[0]).ToDictionary();
        var lines = Names.Where(name => by.ContainsKey(name.Channel))
            .Select(name => $"- {name.Name}: {by[name.Channel].ToString("N0", Dutch)}{(name.Channel == ChannelIds.Sms ? $", {Posts.Count(size.Parts, "sms", "sms'en")} per persoon" : "")}");
        var costs = Costs(by.GetValueOrDefault(ChannelIds.Sms) * size.Parts, by.GetValueOrDefault(ChannelIds.WhatsApp));
        return knowledge.Say(
            "teams.bericht.voorbeeld", ("zaak", broadcast.Reference), ("gebied", broadcast.About), ("tekst", Message(broadcast).Replace("\n", "\n\n", StringComparison.Ordinal)), ("per_kanaal", string.Join('\n', lines)),
            ("aantal", people.Count.ToString("N0", Dutch)), ("kosten", costs), ("wanneer", Moment(plan.Allowed(now, broadcast.Urgent), now)));
    }

    /// <summary>How it went so far.</summary>
    public string Standing(Broadcast broadcast)
    {
        var parts = new List<string> { $"{broadcast.Made.ToString("N0", Dutch)} van {People(broadcast.People)} verstuurd" };
        if (broadcast.NotArrived > 0)
            parts.Add($"{broadcast.NotArrived.ToString("N0", Dutch)} niet aangekomen ({string.Join(", ", broadcast.Failed.OrderByDescending(one => one.Value).Select(one => $"{one.Value}: {knowledge.Say("teams.reden." + one.Key)}"))})");
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

    private string Costs(int smsParts, int whatsApp)
    {
        if ((smsParts > 0 && settings.SmsPrice is null) || (whatsApp > 0 && settings.WhatsAppPrice is null)) return knowledge.Say("teams.bericht.kosten-onbekend");
        var euros = smsParts * (settings.SmsPrice ?? 0) + whatsApp * (settings.WhatsAppPrice ?? 0);
        return knowledge.Say("teams.bericht.kosten", ("kosten", euros.ToString("C", Dutch)));
    }
}
