using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace WijkBot.Tests.Browser.Simulator;

/// <summary>Stands where WijkBot's three public endpoints are, keeps what comes, and answers as a test says.</summary>
internal sealed class WijkBotStandIn
{
    private readonly Channel<Received> inbound = Channel.CreateUnbounded<Received>();
    private readonly Channel<Received> statuses = Channel.CreateUnbounded<Received>();
    private readonly Channel<JsonObject> activities = Channel.CreateUnbounded<JsonObject>();

    /// <summary>Status of the next answers to a message; 200 when empty.</summary>
    public Queue<int> Answers { get; } = new();

    /// <summary>What an invoke is answered with.</summary>
    public Func<JsonObject, JsonNode?> OnInvoke { get; set; } = _ => null;

    public Task<Received> NextMessage() => Next(inbound);
    public Task<Received> NextStatus() => Next(statuses);
    public Task<JsonObject> NextActivity() => Next(activities);
    public bool NothingMore => inbound.Reader.Count + statuses.Reader.Count + activities.Reader.Count == 0;

    /// <summary>The next activity of a type; earlier ones of other types are passed over.</summary>
    public async Task<JsonObject> NextActivity(string type)
    {
        while (true)
            if (await NextActivity() is var activity && (string?)activity["type"] == type)
                return activity;
    }

    public void Map(WebApplication app)
    {
        app.MapPost("/twilio/inbound", (HttpRequest request) => KeepAsync(request, inbound));
        app.MapPost("/twilio/status", (HttpRequest request) => KeepAsync(request, statuses));
        app.MapPost("/api/messages", async (HttpRequest request) =>
        {
            var activity = (await JsonNode.ParseAsync(request.Body))!.AsObject();
            activities.Writer.TryWrite(activity);
            return (string?)activity["type"] == "invoke" ? Results.Json(OnInvoke(activity)) : Results.StatusCode(202);
        });
    }

    private async Task<IResult> KeepAsync(HttpRequest request, Channel<Received> channel)
    {
        var form = await request.ReadFormAsync();
        channel.Writer.TryWrite(new Received(form.ToDictionary(field => field.Key, field => field.Value.ToString()),
            request.Headers["X-Twilio-Signature"].ToString(), $"{request.Scheme}://{request.Host}{request.Path}", request.ContentType));
        lock (Answers)
            return Results.StatusCode(channel == inbound && Answers.TryDequeue(out var status) ? status : 200);
    }

    private static async Task<T> Next<T>(Channel<T> channel) =>
        await channel.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30));
}

/// <summary>A webhook that came.</summary>
internal sealed record Received(IReadOnlyDictionary<string, string> Fields, string Signature, string Url, string? ContentType)
{
    public string? this[string name] => Fields.GetValueOrDefault(name);
}
