using System.Globalization;
using System.Text.Json.Nodes;
using WijkBot.Channels.Twilio;
using WijkBot.Simulator.Phones;

namespace WijkBot.Simulator.Twilio;

/// <summary>A message as Twilio's REST API writes it.</summary>
public static class MessageResource
{
    /// <summary>The JSON of <paramref name="message"/> in account <paramref name="account"/>.</summary>
    public static JsonObject Of(PhoneMessage message, string account)
    {
        var uri = $"/2010-04-01/Accounts/{account}/Messages/{message.Sid}";
        return new JsonObject
        {
            ["account_sid"] = account,
            ["api_version"] = "2010-04-01",
            ["body"] = message.Body,
            ["date_created"] = Date(message.At),
            ["date_sent"] = message.Status is "queued" ? null : Date(message.At),
            ["date_updated"] = Date(message.At),
            ["direction"] = message.FromResident ? "inbound" : "outbound-api",
            ["error_code"] = message.FromResident ? null : message.ErrorCode,
            ["error_message"] = null,
            ["from"] = message.From,
            ["messaging_service_sid"] = null,
            ["num_media"] = (message.Photo ?? message.PhotoAddress) is null ? "0" : "1",
            ["num_segments"] = SmsText.Measure(message.Body).Parts.ToString(CultureInfo.InvariantCulture),
            ["price"] = null,
            ["price_unit"] = "USD",
            ["sid"] = message.Sid,
            ["status"] = message.FromResident ? "received" : message.Status,
            ["subresource_uris"] = new JsonObject { ["media"] = uri + "/Media.json" },
            ["to"] = message.To,
            ["uri"] = uri + ".json",
        };
    }

    /// <summary>A page of messages.</summary>
    public static JsonObject Page(IReadOnlyList<PhoneMessage> messages, string account, string uri, int size) => new()
    {
        ["messages"] = new JsonArray([.. messages.Select(message => Of(message, account))]),
        ["first_page_uri"] = uri,
        ["next_page_uri"] = null,
        ["previous_page_uri"] = null,
        ["page"] = 0,
        ["page_size"] = size,
        ["start"] = 0,
        ["end"] = Math.Max(0, messages.Count - 1),
        ["uri"] = uri,
    };

    // RFC 2822, as Twilio's 2010 API has it.
    private static string Date(DateTimeOffset at) => at.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture) + " +0000";
}
