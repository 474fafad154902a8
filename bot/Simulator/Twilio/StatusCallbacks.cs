using System.Globalization;
using WijkBot.Simulator.Faults;
using WijkBot.Simulator.Live;
using WijkBot.Simulator.Phones;

namespace WijkBot.Simulator.Twilio;

/// <summary>What happens to a message after Twilio took it: it is sent, delivered and read, and each step is reported to WijkBot, signed.</summary>
/// <param name="settings">The account and token.</param>
/// <param name="line">The call.</param>
/// <param name="book">Where the ticks are shown.</param>
/// <param name="faults">What goes wrong on command.</param>
/// <param name="clock">Time between steps.</param>
/// <param name="life">Ends with the program.</param>
public sealed class StatusCallbacks(
    SimulatorSettings settings, WijkBotLine line, PhoneBook book, FaultList faults, TimeProvider clock, IHostApplicationLifetime life)
{
    /// <summary>How late the statuses come when that was asked.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(300);

    /// <summary>Starts the steps of a message and returns at once.</summary>
    public void Follow(PhoneMessage message)
    {
        var steps = StepsOf(message);
        var wait = faults.Take(Fault.LateStatus) ? Late : TimeSpan.Zero;
        _ = RunAsync(message, steps, wait, life.ApplicationStopping);
    }

    // Twilio reports no status for the first step (queued). Only WhatsApp knows whether a message was read.
    private IReadOnlyList<(string Status, int? Error)> StepsOf(PhoneMessage message)
    {
        if (message.Phone == "whatsapp" && faults.Take(Fault.WindowClosed))
            return [("failed", 63016)];
        if (faults.Take(Fault.Undelivered))
            return [("sent", null), ("undelivered", message.Phone == "sms" ? 30006 : 63033)];
        (string, int?)[] steps = message.Phone == "sms"
            ? [("sent", null), ("delivered", null)]
            : [("sent", null), ("delivered", null), ("read", null)];
        return faults.Take(Fault.MixedStatus) ? [.. steps.Reverse(), .. steps.Reverse()] : steps;
    }

    private async Task RunAsync(PhoneMessage message, IReadOnlyList<(string Status, int? Error)> steps, TimeSpan wait, CancellationToken cancel)
    {
        await Task.Delay(wait, clock, cancel);
        foreach (var (status, error) in steps)
        {
            await Task.Delay(Step, clock, cancel);
            book.Change(message.Sid, shown => shown with { Status = Further(shown.Status, status), ErrorCode = error ?? shown.ErrorCode });
            await ReportAsync(message, status, error, cancel);
        }
    }

    private async Task ReportAsync(PhoneMessage message, string status, int? error, CancellationToken cancel)
    {
        if (message.StatusCallback is not { } url)
            return;
        var fields = new List<KeyValuePair<string, string>>
        {
            new("SmsSid", message.Sid),
            new("SmsStatus", status),
            new("MessageStatus", status),
            new("To", message.To),
            new("MessageSid", message.Sid),
            new("AccountSid", settings.AccountSid),
            new("From", message.From),
            new("ApiVersion", "2010-04-01"),
        };
        if (message.Phone == "whatsapp")
        {
            fields.Add(new("ChannelPrefix", "whatsapp"));
            fields.Add(new("ChannelToAddress", message.Resident));
        }
        if (error is { } code)
            fields.Add(new("ErrorCode", code.ToString(CultureInfo.InvariantCulture)));
        await line.PostFormAsync(url, fields, TwilioSignature.Of(settings.AuthToken, url, fields), $"Status: {status}", cancel);
    }

    // The phone shows the furthest step, whatever the order in which steps are reported.
    private static string Further(string shown, string reported) => Rank(reported) > Rank(shown) ? reported : shown;

    private static int Rank(string status) => status switch
    {
        "sent" => 1,
        "undelivered" or "failed" => 2,
        "delivered" => 3,
        "read" => 4,
        _ => 0,
    };
}
