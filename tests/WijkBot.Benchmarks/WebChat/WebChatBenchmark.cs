using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using WijkBot.Benchmarks.Hub;

namespace WijkBot.Benchmarks.WebChat;

/// <summary>
/// Open chats: so many WebSockets, each of a conversation of its own, and so many messages a second over all of them. Measured is the time from the turn that
/// writes an answer (its timestamp, so the commit is in it too) until it is in the client's hands, and what one open socket takes of memory.
/// </summary>
internal static class WebChatBenchmark
{
    private const int Sockets = 2000;
    private const int PerSecond = 200;
    private const int AtOnce = 16;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(20);

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("wijkbot-webchat").FullName;
        var port = Served.FreePort();
        await using var server = await Served.StartAsync(port, [Path.Combine(AppContext.BaseDirectory, "WijkBot.dll")], Settings(port, folder));
        using var client = new DirectLineClient(server.Url);

        var conversations = new ConcurrentBag<OpenChat>();
        await Parallel.ForEachAsync(Enumerable.Range(0, Sockets), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (_, _) => conversations.Add(await client.StartAsync()));
        await SettleAsync();
        var before = server.Megabytes;
        await Parallel.ForEachAsync(conversations, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (chat, _) => await chat.OpenAsync());
        await SettleAsync();
        var perSocket = (server.Megabytes - before) * 1024 / Sockets;

        var chats = conversations.ToArray();
        await SayAsync(chats, WarmUp);
        await SettleAsync();
        var known = conversations.Sum(chat => chat.TakeTimes().Count);
        var processor = server.Processor;
        var sent = await SayAsync(chats, Lasts);
        await SettleAsync();
        var times = conversations.SelectMany(chat => chat.TakeTimes()).Order().ToList();

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            open WebSockets                        {conversations.Count(chat => chat.IsOpen)}
            memory per open socket                 {perSocket:0.0} kB
            messages sent                          {sent} ({sent / Lasts.TotalSeconds:0}/s)
            answers that came                      {times.Count} (warm-up {known})
            turn to socket p50 / p99 / worst       {At(times, .5):0.0} / {At(times, .99):0.0} / {times[^1]:0.0} ms
            memory of the process at the end       {server.Megabytes:0} MB
            processor time per message             {(server.Processor - processor).TotalMilliseconds / sent:0.00} ms
            """));
        foreach (var chat in conversations)
            chat.Dispose();
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task<int> SayAsync(OpenChat[] chats, TimeSpan lasts)
    {
        var watch = Stopwatch.StartNew();
        var sending = new List<Task>();
        for (var n = 0; watch.Elapsed < lasts; n++)
        {
            sending.Add(chats[n % chats.Length].SayNextAsync());
            var early = TimeSpan.FromSeconds((n + 1) / (double)PerSecond) - watch.Elapsed;
            if (early > TimeSpan.FromMilliseconds(1))
                await Task.Delay(early, TimeProvider.System);
        }
        await Task.WhenAll(sending);
        return sending.Count;
    }

    private static (string, string)[] Settings(int port, string folder) =>
    [
        ("ASPNETCORE_ENVIRONMENT", "Development"),
        ("ASPNETCORE_URLS", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")),
        ("Knowledge__Path", HubBenchmark.Content()),
        ("ConnectionStrings__WijkBot", $"Filename={Path.Combine(folder, "wijkbot.db")}"),
        ("WebChat__Secret", DirectLineClient.Secret),
        ("WebChat__NewPerMinute", "1000000"),
        ("Logging__LogLevel__Default", "Warning"),
    ];

    private static Task SettleAsync() => Task.Delay(TimeSpan.FromSeconds(4), TimeProvider.System);

    private static double At(List<double> sorted, double part) => sorted[(int)(sorted.Count * part)];
}
