namespace WijkBot.Simulator;

/// <summary>The settings that the simulator plays with: the same keys as the channels read.</summary>
public sealed record SimulatorSettings
{
    /// <summary><c>Twilio:AccountSid</c>.</summary>
    public required string AccountSid { get; init; }
    /// <summary><c>Twilio:AuthToken</c>: signs webhooks and is the password of the REST calls.</summary>
    public required string AuthToken { get; init; }
    /// <summary><c>PublicUrl</c> without a slash at the end: webhooks go there and are signed for it.</summary>
    public required string PublicUrl { get; init; }
    /// <summary>This program's own address on loopback, where Twilio and Teams are played.</summary>
    public required string Origin { get; init; }
    /// <summary>Our numbers, in the order of the configuration.</summary>
    public required IReadOnlyList<OurNumber> Numbers { get; init; }
    /// <summary>Our account in Teams: <c>28:{AppId}</c>.</summary>
    public required string BotId { get; init; }
    /// <summary>The tenant that Teams belongs to.</summary>
    public required string TenantId { get; init; }

    /// <summary>Where Twilio is played.</summary>
    public string TwilioUrl => Origin + "/simulator/twilio";
    /// <summary>Where the Bot Connector is played.</summary>
    public string ServiceUrl => Origin + "/simulator/connector";

    /// <summary>Reads them as they are now.</summary>
    public static SimulatorSettings Read(IConfiguration configuration) => new()
    {
        AccountSid = configuration["Twilio:AccountSid"] ?? "",
        AuthToken = configuration["Twilio:AuthToken"] ?? "",
        PublicUrl = (configuration["PublicUrl"] ?? "").TrimEnd('/'),
        Origin = SimulatorDefaults.OriginOf(configuration),
        BotId = "28:" + (configuration["BotFramework:AppId"] is { Length: > 0 } id ? id : "wijkbot-simulator"),
        TenantId = configuration["BotFramework:TenantId"] is { Length: > 0 } tenant ? tenant : SimulatorDefaults.TenantId,
        Numbers = [.. configuration.GetSection("Twilio:Numbers").GetChildren().Select(number =>
            new OurNumber(number["Number"] ?? "", number["Channel"] ?? "", number["Wijk"] ?? ""))],
    };
}

/// <summary>A number of ours.</summary>
/// <param name="Number">E.164.</param>
/// <param name="Channel"><c>whatsapp</c> or <c>sms</c>.</param>
/// <param name="Wijk">Slug of its wijk; empty = the whole town.</param>
public sealed record OurNumber(string Number, string Channel, string Wijk);
