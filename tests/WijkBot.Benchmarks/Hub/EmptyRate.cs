using System.Diagnostics;

namespace WijkBot.Benchmarks.Hub;

/// <summary>What the same host can do at most: an endpoint that reads the form, checks the signature and answers.</summary>
internal sealed class EmptyRate : IAsyncDisposable
{
    private readonly Served server;
    private readonly Load load;
    private TimeSpan took;
    private TimeSpan processor;
    private long answered;

    private EmptyRate(Served server)
    {
        var resident = 0;
        this.server = server;
        load = new Load([server.Url], () => ValueTask.FromResult(Interlocked.Increment(ref resident) % Site.Residents));
    }

    /// <summary>Requests per second, over all times measured.</summary>
    public double PerSecond => answered / took.TotalSeconds;

    /// <summary>Of the server, per request.</summary>
    public TimeSpan Processor => processor / answered;

    /// <summary>Starts it and lets it warm up.</summary>
    public static async Task<EmptyRate> StartAsync(string folder, string provider)
    {
        var port = Served.FreePort();
        var endpoint = new EmptyRate(await Served.StartAsync(port, [Path.Combine(AppContext.BaseDirectory, "WijkBot.Benchmarks.dll"), "empty"], HubBenchmark.Settings(port, folder, provider)));
        await endpoint.load.RunAsync(TimeSpan.FromSeconds(5), null);
        return endpoint;
    }

    /// <summary>Measures for a while; requests per second.</summary>
    public async Task<double> MeasureAsync(TimeSpan time)
    {
        var (before, watch) = (server.Processor, Stopwatch.StartNew());
        var now = (await load.RunAsync(time, null)).Count;
        var spent = watch.Elapsed;
        (answered, took, processor) = (answered + now, took + spent, processor + server.Processor - before);
        return now / spent.TotalSeconds;
    }

    public ValueTask DisposeAsync()
    {
        load.Dispose();
        return server.DisposeAsync();
    }
}
