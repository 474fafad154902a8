using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WijkBot.Benchmarks.Chaos;

/// <summary>The Connector with one linked channel, on a bad day: too busy, broken, or too late. It logs the cards that it put there.</summary>
internal sealed class ChaosTeams : IAsyncDisposable
{
    /// <summary>The channel that the town is linked to.</summary>
    public const string Channel = "19:almelo@thread.tacv2";

    private const string Tenant = "00000000-0000-0000-0000-000000000002";

    /// <summary>The channel's time-out is 20 s.</summary>
    private static readonly TimeSpan LongerThanWeWait = TimeSpan.FromSeconds(21);

    private readonly HttpClient client = new();
    private readonly Lock gate = new();
    private readonly Queue<int> troubles = [];
    private readonly List<(string Summary, bool InTime)> cards = [];
    private readonly TaskCompletionSource linked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WebApplication app;

    private ChaosTeams(WebApplication app) => this.app = app;

    /// <summary>What the program is started with to call us: without an AppId only loopback is called, and no token is asked.</summary>
    public static IEnumerable<(string Key, string Value)> Settings => [("ASPNETCORE_ENVIRONMENT", "Development"), ("BotFramework__AppId", ""), ("BotFramework__TenantId", Tenant)];

    /// <summary>Cards that stand in the channel, in order: what their notification says, and whether the answer was in time.</summary>
    public IReadOnlyList<(string Summary, bool InTime)> Cards
    {
        get { lock (gate) return [.. cards]; }
    }

    public static async Task<ChaosTeams> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var built = builder.Build();
        var teams = new ChaosTeams(built);
        built.MapPost("/v3/conversations", (HttpContext context, JsonElement body) => teams.TakeAsync(context, body.GetProperty("activity").GetProperty("summary").GetString()!));
        built.MapPost("/v3/conversations/{conversation}/activities/{id?}", () =>
        {
            teams.linked.TrySetResult();
            return Results.Json(new { id = "1" }, statusCode: StatusCodes.Status201Created);
        });
        built.MapPut("/v3/conversations/{conversation}/activities/{id}", (string id) => Results.Json(new { id }));
        await built.StartAsync();
        return teams;
    }

    /// <summary>Links the channel to the town, as a professional does.</summary>
    public async Task LinkAsync(string url)
    {
        using var answer = await client.PostAsJsonAsync(new Uri(url + "/api/messages"), new
        {
            type = "message",
            id = "1",
            channelId = "msteams",
            serviceUrl = app.Urls.First(),
            text = "koppel almelo",
            from = new { id = "29:anna", name = "Anna" },
            recipient = new { id = "28:bot" },
            conversation = new { id = Channel + ";messageid=1", isGroup = true, conversationType = "channel", tenantId = Tenant },
            channelData = new { channel = new { id = Channel }, tenant = new { id = Tenant } },
        });
        answer.EnsureSuccessStatusCode();
        await linked.Task.WaitAsync(TimeSpan.FromMinutes(1), TimeProvider.System);
    }

    /// <summary>Refuses the next card, so often.</summary>
    public void Refuse(int status, int times)
    {
        lock (gate)
            for (var n = 0; n < times; n++)
                troubles.Enqueue(status);
    }

    /// <summary>Takes the next card, and answers when nobody waits for that any more.</summary>
    public void BeLate() => Refuse(StatusCodes.Status201Created, 1);

    /// <summary>Ends what trouble is left; true when a card met all of it.</summary>
    public bool Calm()
    {
        lock (gate)
        {
            var met = troubles.Count == 0;
            troubles.Clear();
            return met;
        }
    }

    private async Task<IResult> TakeAsync(HttpContext context, string summary)
    {
        int number, trouble;
        lock (gate)
        {
            trouble = troubles.TryDequeue(out var next) ? next : 0;
            if (trouble < 400)
                cards.Add((summary, trouble == 0));
            number = cards.Count;
        }
        if (trouble == StatusCodes.Status429TooManyRequests)
            context.Response.Headers.RetryAfter = "2";
        if (trouble >= 400)
            return Results.Json(new { error = new { code = "ServiceError" } }, statusCode: trouble);
        if (trouble > 0)
            await Task.Delay(LongerThanWeWait, TimeProvider.System);
        return Results.Json(new { id = $"{Channel};messageid={number}", activityId = $"{number}" }, statusCode: StatusCodes.Status201Created);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        client.Dispose();
    }
}
