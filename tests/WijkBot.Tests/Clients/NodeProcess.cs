using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using WijkBot.Tests.Channels;

namespace WijkBot.Tests.Clients;

/// <summary>A client nobody here wrote, run by Node; <see cref="Node.Require"/> finds its files.</summary>
public sealed class NodeProcess : IAsyncDisposable
{
    private readonly Process process;

    private NodeProcess(Process process) => this.process = process;

    /// <summary>Every line it wrote, to either stream.</summary>
    public ConcurrentQueue<string> Lines { get; } = [];

    /// <summary>Starts Node and waits until a line holds <paramref name="ready"/>.</summary>
    public static async Task<NodeProcess> StartAsync(
        IEnumerable<string> arguments, string ready, IReadOnlyDictionary<string, string>? environment = null, string? folder = null)
    {
        var self = Start(arguments, environment, folder);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        self.Listen(line =>
        {
            if (line.Contains(ready, StringComparison.Ordinal))
                started.TrySetResult();
        }, () => started.TrySetException(new InvalidOperationException("Node ended: " + string.Join('\n', self.Lines))));
        try
        {
            await started.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
            return self;
        }
        catch
        {
            await self.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs Node to its end with this input, and returns what it wrote to its output.</summary>
    public static async Task<string> RunAsync(IEnumerable<string> arguments, string input)
    {
        await using var self = Start(arguments, null, null);
        var output = self.process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var faults = self.process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await self.process.StandardInput.WriteAsync(input);
        self.process.StandardInput.Close();
        await self.process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(self.process.ExitCode == 0, await faults);
        return await output;
    }

    /// <summary>A port of 127.0.0.1 that nobody used a moment ago.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static NodeProcess Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment, string? folder)
    {
        var start = Node.Start(arguments);
        start.WorkingDirectory = folder ?? Node.Modules;
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return new NodeProcess(Process.Start(start)!);
    }

    private void Listen(Action<string> line, Action ended)
    {
        void Heard(object sender, DataReceivedEventArgs said)
        {
            if (said.Data is null)
                return;
            Lines.Enqueue(said.Data);
            line(said.Data);
        }

        process.OutputDataReceived += Heard;
        process.ErrorDataReceived += Heard;
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => ended();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        process.Dispose();
    }
}
