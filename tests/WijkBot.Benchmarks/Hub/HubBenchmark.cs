using System.Diagnostics;
using System.Globalization;

namespace WijkBot.Benchmarks.Hub;

/// <summary>
/// The whole product under load, from one run: signed webhooks in, real conversations, provider calls out, beside an empty endpoint on the same machine.
/// The two take turns of seconds: a shared machine is half as fast in one minute as in the next.
/// </summary>
internal static class HubBenchmark
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(25);
    private const int Turns = 6;
    private static readonly TimeSpan Empty = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Full = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Half = TimeSpan.FromSeconds(15);

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("wijkbot-hub").FullName;
        try
        {
            await MeasureAsync(folder);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(string folder)
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var empty = await EmptyRate.StartAsync(folder, provider.Url);
        var port = Served.FreePort();
        await using var host = await Served.StartAsync(port, [Path.Combine(AppContext.BaseDirectory, "WijkBot.dll")], Settings(port, folder, provider.Url));
        var idle = host.Megabytes;
        using var load = new Load([host.Url], provider.NextAsync);
        await load.RunAsync(WarmUp, null);
        await SettledAsync(host, provider);
        provider.TakeTimes();

        var (bytes, fsyncs) = (await host.CounterAsync("wijkbot_store_written_bytes_total"), await host.CounterAsync("wijkbot_store_fsyncs_total"));
        var (processor, own, took, messages) = (TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, 0L);
        var (accept, ratios) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < Turns; turn++)
        {
            var most = await empty.MeasureAsync(Empty);
            var (processorBefore, ownBefore, sentBefore, watch) = (host.Processor, Environment.CpuUsage.TotalTime, load.Sent, Stopwatch.StartNew());
            accept.AddRange(await load.RunAsync(Full, null));
            await SettledAsync(host, provider);
            var (sent, spent) = (load.Sent - sentBefore, watch.Elapsed);
            ratios.Add(100 * sent / spent.TotalSeconds / most);
            (messages, took) = (messages + sent, took + spent);
            (processor, own) = (processor + host.Processor - processorBefore, own + Environment.CpuUsage.TotalTime - ownBefore);
        }
        var whole = messages / took.TotalSeconds;
        var endToEnd = provider.TakeTimes();
        bytes = await host.CounterAsync("wijkbot_store_written_bytes_total") - bytes;
        fsyncs = await host.CounterAsync("wijkbot_store_fsyncs_total") - fsyncs;

        var half = await load.RunAsync(Half, whole / 2);
        await SettledAsync(host, provider);
        var halfEndToEnd = provider.TakeTimes();

        Line("whole messages/s (accepted, turn, delivery settled)", $"{whole:0}   ({messages} in {took.TotalSeconds:0.0} s, {Site.Connections} connections, {Site.Residents} residents)");
        Line("empty endpoint, same host, form and signature check, requests/s", $"{empty.PerSecond:0}");
        Line("ratio", $"{100 * whole / empty.PerSecond:0.0} %   ({Turns} turns: {ratios.Min():0.0} to {ratios.Max():0.0} %)");
        Line("processor time of WijkBot per message, µs", $"{processor.TotalMicroseconds / messages:0}   (empty endpoint {empty.Processor.TotalMicroseconds:0}; the load and the provider {own.TotalMicroseconds / messages:0})");
        Line("full load: 200 after, ms p50 / p99", $"{At(accept, .5)} / {At(accept, .99)}");
        Line("full load: provider call after, ms p50 / p99", $"{At(endToEnd, .5)} / {At(endToEnd, .99)}");
        Line("half load: 200 after, ms p50 / p99", $"{At(half, .5)} / {At(half, .99)}");
        Line("half load: provider call after, ms p50 / p99", $"{At(halfEndToEnd, .5)} / {At(halfEndToEnd, .99)}");
        Line("bytes written per message", $"{bytes / messages:0}");
        Line("fsyncs per message", $"{fsyncs / messages:0.00}");
        Line("memory idle / after load, MB", $"{idle:0} / {host.Megabytes:0}");
        Line("start until ready, s", $"{host.StartTime.TotalSeconds:0.00}");
    }

    /// <summary>Nothing waits any more: every turn was handled and every delivery is with the provider.</summary>
    internal static async Task SettledAsync(Served host, FakeProvider provider)
    {
        for (var before = -1.0; ;)
        {
            var done = await host.CounterAsync("messaging_process_duration_seconds_count", "handled") + await host.CounterAsync("messaging_client_operation_duration_seconds_count", "\"sent\"") + provider.Taken;
            if (done == before)
                return;
            before = done;
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }

    internal static (string, string)[] Settings(int port, string folder, string provider) =>
    [
        ("ASPNETCORE_ENVIRONMENT", "Production"), ("ASPNETCORE_URLS", "http://127.0.0.1:" + port.ToString(CultureInfo.InvariantCulture)),
        ("PublicUrl", "http://127.0.0.1:" + port.ToString(CultureInfo.InvariantCulture)),
        ("ConnectionStrings__WijkBot", "Filename=" + Path.Combine(folder, "wijkbot.db")), ("Knowledge__Path", Content()),
        ("Twilio__AccountSid", Site.Account), ("Twilio__AuthToken", Site.Token), ("Twilio__ApiUrl", provider),
        ("Twilio__Numbers__0__Number", Site.Number), ("Twilio__Numbers__0__Channel", "sms"), ("Twilio__Numbers__0__Wijk", "windmolenbroek"),
        ("BotFramework__AppId", "00000000-0000-0000-0000-000000000001"), ("BotFramework__TenantId", "00000000-0000-0000-0000-000000000002"),
        ("BotFramework__ClientSecret", "not-used"), ("Logging__LogLevel__Default", "Warning"),
    ];

    internal static string Content()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "WijkBot.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("WijkBot.sln is not above the benchmark");
        return Path.Combine(folder, "knowledge", "almelo");
    }

    internal static string At(List<double> times, double share)
    {
        times.Sort();
        return times.Count == 0 ? "-" : times[(int)(share * (times.Count - 1))].ToString("0.0", CultureInfo.InvariantCulture);
    }

    internal static void Line(string name, string value) => Console.WriteLine($"{name,-60} {value}");
}
