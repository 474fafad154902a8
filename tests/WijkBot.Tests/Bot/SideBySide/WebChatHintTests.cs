using Microsoft.Extensions.Logging.Abstractions;
using WijkBot.Storage;
using WijkBot.Storage.Postgres;
using WijkBot.Tests.Bot.Storage.Postgres;

namespace WijkBot.Tests.Bot.SideBySide;

/// <summary>News of a web conversation reaches the replica that holds its socket.</summary>
public sealed class WebChatHintTests(TestServer server)
{
    [Fact]
    public async Task What_one_replica_writes_is_heard_here_at_once_and_at_the_other_soon()
    {
        var cancel = TestContext.Current.CancellationToken;
        var address = Address.Parse((await server.NewDatabaseAsync()).ConnectionString);
        var (ours, theirs) = (new Replicas(), new Replicas());
        await using var here = new PostgresStore(address, TimeProvider.System, NullLogger<PostgresStore>.Instance, ours);
        await using var there = new PostgresStore(address, TimeProvider.System, NullLogger<PostgresStore>.Instance, theirs);
        await Task.WhenAll(here.Ready, there.Ready).WaitAsync(TimeSpan.FromMinutes(1), cancel);
        var (mine, other) = (new WebChatHints(ours), new WebChatHints(theirs));
        var heard = new List<(string, long)>();
        var far = new TaskCompletionSource<(string, long)>(TaskCreationOptions.RunContinuationsAsynchronously);
        mine.Listen((conversation, upTo) => heard.Add((conversation, upTo)));
        other.Listen((conversation, upTo) => far.TrySetResult((conversation, upTo)));
        while (!far.Task.IsCompleted) // it may not listen yet: a hint is only a hint
        {
            mine.Publish("wijk|gesprek 1", 7);
            await Task.WhenAny(far.Task, Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancel));
            cancel.ThrowIfCancellationRequested();
        }
        Assert.Equal(("wijk|gesprek 1", 7), await far.Task);
        Assert.Contains(("wijk|gesprek 1", 7L), heard);
    }
}
