using System.Globalization;
using WijkBot.Channels.Activities;

namespace WijkBot.Channels.Twilio;

/// <summary>Twilio's word on a message that we sent earlier.</summary>
public static class TwilioStatus
{
    /// <summary>The report, or null when it names no message or a status that says nothing about a message of ours.</summary>
    public static StatusReport? Read(TwilioForm form)
    {
        var sid = form["MessageSid"] ?? form["SmsSid"];
        var status = Map(form["MessageStatus"] ?? form["SmsStatus"]);
        if (sid is null || status == DeliveryStatus.None)
            return null;
        var whatsApp = form["From"]?.StartsWith("whatsapp:", StringComparison.Ordinal) == true
            || form["To"]?.StartsWith("whatsapp:", StringComparison.Ordinal) == true || form["ChannelPrefix"] == "whatsapp";
        int? code = int.TryParse(form["ErrorCode"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
        return new StatusReport(whatsApp ? ChannelIds.WhatsApp : ChannelIds.Sms, sid, status, code) { Meaning = code is { } known ? TwilioErrors.Outcome(known) : null };
    }

    /// <summary>
    /// Twilio's statuses. <c>partially_delivered</c> counts as sent: some part of the text is missing, so it may not be shown as delivered.
    /// <c>receiving</c> and <c>received</c> are about messages to us and, as an unknown one, say nothing.
    /// </summary>
    public static DeliveryStatus Map(string? status) => status switch
    {
        "accepted" or "scheduled" or "queued" => DeliveryStatus.Accepted,
        "sending" => DeliveryStatus.Sending,
        "sent" or "partially_delivered" => DeliveryStatus.Sent,
        "failed" or "undelivered" or "canceled" => DeliveryStatus.Failed,
        "delivered" => DeliveryStatus.Delivered,
        "read" => DeliveryStatus.Read,
        _ => DeliveryStatus.None,
    };
}
