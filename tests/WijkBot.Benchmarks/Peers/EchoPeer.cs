using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using WijkBot.Benchmarks.Hub;

namespace WijkBot.Benchmarks.Peers;

/// <summary>An echo bot made with the Bot Framework JS SDK, as its own process, with the load and its connector service in this one.</summary>
internal static class EchoPeer
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Full = TimeSpan.FromSeconds(10);

    /// <summary>Turns a second, each with its answer sent and its state kept before the 200; and the processor time of each.</summary>
    /// <param name="clients">The folder with its packages.</param>
    /// <param name="storage"><c>memory</c> or <c>disk</c>.</param>
    public static async Task<(double PerSecond, double Microseconds)> MeasureAsync(string clients, string storage)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var connector = builder.Build();
        connector.Urls.Add("http://127.0.0.1:0");
        connector.MapPost("/{**path}", () => Results.Json(new { id = "1" }));
        await connector.StartAsync();
        var folder = Directory.CreateTempSubdirectory("wijkbot-peer");
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Peers", "echo.cjs"), clients, storage, folder.FullName]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        try
        {
            var url = new Uri($"http://127.0.0.1:{await node.StandardOutput.ReadLineAsync()}/api/messages");
            await RateAsync(url, connector.Urls.First(), WarmUp);
            node.Refresh();
            var (processor, watch) = (node.TotalProcessorTime, Stopwatch.StartNew());
            var turns = await RateAsync(url, connector.Urls.First(), Full);
            var took = watch.Elapsed;
            node.Refresh();
            return (turns / took.TotalSeconds, (node.TotalProcessorTime - processor).TotalMicroseconds / turns);
        }
        finally
        {
            node.Kill();
            await node.WaitForExitAsync();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> RateAsync(Uri url, string service, TimeSpan time)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Site.Connections, UseProxy = false });
        var (watch, number, done) = (Stopwatch.StartNew(), 0, 0);
        await Task.WhenAll(Enumerable.Range(0, Site.Connections).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed < time)
            {
                var n = Interlocked.Increment(ref number);
                var resident = (n % Site.Residents).ToString(CultureInfo.InvariantCulture);
                using var answer = await client.PostAsJsonAsync(url, new
                {
                    type = "message",
                    id = n.ToString(CultureInfo.InvariantCulture),
                    channelId = "test",
                    serviceUrl = service,
                    text = "de lantaarnpaal voor Palmstraat 12 doet het niet",
                    from = new { id = resident },
                    recipient = new { id = "bot" },
                    conversation = new { id = resident },
                });
                answer.EnsureSuccessStatusCode();
                Interlocked.Increment(ref done);
            }
        })));
        return done;
    }
}
