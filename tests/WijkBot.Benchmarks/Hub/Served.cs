using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace WijkBot.Benchmarks.Hub;

/// <summary>A server as its own process on a free loopback port.</summary>
internal sealed class Served : IAsyncDisposable
{
    private readonly Process process;
    private readonly HttpClient client;

    private Served(Process process, string url, TimeSpan start)
    {
        (this.process, Url, StartTime) = (process, url, start);
        client = new HttpClient { BaseAddress = new Uri(url) };
    }

    public string Url { get; }

    /// <summary>Its process.</summary>
    public int Id => process.Id;

    /// <summary>From the start of the process until it is ready.</summary>
    public TimeSpan StartTime { get; }

    /// <summary>Resident memory, MB.</summary>
    public double Megabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1048576.0;
        }
    }

    /// <summary>Processor time used since its start.</summary>
    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>True when it ended by itself.</summary>
    public bool HasEnded => process.HasExited;

    /// <summary>Ends it as a power cut does.</summary>
    public void Kill() => process.Kill();

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static async Task<Served> StartAsync(int port, IEnumerable<string> arguments, params (string Key, string Value)[] settings)
    {
        var url = "http://127.0.0.1:" + port.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo("dotnet", arguments) { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        var watch = Stopwatch.StartNew();
        var server = Process.Start(start)!;
        server.OutputDataReceived += (_, _) => { };
        server.BeginOutputReadLine();
        using var probe = new HttpClient();
        while (watch.Elapsed < TimeSpan.FromMinutes(1))
        {
            try
            {
                using var answer = await probe.GetAsync(new Uri(url + "/health/ready"));
                if (answer.IsSuccessStatusCode)
                    return new Served(server, url, watch.Elapsed);
            }
            catch (HttpRequestException)
            {
                // not listening yet
            }
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
        server.Kill();
        throw new TimeoutException("the server was not ready in a minute");
    }

    /// <summary>Sum of a Prometheus counter over the labels that contain a word.</summary>
    public async Task<double> CounterAsync(string name, string label = "")
    {
        var text = await client.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        return text.Split('\n').Where(line => line.StartsWith(name, StringComparison.Ordinal) && line.Contains(label, StringComparison.Ordinal))
            .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
