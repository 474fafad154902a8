using System.Collections.Concurrent;
using System.Diagnostics;
using WijkBot.Tests.Clients;

namespace WijkBot.Tests.Browser;

/// <summary>The whole program as a process of its own, in Development, with its data in a folder of its own: as <c>dotnet run --project bot</c> starts it.</summary>
public sealed class RunningWijkBot : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = [];

    private RunningWijkBot(Process process, Uri address) => (this.process, Address) = (process, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>What it wrote.</summary>
    public IReadOnlyList<string> Lines => [.. lines];

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="settings">Settings beside the usual ones, such as <c>Escalation:TakeWithin</c>.</param>
    public static async Task<RunningWijkBot> StartAsync(params (string Key, string Value)[] settings)
    {
        var address = new Uri($"http://127.0.0.1:{NodeProcess.FreePort()}");
        var folder = Directory.CreateTempSubdirectory("wijkbot-whole").FullName;
        var start = new ProcessStartInfo("dotnet", [Program()])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        (string Key, string Value)[] usual =
        [
            ("ASPNETCORE_ENVIRONMENT", "Development"),
            ("ASPNETCORE_URLS", address.ToString().TrimEnd('/')),
            ("ConnectionStrings:WijkBot", $"Filename={Path.Combine(folder, "data", "wijkbot.db")}"),
            ("Knowledge:Path", Path.Combine(Shared.Repository, "knowledge", "almelo")),
        ];
        foreach (var (key, value) in usual.Concat(settings))
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;

        var self = new RunningWijkBot(new Process { StartInfo = start, EnableRaisingEvents = true }, address);
        try
        {
            await self.ReadyAsync();
            return self;
        }
        catch
        {
            await self.DisposeAsync();
            throw;
        }
    }

    private async Task ReadyAsync()
    {
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Heard(object sender, DataReceivedEventArgs said)
        {
            if (said.Data is null)
                return;
            lines.Enqueue(said.Data);
            if (said.Data.Contains("Application started", StringComparison.Ordinal))
                listening.TrySetResult();
        }

        process.OutputDataReceived += Heard;
        process.ErrorDataReceived += Heard;
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("WijkBot ended: " + string.Join('\n', lines)));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await listening.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        using var client = new HttpClient { BaseAddress = Address };
        while (!(await client.GetAsync("/health/ready", TestContext.Current.CancellationToken)).IsSuccessStatusCode)
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken);
    }

    /// <summary>The program that the build made beside these tests, in the same configuration.</summary>
    private static string Program()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(Shared.Repository, "bot", "bin", here.Parent!.Name, here.Name, "WijkBot.dll");
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
        catch (InvalidOperationException) // it never started, or has ended
        {
            lines.Enqueue("was not running");
        }
        process.Dispose();
    }
}
