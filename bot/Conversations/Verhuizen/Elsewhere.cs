using WijkBot.Channels.Activities;
using WijkBot.Operations;
using WijkBot.Pages.Wijken;

namespace WijkBot.Conversations.Verhuizen;

/// <summary>Where a conversation can go on: from the web to a phone, from a phone to the web.</summary>
/// <param name="channels">Numbers of ours.</param>
/// <param name="site">Address of the chat.</param>
public sealed class Elsewhere(WijkKanalen channels, PublicSite site)
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "verder op whatsapp", "verder op sms", "verder per sms", "verder via whatsapp", "verder via sms", "verder op mijn telefoon", "verder op telefoon", "verder met whatsapp", "ga verder op whatsapp", "ga verder op sms",
        "ik wil verder op whatsapp", "ik wil verder op sms", "ik wil verder op mijn telefoon", "verder op de website", "verder op de computer", "verder in de chat", "verder op internet", "verder op mijn computer",
        "ik wil verder op de computer", "ik wil verder in de chat", "verder gaan op whatsapp", "verder gaan op sms", "verder gaan op de computer", "ergens anders verder", "ik wil ergens anders verder", "verhuizen", "verhuis gesprek",
    };

    /// <summary>True when a message asks for it, in so many words.</summary>
    public static bool IsAsked(string text) => Words.Contains(text.Trim().TrimEnd('.', '!', '?').TrimEnd());

    /// <summary>Key of the text that says how.</summary>
    public string KeyFor(string mailbox) =>
        !mailbox.StartsWith(ChannelIds.WebChat + "|", StringComparison.Ordinal) ? "verhuizen.naar-web" : channels.Of(null).Count > 0 || Own(mailbox).Count > 0 ? "verhuizen.naar-telefoon" : "verhuizen.naar-web";

    /// <summary>Values for that text.</summary>
    public (string Name, string Value)[] From(string mailbox, string? wijk) => mailbox.StartsWith(ChannelIds.WebChat + "|", StringComparison.Ordinal) && KeyFor(mailbox) == "verhuizen.naar-telefoon"
        ? [("nummers", string.Join(" of ", Own(mailbox).Select(channel => $"{channel.Readable} ({channel.Name})")))]
        : [("adres", site.Address(wijk is null ? "/chat" : "/chat?wijk=" + wijk))];

    private IReadOnlyList<Kanaal> Own(string mailbox) => channels.Of(mailbox.Split('|')[1]);
}
