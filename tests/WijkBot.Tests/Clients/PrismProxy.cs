using WijkBot.Tests.Channels;

namespace WijkBot.Tests.Clients;

/// <summary>Stoplight's Prism between a client and a server: whatever does not fit the official specification is answered with a fault and noted.</summary>
public sealed class PrismProxy : IAsyncDisposable
{
    private const string Program = "@stoplight/prism-cli/dist/index.js";
    private readonly NodeProcess process;

    private PrismProxy(NodeProcess process, Uri address) => (this.process, Address) = (process, address);

    /// <summary>Whether it can be started here.</summary>
    public static bool IsThere => Node.Has(Program);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>What did not fit, as Prism said it: faults of requests end a call, those of answers are warned of.</summary>
    public IReadOnlyList<string> Violations =>
        [.. process.Lines.Where(line => line.Contains("prism/errors#", StringComparison.Ordinal) || line.Contains("Violation", StringComparison.OrdinalIgnoreCase))];

    /// <summary>Starts Prism for a specification in front of a server.</summary>
    public static async Task<PrismProxy> StartAsync(string specification, Uri upstream)
    {
        var port = NodeProcess.FreePort();
        var started = await NodeProcess.StartAsync(
            [Node.Require(Program), "proxy", "--errors", "-h", "127.0.0.1", "-p", $"{port}", specification, upstream.ToString()],
            ready: "is listening");
        return new PrismProxy(started, new Uri($"http://127.0.0.1:{port}"));
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();
}
