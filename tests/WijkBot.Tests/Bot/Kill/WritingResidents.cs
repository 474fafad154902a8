using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using WijkBot.Tests.Channels.Twilio;

namespace WijkBot.Tests.Bot.Kill;

/// <summary>
/// Residents that write one message after the other, each with words of its own. Twilio's part is played too: what got no answer, or 503, comes again
/// with the same id.
/// </summary>
internal sealed class WritingResidents(KilledProgram program) : IDisposable
{
    private const int Residents = 64;
    private const int Connections = 8;
    private readonly HttpClient client = new();
    private readonly ConcurrentQueue<(string Resident, int Number)> accepted = new();
    private int number;
    private Task? writing;

    /// <summary>What was answered 200, per resident in order.</summary>
    public ILookup<string, int> Accepted => accepted.ToLookup(message => message.Resident, message => message.Number);

    /// <summary>A reference of its own for each message: the answer repeats it, so that no two answers are alike.</summary>
    public static string NumberIn(int message) => $"M-{9_000_000 + message}";

    /// <summary>The reference that an answer repeats.</summary>
    public static string NumberIn(string answer) => Regex.Match(answer, "M-9[0-9]{6}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;

    public int Count => accepted.Count;

    /// <summary>Waits until so many were accepted.</summary>
    public async Task UntilAcceptedAsync(int messages, CancellationToken cancel)
    {
        while (Count < messages && writing is not { IsCompleted: true })
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, cancel);
    }

    /// <summary>Writes until it is told to stop; then every message was accepted.</summary>
    public Task WriteAsync(CancellationToken stop, CancellationToken cancel) => writing = Task.WhenAll(Enumerable.Range(0, Connections).Select(connection => Task.Run(async () =>
    {
        for (var turn = 0; !stop.IsCancellationRequested; turn++)
        {
            var resident = "+316" + (10_000_000 + (turn * Connections + connection) % Residents);
            var n = Interlocked.Increment(ref number);
            while (!await TrySayAsync(client, program, resident, n, NumberIn(n), cancel))
                await program.Ready.WaitAsync(cancel);
            accepted.Enqueue((resident, n));
        }
    }, cancel)));

    /// <summary>Twilio's call with a message; false when it must come again.</summary>
    public static Task<bool> TrySayAsync(HttpClient client, KilledProgram program, string resident, int n, string text, CancellationToken cancel)
    {
        (string, string)[] fields = [("MessageSid", Some.Sid(n)), ("AccountSid", Some.Account), ("From", resident), ("To", Some.SmsNumber), ("Body", text), ("NumMedia", "0")];
        return program.TryAsync(client, () => new HttpRequestMessage(HttpMethod.Post, program.Url + "/twilio/inbound")
        {
            Content = new StringContent(Some.Form(fields), Encoding.UTF8, "application/x-www-form-urlencoded"),
            Headers = { { "X-Twilio-Signature", Some.Signature(program.Url + "/twilio/inbound", fields) } },
        }, cancel);
    }

    public void Dispose() => client.Dispose();
}
