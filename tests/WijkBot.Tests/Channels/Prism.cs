using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace WijkBot.Tests.Channels;

/// <summary>Prism as a mock server that refuses every request that breaks an OpenAPI specification. Starting it takes some ten seconds.</summary>
/// <remarks>A class fixture, so that the tests of one class share one start.</remarks>
public sealed class Prism : IDisposable
{
    private readonly SemaphoreSlim once = new(1);
    private Process? running;
    private string? url;

    /// <summary>Its address, after starting it on a specification if need be; the test skips where it is not installed.</summary>
    public async Task<string> MockAsync(string specification, CancellationToken cancel)
    {
        await once.WaitAsync(cancel);
        try
        {
            return url ??= await StartAsync(specification, cancel);
        }
        finally
        {
            once.Release();
        }
    }

    private async Task<string> StartAsync(string specification, CancellationToken cancel)
    {
        var cli = Node.Require("@stoplight/prism-cli/dist/index.js");
        var port = FreePort();
        running = Process.Start(Node.Start(
            cli, "mock", "--errors", "-h", "127.0.0.1", "-p", port.ToString(System.Globalization.CultureInfo.InvariantCulture), Node.Require(specification)))!;
        var said = new List<string>();
        while (await running.StandardOutput.ReadLineAsync(cancel) is { } line)
        {
            said.Add(line);
            if (!line.Contains("Prism is listening", StringComparison.Ordinal))
                continue;
            _ = running.StandardOutput.ReadToEndAsync(CancellationToken.None); // an unread pipe would stop it
            _ = running.StandardError.ReadToEndAsync(CancellationToken.None);
            return $"http://127.0.0.1:{port}";
        }
        throw new InvalidOperationException("Prism did not start: " + string.Join('\n', said));
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        if (running is { HasExited: false })
            running.Kill(entireProcessTree: true);
        running?.Dispose();
        once.Dispose();
    }
}
