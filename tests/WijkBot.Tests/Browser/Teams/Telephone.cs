using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading.Channels;

namespace WijkBot.Tests.Browser.Teams;

/// <summary>A resident's phone in the simulator of a <see cref="RunningWijkBot"/>: what is said goes in by Twilio's signed webhook, what is heard came out by Twilio's REST API.</summary>
public sealed partial class Telephone : IAsyncDisposable
{
    private const string Resident = "+31687654321", Number = "+31546850219";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly HttpClient page;
    private readonly Channel<string> arriving = Channel.CreateUnbounded<string>();
    private readonly CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private Task listening = Task.CompletedTask;

    private Telephone(HttpClient page) => this.page = page;

    /// <summary>Everything that was said and heard so far, in order.</summary>
    public List<string> Said { get; } = [];

    public static async Task<Telephone> OfAsync(RunningWijkBot bot)
    {
        var self = new Telephone(new HttpClient { BaseAddress = bot.Address, Timeout = Timeout.InfiniteTimeSpan });
        var stream = await self.page.GetStreamAsync("/simulator/api/events", TestContext.Current.CancellationToken);
        self.listening = self.ListenAsync(stream);
        return self;
    }

    /// <summary>Sends an SMS.</summary>
    public async Task SayAsync(string words)
    {
        Said.Add("> " + words);
        (await page.PostAsJsonAsync("/simulator/api/phones/sms/messages", new { from = Resident, to = Number, body = words }, TestContext.Current.CancellationToken))
            .EnsureSuccessStatusCode();
    }

    /// <summary>The next message that arrives.</summary>
    public async Task<string> NextAsync()
    {
        try
        {
            var heard = await arriving.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken);
            Said.Add("< " + heard);
            return heard;
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException("Nothing arrived after:\n" + string.Join("\n", Said), late);
        }
    }

    private async Task ListenAsync(Stream stream)
    {
        var seen = new HashSet<string>();
        await foreach (var change in SseParser.Create(stream).EnumerateAsync(stop.Token))
            if (change.EventType == "phone" && JsonNode.Parse(change.Data)! is { } message && !(bool)message["fromResident"]! && seen.Add((string)message["sid"]!))
                arriving.Writer.TryWrite((string)message["body"]!);
    }

    /// <summary>Waits for a message that holds these words, and returns it.</summary>
    public async Task<string> HearsAsync(string words)
    {
        while (true)
            if (await NextAsync() is { } heard && heard.Contains(words, StringComparison.OrdinalIgnoreCase))
                return heard;
    }

    /// <summary>Reports something, answers every question with its first choice (yes; the likeliest; no photo), and returns the reference.</summary>
    public async Task<string> ReportAsync(string what)
    {
        await SayAsync(what);
        while (true)
        {
            var heard = await NextAsync();
            if (Reference().Match(heard) is { Success: true } reference)
                return reference.Value;
            if (heard.Contains("\n1. ", StringComparison.Ordinal))
                await SayAsync("1");
        }
    }

    [GeneratedRegex(@"\b[MIVT]-\d+\b", RegexOptions.None, 1000)]
    private static partial Regex Reference();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await listening.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        page.Dispose();
        stop.Dispose();
    }
}
