using System.Text.Json;
using System.Text.Json.Nodes;
using WijkBot.Simulator.Faults;
using WijkBot.Simulator.Live;

namespace WijkBot.Simulator.Teams;

/// <summary>What professionals do in Teams: write in a channel and press the buttons of cards. It reaches WijkBot at <c>/api/messages</c>.</summary>
/// <param name="settings">Where WijkBot is.</param>
/// <param name="write">How Teams writes it.</param>
/// <param name="board">Where it is shown.</param>
/// <param name="line">The call.</param>
/// <param name="faults">What goes wrong on command.</param>
/// <param name="clock">When.</param>
public sealed class TeamsDesk(
    SimulatorSettings settings, TeamsActivity write, TeamsBoard board, WijkBotLine line, FaultList faults, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim installing = new(1);
    private bool installed;

    private string Endpoint => settings.Origin + "/api/messages";

    /// <summary>Writes in a channel. Without a mention it stays among colleagues: Teams does not bring it to a bot.</summary>
    public async Task WriteAsync(TeamsPerson author, TeamsChannel channel, NewPost written, CancellationToken cancel)
    {
        var post = new TeamsPost
        {
            Id = board.NewId(),
            Channel = channel.Slug,
            Root = written.Root,
            AuthorId = author.Id,
            Author = author.Name,
            Text = written.Text ?? "",
            Photo = written.Photo,
            Mentioned = written.Mention,
            Status = written.Mention ? "sending" : "posted",
            At = clock.GetUtcNow(),
        };
        board.Put(post);
        if (!written.Mention)
            return;
        await InstallAsync(author, cancel);
        var answer = await PostAsync(write.Message(author, channel, post), $"Teams: {author.Name} schrijft", cancel);
        board.Change(post.Id, shown => answer.Taken
            ? shown with { Status = "posted" }
            : shown with { Status = "refused", ErrorCode = answer.Status });
    }

    /// <summary>Presses a button. Returns what Teams shows to that person, or null when the card says it all.</summary>
    public async Task<string?> PressAsync(TeamsPerson author, TeamsPost post, JsonObject action, CancellationToken cancel)
    {
        var channel = TeamsWorld.Channels.First(channel => channel.Slug == post.Channel);
        var also = faults.Take(Fault.TeamsRace) ? TeamsWorld.People.First(person => person.Id != author.Id) : null;
        var theirs = also is null ? Task.FromResult<string?>(null) : PressOnceAsync(also, channel, post, action, cancel);
        var mine = await PressOnceAsync(author, channel, post, action, cancel);
        await theirs;
        return mine;
    }

    private async Task<string?> PressOnceAsync(TeamsPerson author, TeamsChannel channel, TeamsPost post, JsonObject action, CancellationToken cancel)
    {
        if (action["type"]?.GetValue<string>() == "Action.Submit")
        {
            var submitted = await PostAsync(
                write.Submit(author, channel, post, action["data"] as JsonObject ?? [], board.NewId()), $"Teams: {author.Name} drukt op een knop", cancel);
            return submitted.Taken ? null : Failed(submitted.Status);
        }
        var note = $"Teams: {author.Name} drukt op ‘{action["title"]}’";
        var answer = await PostAsync(write.Invoke(author, channel, post, action), note, cancel);
        if (!answer.Taken)
            return Failed(answer.Status);
        return Show(answer.Body, author, post);
    }

    private string? Show(string body, TeamsPerson author, TeamsPost post)
    {
        if (Parse(body) is not { ValueKind: JsonValueKind.Object } answer || !answer.TryGetProperty("type", out var type))
            return Failed(200);
        answer.TryGetProperty("value", out var value);
        switch (type.GetString())
        {
            case "application/vnd.microsoft.card.adaptive":
                board.Change(post.Id, shown => shown with
                {
                    Views = new Dictionary<string, JsonElement>(shown.Views) { [author.Id] = value.Clone() },
                });
                return null;
            case "application/vnd.microsoft.activity.message":
                return value.ToString();
            default:
                return value.ValueKind == JsonValueKind.Object && value.TryGetProperty("message", out var why) ? why.ToString() : Failed(200);
        }
    }

    private async Task InstallAsync(TeamsPerson by, CancellationToken cancel)
    {
        await installing.WaitAsync(cancel);
        try
        {
            if (!installed)
                installed = (await line.PostActivityAsync(Endpoint, write.Added(by, board.NewId()), "Teams: WijkBot komt in het team", cancel)).Taken;
        }
        finally
        {
            installing.Release();
        }
    }

    private async Task<LineAnswer> PostAsync(JsonObject activity, string note, CancellationToken cancel)
    {
        var answer = await line.PostActivityAsync(Endpoint, activity, note, cancel);
        if (faults.Take(Fault.TeamsDuplicate))
            await line.PostActivityAsync(Endpoint, activity, note + ", dubbel", cancel);
        return answer;
    }

    // The words are the simulator's; Teams says "Something went wrong. Please try again."
    private static string Failed(int status) => status switch
    {
        401 => "WijkBot vraagt een echt token van Teams. Laat BotFramework:AppId leeg om te proberen.",
        0 => "WijkBot gaf geen antwoord binnen 15 seconden. Probeer het opnieuw.",
        _ => "Er ging iets mis. Probeer het opnieuw.",
    };

    private static JsonElement? Parse(string body)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <inheritdoc />
    public void Dispose() => installing.Dispose();
}
