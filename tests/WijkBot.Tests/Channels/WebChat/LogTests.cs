using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using WijkBot.Channels.Activities;
using WijkBot.Delivery;
using WijkBot.Operations;
using WijkBot.Storage;
using WijkBot.Storage.LiteDb;
using WijkBot.Tests.Bot.Storage.LiteDb.PowerCut;
using WijkBot.WebChat;

namespace WijkBot.Tests.Channels.WebChat;

/// <summary>The log in the store: paging, and what is removed after 28 days.</summary>
public sealed class LogTests : IAsyncDisposable
{
    private const string Conversation = "AAAAAAAAAAAAAAAAAAAAAA-wijkbot";
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider clock = new(Start);
    private readonly LiteDbStore store;

    public LogTests() => store = new LiteDbStore(new MemoryFile(), new MemoryFile(), clock, NullLogger<LiteDbStore>.Instance);

    private static Activity Said(long number) => new() { Id = $"{Conversation}|{number:D7}", Text = $"regel {number}" };

    private async Task WriteAsync(IReadOnlyList<StoredRecord> records)
    {
        var mailbox = WebChatLog.MailboxOf(Conversation);
        await store.AcceptAsync(new InboxItem(Guid.NewGuid().ToString(), mailbox, new Activity(), clock.GetUtcNow()), TestContext.Current.CancellationToken);
        var claim = await store.ClaimAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        Assert.True(await store.CommitAsync(claim!, new Changes { Records = records }, TestContext.Current.CancellationToken));
    }

    private async Task TurnAsync(long first, int count) => await WriteAsync(
    [
        WebChatLog.Head(Conversation, new WebChatHead("dl_u", first + count - 1, clock.GetUtcNow(), Start)),
        WebChatLog.Lines(Conversation, first, [.. Enumerable.Range(0, count).Select(n => Said(first + n))], clock.GetUtcNow()),
    ]);

    [Theory]
    [InlineData(0, null, 60)]
    [InlineData(59, null, 1)]
    [InlineData(57, null, 3)]
    [InlineData(60, null, 0)]
    [InlineData(10, 20L, 50)] // more was written since the signal
    public async Task Reading_after_a_watermark_gives_what_came_later_in_order_whatever_the_turns(long after, long? upTo, int expected)
    {
        for (var turn = 0; turn < 20; turn++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await TurnAsync(1 + (turn * 3), 3);
        }
        var page = await new WebChatLog(store).ReadAsync(Conversation, after, upTo, TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range((int)after + 1, expected).Select(n => $"regel {n}"), page!.Activities.Select(activity => activity.Text));
        Assert.Equal(60, page.Watermark);
    }

    [Fact]
    public async Task A_conversation_that_never_was_has_no_page() =>
        Assert.Null(await new WebChatLog(store).ReadAsync(Conversation, 0, null, TestContext.Current.CancellationToken));

    [Fact]
    public async Task After_28_days_lines_are_removed_and_with_the_last_one_the_conversation()
    {
        await TurnAsync(1, 2);
        clock.Advance(TimeSpan.FromDays(10));
        await TurnAsync(3, 1);
        clock.Advance(TimeSpan.FromDays(18));
        Assert.NotNull((await CleanAsync()).Inbox.SingleOrDefault(item => item.Due == clock.GetUtcNow() + TimeSpan.FromDays(28)));
        var page = await new WebChatLog(store).ReadAsync(Conversation, 0, null, TestContext.Current.CancellationToken);
        Assert.Equal(["regel 3"], page!.Activities.Select(activity => activity.Text));
        clock.Advance(TimeSpan.FromDays(28));
        Assert.Empty((await CleanAsync()).Inbox);
        Assert.Null(await new WebChatLog(store).ReadAsync(Conversation, 0, null, TestContext.Current.CancellationToken));
    }

    private async Task<Changes> CleanAsync()
    {
        var turns = new WebChatTurns(null!, new WebChatLog(store), store, new PublicSite("http://localhost"));
        var due = new InboxItem("k", WebChatLog.MailboxOf(Conversation), new Activity { Type = ActivityTypes.Event, Name = "webchat/opruimen" }, clock.GetUtcNow());
        var result = await turns.HandleAsync(new Turn(due.Mailbox, null, due, clock.GetUtcNow()), TestContext.Current.CancellationToken);
        await WriteAsync(result.Changes.Records);
        return result.Changes;
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
