using System.Text.RegularExpressions;
using WijkBot.Simulator.Phones;

namespace WijkBot.Simulator.Twilio;

/// <summary>Reads and checks the form with which WijkBot sends a message, by Twilio's rules.</summary>
/// <param name="settings">Which numbers are ours.</param>
/// <param name="book">Who said STOP.</param>
/// <param name="clock">When it was queued.</param>
public sealed partial class NewMessageForm(SimulatorSettings settings, PhoneBook book, TimeProvider clock)
{
    private const int MaxBody = 1600;
    private const string WhatsApp = "whatsapp:";

    /// <summary>The message, or why Twilio refuses it.</summary>
    public (PhoneMessage? Message, TwilioError? Error) Read(IFormCollection form)
    {
        string to = form["To"].ToString(), from = form["From"].ToString(), body = form["Body"].ToString(), content = form["ContentSid"].ToString();
        var callback = form["StatusCallback"].ToString();
        if (to.Length == 0)
            return (null, TwilioError.NoTo);
        var phone = to.StartsWith(WhatsApp, StringComparison.Ordinal) ? "whatsapp" : "sms";
        var resident = to.Replace(WhatsApp, "", StringComparison.Ordinal);
        if (!E164().IsMatch(resident))
            return (null, TwilioError.BadTo(to));
        if (from.Length == 0 && form["MessagingServiceSid"].ToString().Length > 0)
            from = ServiceSender(phone);
        if (from.Length == 0)
            return (null, TwilioError.NoFrom);
        if (phone != (from.StartsWith(WhatsApp, StringComparison.Ordinal) ? "whatsapp" : "sms"))
            return (null, TwilioError.NoChannel);
        var ours = from.Replace(WhatsApp, "", StringComparison.Ordinal);
        if (!settings.Numbers.Any(number => number.Channel == phone && number.Number == ours))
            return (null, phone == "whatsapp" ? TwilioError.NoChannel : TwilioError.NotOurs(from));
        if (body.Length == 0 && content.Length == 0 && form["MediaUrl"].Count == 0)
            return (null, TwilioError.NoBody);
        if (body.Length > MaxBody)
            return (null, TwilioError.TooLong);
        if (callback.Length > 0 && !(Uri.TryCreate(callback, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            return (null, TwilioError.BadCallback);
        if (book.IsOptedOut(ours, resident))
            return (null, TwilioError.OptedOut);

        var shown = content.Length == 0 ? (Body: body, Buttons: []) : SimulatedContent.Fill(content, form["ContentVariables"].ToString());
        return (new PhoneMessage
        {
            Sid = PhoneBook.NewId("SM"),
            Phone = phone,
            Resident = resident,
            Ours = ours,
            FromResident = false,
            Body = shown.Body,
            PhotoAddress = form["MediaUrl"].FirstOrDefault(),
            Buttons = shown.Buttons,
            Status = "queued",
            At = clock.GetUtcNow(),
            StatusCallback = callback.Length > 0 ? callback : null,
        }, null);
    }

    private string ServiceSender(string phone) =>
        settings.Numbers.FirstOrDefault(number => number.Channel == phone) is { } first
            ? (phone == "whatsapp" ? WhatsApp : "") + first.Number
            : "";

    [GeneratedRegex(@"^\+[1-9]\d{6,14}$", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex E164();
}
