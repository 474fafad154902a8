using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WijkBot.Channels;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Twilio;

namespace WijkBot.Tests.Channels.Twilio;

/// <summary>An account, numbers and messages to test with.</summary>
internal static class Some
{
    public const string Account = "AC00000000000000000000000000000001";
    public const string Token = "0123456789abcdef0123456789abcdef";
    public const string WhatsAppNumber = "+31546541111", SmsNumber = "+31546542222", Resident = "+31612345678";
    public const string PublicUrl = "https://wijkbot.example";
    public static readonly DateTimeOffset Now = new(2026, 10, 5, 9, 30, 0, TimeSpan.Zero);

    public static TwilioSettings Settings => new()
    {
        AccountSid = Account,
        AuthToken = Token,
        PublicUrl = PublicUrl,
        Numbers =
        [
            new TwilioNumber { Number = WhatsAppNumber, Channel = ChannelIds.WhatsApp, Wijk = "windmolenbroek" },
            new TwilioNumber { Number = SmsNumber, Channel = ChannelIds.Sms },
        ],
    };

    public static string Sid(int number) => "SM" + number.ToString("x32", CultureInfo.InvariantCulture);

    public static (string, string)[] WhatsApp(params (string, string)[] more) => Inbound("whatsapp:" + Resident, "whatsapp:" + WhatsAppNumber, more);

    public static (string, string)[] Sms(params (string, string)[] more) => Inbound(Resident, SmsNumber, more);

    private static (string, string)[] Inbound(string from, string to, (string Name, string Value)[] more) =>
        [.. new[] { ("MessageSid", Sid(1)), ("AccountSid", Account), ("From", from), ("To", to) }.Where(f => more.All(m => m.Name != f.Item1)), .. more];

    public static string Form(IEnumerable<(string Name, string Value)> fields) =>
        string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Name)}={Uri.EscapeDataString(f.Value)}"));

    public static TwilioForm Parsed(params (string, string)[] fields) => TwilioForm.Parse(Encoding.UTF8.GetBytes(Form(fields)));

    /// <summary>Twilio's documented rule in its simplest form, apart from the product's own.</summary>
    public static string Signature(string url, IEnumerable<(string Name, string Value)> fields, string token = Token)
    {
        var text = url + string.Concat(fields.Distinct().OrderBy(f => f.Name, StringComparer.Ordinal).ThenBy(f => f.Value, StringComparer.Ordinal)
            .Select(f => f.Name + f.Value));
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(text)));
    }

    public static Outgoing ToSms(string? text, params string[] choices) => To(ChannelIds.Sms, SmsNumber, text, choices);

    public static Outgoing ToWhatsApp(string? text, params string[] choices) =>
        To(ChannelIds.WhatsApp, WhatsAppNumber, text, choices) with { LastHeard = Now.AddMinutes(-1) };

    private static Outgoing To(string channel, string from, string? text, string[] choices) => new(new Activity
    {
        ChannelId = channel,
        From = new ChannelAccount { Id = from },
        Recipient = new ChannelAccount { Id = Resident },
        Text = text,
        Timestamp = Now,
        SuggestedActions = choices.Length == 0 ? null : new SuggestedActions { Actions = [.. choices.Select(c => new CardAction { Title = c })] },
    });
}
