using System.Globalization;
using System.Text.Json.Nodes;

namespace WijkBot.Simulator.Twilio;

/// <summary>An error as Twilio's REST API writes it.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Twilio's code.</param>
/// <param name="Message">Twilio's words.</param>
public sealed record TwilioError(int Status, int Code, string Message)
{
    /// <summary>20003: wrong account or token.</summary>
    public static readonly TwilioError Authenticate = new(401, 20003, "Authenticate");
    /// <summary>20404: no such resource.</summary>
    public static readonly TwilioError NotFound = new(404, 20404, "The requested resource was not found");
    /// <summary>20429: slow down.</summary>
    public static readonly TwilioError TooMany = new(429, 20429, "Too Many Requests");
    /// <summary>20500: a fault at Twilio.</summary>
    public static readonly TwilioError Server = new(500, 20500, "Internal Server Error");
    /// <summary>21602: nothing to say.</summary>
    public static readonly TwilioError NoBody = new(400, 21602, "Message body is required.");
    /// <summary>21603: nobody to say it.</summary>
    public static readonly TwilioError NoFrom = new(400, 21603, "A 'From' phone number is required.");
    /// <summary>21604: nobody to say it to.</summary>
    public static readonly TwilioError NoTo = new(400, 21604, "A 'To' phone number is required.");
    /// <summary>21609: the address for statuses is none.</summary>
    public static readonly TwilioError BadCallback = new(400, 21609, "The 'StatusCallback' URL is not a valid URL.");
    /// <summary>21610: the recipient said STOP.</summary>
    public static readonly TwilioError OptedOut = new(400, 21610, "Attempt to send to unsubscribed recipient");
    /// <summary>21617: over 1,600 characters.</summary>
    public static readonly TwilioError TooLong = new(400, 21617, "The concatenated message body exceeds the 1600 character limit");
    /// <summary>63007: WhatsApp from a number that has none.</summary>
    public static readonly TwilioError NoChannel = new(400, 63007, "Twilio could not find a Channel with the specified From address");

    /// <summary>21211: the recipient's number is none.</summary>
    public static TwilioError BadTo(string to) => new(400, 21211, $"Invalid 'To' Phone Number: {to}");

    /// <summary>21659: the sender's number is not of this account.</summary>
    public static TwilioError NotOurs(string from) =>
        new(400, 21659, $"'From' {from} is not a Twilio phone number or Short Code country mismatch");

    /// <summary>The response.</summary>
    public IResult ToResult() => Results.Text(
        new JsonObject
        {
            ["code"] = Code,
            ["message"] = Message,
            ["more_info"] = string.Create(CultureInfo.InvariantCulture, $"https://www.twilio.com/docs/errors/{Code}"),
            ["status"] = Status,
        }.ToJsonString(), "application/json", statusCode: Status);
}
