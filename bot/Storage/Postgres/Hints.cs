using System.Collections.Concurrent;
using Npgsql;

namespace WijkBot.Storage.Postgres;

/// <summary>
/// Tells other replicas that there is something to look at, by <c>NOTIFY</c>. Only a hint: it is sent apart from what it is about, at most every
/// 25 ms (inside an acceptance it would halve their rate), and whoever misses it finds out by looking.
/// </summary>
internal sealed partial class Hints : IAsyncDisposable
{
    private const string Channel = "wijkbot";
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan WhileUnavailable = TimeSpan.FromSeconds(1);
    private readonly Link link;
    private readonly Action<string> heard;
    private readonly ILogger log;
    private readonly string sender = Guid.NewGuid().ToString("N") + " ";
    private readonly ConcurrentDictionary<string, bool> pending = new(StringComparer.Ordinal);
    private readonly Doorbell something = new();
    private readonly CancellationTokenSource stop = new();
    private readonly Task work;

    /// <summary>Begins to speak and to listen.</summary>
    /// <param name="link">The database.</param>
    /// <param name="ready">From when on.</param>
    /// <param name="heard">Gets what another replica said; empty after a time in which it could not be heard.</param>
    /// <param name="log">Outages.</param>
    public Hints(Link link, Task ready, Action<string> heard, ILogger log)
    {
        (this.link, this.heard, this.log) = (link, heard, log);
        work = Task.WhenAll(Task.Run(() => SpeakAsync(ready)), Task.Run(() => ListenAsync(ready)));
    }

    /// <summary>Will be said soon, once.</summary>
    public void Say(string hint)
    {
        if (pending.TryAdd(hint, true))
            something.Ring();
    }

    private async Task SpeakAsync(Task ready)
    {
        await ready.WaitAsync(stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stop.IsCancellationRequested)
        {
            var more = something.Next;
            string[] hints = [.. pending.Keys];
            foreach (var hint in hints)
                pending.TryRemove(hint, out _);
            if (hints.Length == 0)
            {
                await more.WaitAsync(stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                continue;
            }
            try
            {
                await link.AskAsync($"select pg_notify('{Channel}', x) from unnest($1) x", _ => true, again: false, stop.Token, Arg.Texts(hints.Select(hint => sender + hint)));
            }
            catch (Exception fault) when (fault is StoreUnavailableException or OperationCanceledException)
            {
                // others look by themselves
            }
            await Task.Delay(Between, TimeProvider.System, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ListenAsync(Task ready)
    {
        await ready.WaitAsync(stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var connection = await link.Source.OpenConnectionAsync(stop.Token);
                connection.Notification += (_, said) =>
                {
                    if (!said.Payload.StartsWith(sender, StringComparison.Ordinal))
                        heard(said.Payload[sender.Length..]);
                };
                await using (var listen = new NpgsqlCommand($"listen {Channel}", connection))
                    await listen.ExecuteNonQueryAsync(stop.Token);
                heard("");
                while (true)
                    await connection.WaitAsync(stop.Token);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (Link.IsOutage(fault))
            {
                Deaf(fault);
                await Task.Delay(WhileUnavailable, TimeProvider.System, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await work;
        stop.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Hints of other replicas cannot be heard; this one looks by itself")]
    private partial void Deaf(Exception fault);
}
