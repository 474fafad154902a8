using WijkBot.Simulator.Faults;
using WijkBot.Simulator.Live;
using WijkBot.Simulator.Twilio;

namespace WijkBot.Simulator.Phones;

/// <summary>Brings a resident's message to <c>/twilio/inbound</c> as Twilio does: signed, and again when WijkBot could not take it.</summary>
/// <param name="settings">Where to and with which token.</param>
/// <param name="line">The call.</param>
/// <param name="book">Where the message is shown.</param>
/// <param name="album">Where its photo is.</param>
/// <param name="faults">What goes wrong on command.</param>
/// <param name="clock">Time between attempts.</param>
public sealed class InboundWebhook(
    SimulatorSettings settings, WijkBotLine line, PhoneBook book, PhotoAlbum album, FaultList faults, TimeProvider clock)
{
    // The connection override in the number's webhook address asks Twilio for up to five retries (…#rc=5&rp=ct,rt,5xx).
    private static readonly TimeSpan[] Retries = [.. new[] { 1, 2, 4, 8, 15 }.Select(seconds => TimeSpan.FromSeconds(seconds))];

    private readonly Lock gate = new();
    private PhoneMessage? held;

    /// <summary>Shows the message on the phone and delivers it. Returns when it has been taken, refused, held or given up.</summary>
    public async Task SendAsync(PhoneMessage message, CancellationToken cancel)
    {
        book.Add(message);
        if (message.Phone == "sms")
            ObeyStopWord(message);
        if (HoldBack(message))
        {
            book.Change(message.Sid, shown => shown with { Status = "waiting" });
            return;
        }
        await DeliverAsync(message, cancel);
        if (Release() is { } earlier)
            await DeliverAsync(earlier, cancel);
    }

    private async Task DeliverAsync(PhoneMessage message, CancellationToken cancel)
    {
        var url = settings.PublicUrl + "/twilio/inbound";
        var fields = InboundForm.Of(message, message.Photo is null ? null : album.Find(message.Photo), settings);
        var token = faults.Take(Fault.Forged) ? "een ander token" : settings.AuthToken;
        var signature = TwilioSignature.Of(token, url, fields);
        var note = $"{(message.Phone == "sms" ? "SMS" : "WhatsApp")} van de bewoner";

        var answer = await line.PostFormAsync(url, fields, signature, note, cancel);
        foreach (var wait in Retries.TakeWhile(_ => answer.Retry))
        {
            await Task.Delay(wait, clock, cancel);
            answer = await line.PostFormAsync(url, fields, signature, note + ", nog een keer", cancel);
        }
        if (faults.Take(Fault.Duplicate))
            await line.PostFormAsync(url, fields, signature, note + ", dubbel", cancel);
        book.Change(message.Sid, shown => answer.Taken
            ? shown with { Status = "received" }
            : shown with { Status = "refused", ErrorCode = answer.Status });
    }

    private bool HoldBack(PhoneMessage message)
    {
        lock (gate)
        {
            if (held is not null || !faults.Take(Fault.Swapped))
                return false;
            held = message;
            return true;
        }
    }

    private PhoneMessage? Release()
    {
        lock (gate)
        {
            var earlier = held;
            held = null;
            return earlier;
        }
    }

    // Twilio answers these English words itself, for SMS; Dutch words are WijkBot's own.
    private void ObeyStopWord(PhoneMessage message)
    {
        var word = message.Body.Trim().ToUpperInvariant();
        var stop = word is "STOP" or "UNSUBSCRIBE" or "END" or "QUIT" or "STOPALL" or "REVOKE" or "OPTOUT" or "CANCEL";
        if (!stop && word is not ("START" or "UNSTOP"))
            return;
        book.SetOptOut(message.Ours, message.Resident, stop);
        book.Add(message with
        {
            Sid = PhoneBook.NewId("SM"),
            FromResident = false,
            Status = "delivered",
            Body = stop
                ? "You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe."
                : "You have successfully been re-subscribed to messages from this number.",
        });
    }
}
