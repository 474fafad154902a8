using WijkBot.Simulator.Twilio;

namespace WijkBot.Simulator;

/// <summary>
/// What a developer's machine needs to run without any account: an address, a Twilio account and four numbers, and WhatsApp buttons, all played by the simulator.
/// Each value is used only where the configuration is empty.
/// </summary>
public static class SimulatorDefaults
{
    /// <summary>Shape of a Twilio account id; belongs to nobody.</summary>
    public const string AccountSid = "AC00000000000000000000000000546854";

    /// <summary>Signs webhooks between the simulator and this program, on this machine only. Not a secret.</summary>
    public const string AuthToken = "simulator-token-dat-niet-geheim-is";

    /// <summary>Tenant of the simulated Teams, when none is configured.</summary>
    public const string TenantId = "00000000-0000-4000-8000-000000005468";

    private const string DefaultOrigin = "http://localhost:5000";

    private static readonly (string Number, string Channel, string Wijk)[] Numbers =
    [
        ("+31546850119", "whatsapp", "windmolenbroek"),
        ("+31546850219", "sms", "windmolenbroek"),
        ("+31546850100", "whatsapp", ""),
        ("+31546850200", "sms", ""),
    ];

    /// <summary>Fills what is empty in <paramref name="configuration"/>.</summary>
    public static void Fill(ConfigurationManager configuration)
    {
        var origin = OriginOf(configuration);
        var wanted = new Dictionary<string, string?>
        {
            ["PublicUrl"] = origin,
            ["Twilio:AccountSid"] = AccountSid,
            ["Twilio:AuthToken"] = AuthToken,
            ["Twilio:ApiUrl"] = origin + "/simulator/twilio",
        };
        if (!configuration.GetSection("Twilio:Templates").GetChildren().Any())
            foreach (var (name, sid) in SimulatedContent.Templates)
                wanted["Twilio:Templates:" + name] = sid;
        if (!configuration.GetSection("Twilio:Numbers").GetChildren().Any())
            foreach (var (number, index) in Numbers.Select((number, index) => (number, index)))
            {
                wanted[$"Twilio:Numbers:{index}:Number"] = number.Number;
                wanted[$"Twilio:Numbers:{index}:Channel"] = number.Channel;
                wanted[$"Twilio:Numbers:{index}:Wijk"] = number.Wijk;
            }
        configuration.AddInMemoryCollection(wanted.Where(pair => string.IsNullOrEmpty(configuration[pair.Key])));
    }

    /// <summary>
    /// Where this program hears itself: the first plain address of <c>ASPNETCORE_URLS</c>, with <c>localhost</c> for "every address".
    /// The simulator must know it before the server starts, so port 0 cannot be used in Development.
    /// </summary>
    public static string OriginOf(IConfiguration configuration)
    {
        var urls = (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var plain = urls.FirstOrDefault(url => url.StartsWith("http://", StringComparison.OrdinalIgnoreCase));
        if (plain is null)
            return configuration["http_ports"]?.Split(';')[0] is { Length: > 0 } port ? "http://localhost:" + port : DefaultOrigin;
        foreach (var everywhere in (string[])["://*", "://+", "://0.0.0.0", "://[::]"])
            plain = plain.Replace(everywhere, "://localhost", StringComparison.Ordinal);
        return plain.TrimEnd('/');
    }
}
