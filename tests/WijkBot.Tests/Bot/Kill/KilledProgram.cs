using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using WijkBot.Delivery;
using WijkBot.Storage;
using WijkBot.Storage.LiteDb;
using WijkBot.Tests.Channels.Twilio;
using WijkBot.Tests.Clients;

namespace WijkBot.Tests.Bot.Kill;

/// <summary>The whole program as its own process, on one port and one data folder, started and killed again and again.</summary>
internal sealed class KilledProgram : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("wijkbot-kill-").FullName;
    private readonly string twilio;
    private readonly string store;
    private readonly HttpClient probe = new();
    private TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? process;

    /// <param name="twilio">Where it sends.</param>
    /// <param name="store">Its connection string; null = a LiteDB file of its own.</param>
    public KilledProgram(string twilio, string? store = null)
    {
        (this.twilio, Url) = (twilio, $"http://127.0.0.1:{NodeProcess.FreePort()}");
        this.store = store ?? "Filename=" + DataFile;
    }

    /// <summary>Direct Line secret of every program.</summary>
    public const string WebChatSecret = "0123456789abcdef0123456789abcdef";

    /// <summary>Settings besides the usual ones.</summary>
    public IReadOnlyList<(string Key, string Value)> More { get; init; } = [];

    public string Url { get; }

    public string DataFile => Path.Combine(folder, "wijkbot.db");

    /// <summary>Lines of its log.</summary>
    public ConcurrentQueue<string> Said { get; } = new();

    /// <summary>Completes while it takes messages.</summary>
    public Task Ready => Volatile.Read(ref ready).Task;

    public void Start()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(Shared.Repository, "bot", "bin", here.Parent!.Name, here.Name, "WijkBot.dll");
        var start = new ProcessStartInfo("dotnet", [program]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var (key, value) in Settings())
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { Length: > 0 } said)
                Said.Enqueue(said);
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public async Task UntilReadyAsync(CancellationToken cancel)
    {
        while (true)
        {
            Assert.False(process!.HasExited, "the program ended by itself");
            try
            {
                using var answer = await probe.GetAsync(new Uri(Url + "/health/ready"), cancel);
                if (answer.IsSuccessStatusCode)
                    break;
            }
            catch (HttpRequestException)
            {
                // not listening yet
            }
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, cancel);
        }
        ready.SetResult();
    }

    /// <summary>Calls it; false when it answers 503 or not at all.</summary>
    public async Task<bool> TryAsync(HttpClient client, Func<HttpRequestMessage> call, CancellationToken cancel)
    {
        try
        {
            using var request = call();
            using var answer = await client.SendAsync(request, cancel);
            Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable });
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>What is in the store when it starts for the first time.</summary>
    /// <param name="records">Records.</param>
    /// <param name="signals">What mailboxes hear of the turn that wrote them.</param>
    public async Task PrepareAsync(IReadOnlyList<StoredRecord> records, Func<Turn, IReadOnlyList<InboxItem>> signals)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var first = LiteDbStore.Open(DataFile, TimeProvider.System, NullLogger<LiteDbStore>.Instance);
        await first.AcceptAsync(Tests.Bot.Storage.Some.Item("SM1"), cancel);
        var claim = (await first.ClaimAsync(TimeSpan.Zero, cancel))!;
        var turn = new Turn(claim.Mailbox, null, claim.Item, TimeProvider.System.GetUtcNow());
        Assert.True(await first.CommitAsync(claim, new Changes { Records = records, Inbox = signals(turn) }, cancel));
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed. Returns when it was dead.</summary>
    public async Task<DateTimeOffset> KillAsync(CancellationToken cancel)
    {
        if (ready.Task.IsCompleted)
            Volatile.Write(ref ready, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        process!.Kill();
        await process.WaitForExitAsync(cancel);
        process.Dispose();
        process = null;
        return TimeProvider.System.GetUtcNow();
    }

    /// <summary>SIGTERM, as a service manager stops a program: it finishes what it has begun. Returns when it has ended.</summary>
    public async Task<int> StopAsync(CancellationToken cancel)
    {
        if (ready.Task.IsCompleted)
            Volatile.Write(ref ready, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        using (var kill = Process.Start("kill", ["-TERM", process!.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync(cancel);
        await process.WaitForExitAsync(cancel);
        var code = process.ExitCode;
        process.Dispose();
        process = null;
        return code;
    }

    private (string Key, string Value)[] Settings() =>
    [
        ("ASPNETCORE_ENVIRONMENT", "Production"), ("ASPNETCORE_URLS", Url), ("PublicUrl", Url),
        ("ConnectionStrings:WijkBot", store), ("Knowledge:Path", Path.Combine(Shared.Repository, "knowledge", "almelo")),
        ("Twilio:AccountSid", Some.Account), ("Twilio:AuthToken", Some.Token), ("Twilio:ApiUrl", twilio),
        ("Twilio:Numbers:0:Number", Some.SmsNumber), ("Twilio:Numbers:0:Channel", "sms"),
        ("BotFramework:AppId", "00000000-0000-0000-0000-000000000001"), ("BotFramework:TenantId", "00000000-0000-0000-0000-000000000002"),
        ("BotFramework:ClientSecret", "not-used"), ("Logging:LogLevel:Default", "Error"),
        ("WebChat:Secret", WebChatSecret),
        .. More,
    ];

    public void Dispose()
    {
        process?.Kill();
        process?.Dispose();
        probe.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
