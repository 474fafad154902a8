using System.Globalization;
using System.Text;
using WijkBot.Channels.Activities;

namespace WijkBot.Channels.Twilio;

/// <summary>An activity as plain words: the text, links to what cannot be attached, and the choices as numbered lines.</summary>
public static class TwilioWords
{
    /// <summary>The words, with the choices as "1. Ja"; a choice that opens a page is a line with its address and takes no number.</summary>
    public static string Of(Activity activity)
    {
        var words = new StringBuilder(Text(activity));
        var number = 0;
        foreach (var choice in Choices(activity))
        {
            if (words.Length > 0)
                words.Append('\n');
            if (choice.Type == "openUrl")
                words.Append(choice.Title).Append(": ").Append(choice.Value?.ToString());
            else
                words.Append((++number).ToString(CultureInfo.InvariantCulture)).Append(". ").Append(choice.Title ?? choice.Value?.ToString());
            if (!string.IsNullOrEmpty(choice.Text) && choice.Text != choice.Title)
                words.Append(" (").Append(choice.Text).Append(')');
        }
        return words.ToString();
    }

    /// <summary>The text and, a line each, the web addresses of attachments that do not go along themselves; cards have no words and are left out.</summary>
    public static string Text(Activity activity)
    {
        var text = PlainText.Clean(activity.Text) ?? "";
        var photo = PhotoOf(activity);
        foreach (var attachment in activity.Attachments ?? [])
            if (attachment.ContentUrl is { } url && url != photo && IsWeb(url))
                text = text.Length == 0 ? url : $"{text}\n{url}";
        return text;
    }

    /// <summary>
    /// The address of the photo that goes along: WhatsApp shows one in a message. There is no MMS in the Netherlands, so an SMS has a link to it.
    /// Without words it is a link too: a look-up after an unknown outcome knows a message by its words.
    /// </summary>
    public static string? PhotoOf(Activity activity) => activity.ChannelId != ChannelIds.WhatsApp || string.IsNullOrWhiteSpace(activity.Text) ? null
        : activity.Attachments?.FirstOrDefault(one => one.ContentType.StartsWith("image/", StringComparison.OrdinalIgnoreCase) && one.ContentUrl is { } url && IsWeb(url))?.ContentUrl;

    private static bool IsWeb(string url) => Uri.TryCreate(url, UriKind.Absolute, out var link) && link.Scheme is "https" or "http";

    /// <summary>The choices, never null.</summary>
    public static IReadOnlyList<CardAction> Choices(Activity activity) => activity.SuggestedActions?.Actions ?? [];

    /// <summary>The words in one or two messages, or null when two do not hold them. Two say "(1/2)" and "(2/2)", since they may arrive in either order.</summary>
    public static IReadOnlyList<string>? Messages(Activity activity)
    {
        var sms = activity.ChannelId == ChannelIds.Sms;
        var words = Of(activity);
        if (sms)
            words = SmsSpelling.Plain(words);
        Func<char, int> size = sms && Gsm7.Septets(words) is not null ? Gsm7.Septets : static _ => 1;
        if (TextSplit.InTwo(words, SmsText.MaxLength, size) is [var whole])
            return [whole];
        return TextSplit.InTwo(words, SmsText.MaxLength - "(1/2) ".Length, size) is [var first, var second] ? [$"(1/2) {first}", $"(2/2) {second}"] : null;
    }
}
