using System.Text.Json;
using WijkBot.Cases;
using WijkBot.Channels.Activities;
using WijkBot.Delivery;
using WijkBot.Tests.Channels.Twilio;

namespace WijkBot.Tests.Bot.Kill;

/// <summary>Linked Teams channels and cases that residents have just confirmed, and the professional who presses their buttons.</summary>
internal sealed class Desk(KilledProgram program, RecordingTeams teams, int cases) : IDisposable
{
    private readonly HttpClient client = new();

    /// <summary>Settings that let the program call our Teams: without an AppId only loopback is called, and no token is asked.</summary>
    public static readonly (string Key, string Value)[] WithoutToken =
        [("ASPNETCORE_ENVIRONMENT", "Development"), ("BotFramework:AppId", ""), ("BotFramework:TenantId", ""), ("BotFramework:ClientSecret", "")];

    /// <summary>The areas that are linked, in the order in which a case goes past them.</summary>
    public static readonly string[] Areas = ["beheer", "wijkregisseur", "almelo"];

    public IReadOnlyList<string> References { get; } = [.. Enumerable.Range(1, cases).Select(n => $"M-{n}")];

    public static string ChannelOf(string area) => $"19:{area}@thread.tacv2";

    public static string NumberOf(string reference) => $"+31681{int.Parse(reference[2..], System.Globalization.CultureInfo.InvariantCulture):000000}";

    /// <summary>Everything as it is the moment after the residents confirmed.</summary>
    public Task PrepareAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        var links = Areas.Select(area => Links.ToRecord(new TeamsLink(area, teams.Url, ChannelOf(area), "t", "28:bot", "Anna", now), now));
        return program.PrepareAsync(
            [.. links, .. References.Select(reference => CaseRecord.Of(Confirmed(reference, now), now))],
            turn => [.. References.Select((reference, n) => StableId.Signal(turn, n, Case.MailboxOf(reference), CaseSignals.Opened, null))]);
    }

    /// <summary>Presses a button until the program answers, as Teams lets a professional do who reads "try again".</summary>
    /// <param name="id">Names the press: the same one twice is one.</param>
    /// <param name="reference">The case.</param>
    /// <param name="verb">The button.</param>
    /// <param name="answer">What is written for the resident.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task PressAsync(string id, string reference, string verb, string? answer, CancellationToken cancel)
    {
        var press = new Activity
        {
            Type = ActivityTypes.Invoke,
            Name = "adaptiveCard/action",
            Id = id,
            ChannelId = ChannelIds.Teams,
            ServiceUrl = teams.Url,
            From = new() { Id = "29:anna", Name = "Anna" },
            Recipient = new() { Id = "28:bot" },
            Conversation = new() { Id = ChannelOf(Areas[0]) + ";messageid=1", ConversationType = "channel", TenantId = "t" },
            Value = JsonSerializer.SerializeToElement(new { action = new { type = "Action.Execute", verb, data = new { zaak = reference, antwoord = answer } } }),
        };
        while (!await program.TryAsync(client, () => new HttpRequestMessage(HttpMethod.Post, program.Url + "/api/messages")
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(press, ActivityJson.Default.Activity)) { Headers = { ContentType = new("application/json") } },
        }, cancel))
            await program.Ready.WaitAsync(cancel);
    }

    public void Dispose() => client.Dispose();

    private static Case Confirmed(string reference, DateTimeOffset now) => new()
    {
        Reference = reference,
        Kind = CaseKind.Melding,
        Resident = $"sms|{Some.SmsNumber}|{NumberOf(reference)}",
        Wijk = "hofkamp",
        Category = "straatverlichting",
        Text = "de lamp is stuk",
        ReceivedAt = now,
        Party = Areas[0],
    };
}
