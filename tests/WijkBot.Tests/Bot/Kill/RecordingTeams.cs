using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using WijkBot.Channels.Activities;

namespace WijkBot.Tests.Bot.Kill;

/// <summary>What Teams took.</summary>
/// <param name="Channel">The channel that it stands in.</param>
/// <param name="Text">The words, or what the notification of a card says.</param>
/// <param name="StartsThread">A card that nothing came before.</param>
/// <param name="At">When.</param>
internal sealed record TakenPost(string Channel, string Text, bool StartsThread, DateTimeOffset At);

/// <summary>The Connector, which takes every message after the time that a call over the network needs.</summary>
internal sealed class RecordingTeams : IAsyncDisposable
{
    private static readonly TimeSpan Call = TimeSpan.FromMilliseconds(20);
    private readonly WebApplication server;
    private readonly List<TakenPost> taken = [];

    private RecordingTeams(WebApplication server) => this.server = server;

    /// <summary>Answers who fetches a picture that somebody pasted.</summary>
    public Func<Task<IResult>>? Picture { get; set; }

    public string Url => server.Urls.First();

    /// <summary>What it took, in order; cards that were drawn again are not messages.</summary>
    public IReadOnlyList<TakenPost> Taken
    {
        get
        {
            lock (taken)
                return [.. taken];
        }
    }

    public static async Task<RecordingTeams> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var teams = new RecordingTeams(app);
        app.MapPost("/v3/conversations", (JsonElement body) => teams.TakeAsync(body.GetProperty("channelData").GetProperty("channel").GetProperty("id").GetString()!, body.GetProperty("activity"), startsThread: true));
        app.MapPost("/v3/conversations/{conversation}/activities/{id?}", (string conversation, JsonElement activity) => teams.TakeAsync(conversation.Split(';')[0], activity, startsThread: false));
        app.MapGet("/v3/attachments/{id}/views/original", () => teams.Picture?.Invoke() ?? Task.FromResult(Results.NotFound()));
        app.MapPut("/v3/conversations/{conversation}/activities/{id}", (string id) => Results.Json(new { id }));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return teams;
    }

    private async Task<IResult> TakeAsync(string channel, JsonElement json, bool startsThread)
    {
        await Task.Delay(Call, TimeProvider.System);
        var activity = json.Deserialize(ActivityJson.Default.Activity)!;
        var text = activity.Text ?? activity.Extra!["summary"].GetString()!;
        int number;
        lock (taken)
        {
            taken.Add(new TakenPost(channel, text, startsThread, TimeProvider.System.GetUtcNow()));
            number = taken.Count;
        }
        return Results.Json(new { id = startsThread ? $"{channel};messageid={number}" : $"{number}", activityId = $"{number}" }, statusCode: StatusCodes.Status201Created);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
