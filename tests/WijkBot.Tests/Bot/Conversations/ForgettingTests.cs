using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using WijkBot.Cases;
using WijkBot.Channels;
using WijkBot.Channels.Activities;
using WijkBot.Conversations;
using WijkBot.Conversations.Activiteiten;
using WijkBot.Conversations.Vergeten;
using WijkBot.Conversations.Verhuizen;
using WijkBot.Delivery;
using WijkBot.Media;
using WijkBot.Operations;
using WijkBot.Storage;
using WijkBot.Storage.LiteDb;
using WijkBot.Tests.Bot.Storage.LiteDb.PowerCut;
using WijkBot.WebChat;

namespace WijkBot.Tests.Bot.Conversations;

/// <summary>"Verwijder mij": what is left afterwards, in the real store, of a web conversation with everything that can be held about one.</summary>
public sealed class ForgettingTests : IAsyncDisposable
{
    private const string Conversation = "AAAAAAAAAAAAAAAAAAAAAA-wijkbot";
    private static readonly string Mailbox = WebChatLog.MailboxOf(Conversation);
    private readonly string folder = Directory.CreateTempSubdirectory("wijkbot-vergeten").FullName;
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
    private readonly LiteDbStore store;
    private readonly MediaStore photos;
    private readonly WebChatTurns turns;

    public ForgettingTests()
    {
        store = new LiteDbStore(new MemoryFile(), new MemoryFile(), clock, NullLogger<LiteDbStore>.Instance);
        photos = new MediaStore(new DataFolder(folder));
        turns = new WebChatTurns(new ForgettingHandler(null!, store, photos), new WebChatLog(store), store, new PublicSite("http://localhost"));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Accepts an activity and handles it, or commits these changes instead.</summary>
    private async Task<Changes> TurnAsync(Activity activity, Changes? instead = null)
    {
        await store.AcceptAsync(new InboxItem(Guid.NewGuid().ToString(), Mailbox, activity, clock.GetUtcNow()), Cancel);
        var claim = (await store.ClaimAsync(TimeSpan.FromSeconds(30), Cancel))!;
        var changes = instead ?? (await turns.HandleAsync(new Turn(claim.Mailbox, claim.State, claim.Item, clock.GetUtcNow()), Cancel)).Changes;
        Assert.True(await store.CommitAsync(claim, changes, Cancel));
        return changes;
    }

    private StoredRecord Mine(string kind, string id) => new(kind, id, "{}") { Owner = Mailbox, At = clock.GetUtcNow() };

    private async Task<string> FillAsync(OptOut? stop = null)
    {
        var photo = await photos.SaveAsync(new byte[] { 1 }, Cancel);
        var state = JsonSerializer.Serialize(new ResidentState { OptOut = stop, Wijk = "windmolenbroek" }, ResidentJson.Default.ResidentState);
        var @case = new Case { Reference = "M-1042", Kind = CaseKind.Melding, Resident = Mailbox, Text = "Losse tegel", ReceivedAt = clock.GetUtcNow(), Party = "almelo" };
        await TurnAsync(new Activity { Text = "mijn tegel", Attachments = [new Attachment { ContentType = "image/jpeg", ContentUrl = MediaIntake.Kept + photo }] }, new Changes
        {
            State = state,
            Records =
            [
                WebChatLog.Head(Conversation, new WebChatHead("dl_u", 2, clock.GetUtcNow(), clock.GetUtcNow())),
                WebChatLog.Lines(Conversation, 1, [new Activity { Text = "mijn tegel" }], clock.GetUtcNow()),
                Mine(MovingHandler.CodeKind, "hash"), Mine(SignedUp.RecordKind, "lijst/ik"), Mine(ResidentTurn.OptOutKind, Mailbox),
                CaseRecord.Of(@case, clock.GetUtcNow()),
                CaseRecord.Of(@case with { Reference = "M-1", Resident = "sms|+31546000001|+31600000099" }, clock.GetUtcNow()),
            ],
            Outbox = [new OutboxItem("uit", Mailbox, new Outgoing(new Activity { Text = "uw tegel" }))],
            Inbox = [new InboxItem("straks", Mailbox, new Activity { Type = ActivityTypes.Event, Name = Reminder.Name }, clock.GetUtcNow()) { Due = clock.GetUtcNow().AddDays(3) }],
        });
        var delivery = Assert.Single(await store.DeliveriesAsync(10, TimeSpan.FromSeconds(30), Cancel));
        await store.SettleAsync(delivery, new Settlement(OutboxState.Sent, "id"), [], Cancel);
        return photo;
    }

    [Fact]
    public async Task Everything_held_is_gone_but_stop_and_the_case_which_is_told_to_let_go()
    {
        var photo = await FillAsync();
        var changes = await TurnAsync(new Activity { Type = ActivityTypes.Event, Name = ForgettingHandler.Now });

        var held = await store.HeldAboutAsync(Mailbox, Cancel);
        Assert.Null(held.Mailbox);
        Assert.Equal([ResidentTurn.OptOutKind, WebChatLog.HeadKind, Case.RecordKind], held.Records.Select(record => record.Kind).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("dl_u", held.Records.Single(record => record.Kind == WebChatLog.HeadKind).Json, StringComparison.Ordinal);
        Assert.DoesNotContain(held.Received, item => item.Activity is { Text: not null } or { Attachments: not null } or { Name: Reminder.Name });
        Assert.Empty(held.Sent);
        Assert.Null(photos.Open(photo));
        Assert.Equal([Case.MailboxOf("M-1042")], changes.Inbox.Where(item => item.Activity.Name == CaseSignals.Erased).Select(item => item.Mailbox));
        Assert.Equal(2, (await new WebChatLog(store).ReadAsync(Conversation, 0, null, Cancel))!.Watermark); // who has it open counts on from here
    }

    [Fact]
    public async Task Who_wanted_no_messages_still_gets_none()
    {
        await FillAsync(new OptOut(clock.GetUtcNow(), null));
        await TurnAsync(new Activity { Type = ActivityTypes.Event, Name = ForgettingHandler.Now });
        var state = JsonSerializer.Deserialize((await store.HeldAboutAsync(Mailbox, Cancel)).Mailbox!, ResidentJson.Default.ResidentState)!;
        Assert.NotNull(state.OptOut);
        Assert.Null(state.Wijk);
    }

    [Fact]
    public async Task It_happens_once_more_when_the_commit_failed()
    {
        await FillAsync();
        var turn = new Turn(Mailbox, null, new InboxItem("k", Mailbox, new Activity { Type = ActivityTypes.Event, Name = ForgettingHandler.Now }, clock.GetUtcNow()), clock.GetUtcNow());
        var first = await turns.HandleAsync(turn, Cancel); // never committed
        var again = await turns.HandleAsync(turn, Cancel);
        Assert.Equal(first.Changes.Records.Select(record => (record.Kind, record.Id)), again.Changes.Records.Select(record => (record.Kind, record.Id)));
        Assert.Equal(first.Changes.Inbox.Select(item => item.Key), again.Changes.Inbox.Select(item => item.Key));
    }

    [Fact]
    public async Task Photos_that_became_no_case_and_lists_of_what_is_over_go_with_the_daily_round()
    {
        var (orphan, kept) = (await photos.SaveAsync(new byte[] { 1 }, Cancel), await photos.SaveAsync(new byte[] { 1 }, Cancel));
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "media")))
            File.SetLastWriteTimeUtc(file, clock.GetUtcNow().UtcDateTime);
        var @case = new Case { Reference = "M-1042", Kind = CaseKind.Melding, Resident = Mailbox, Text = "Losse tegel", ReceivedAt = clock.GetUtcNow(), Party = "almelo", Photos = [kept] };
        await TurnAsync(new Activity(), new Changes { Records = [CaseRecord.Of(@case, clock.GetUtcNow()), Mine(SignedUp.RecordKind, "a/ik") with { Status = "koffie@2026-03-20" }] });
        var (media, lists) = (new MediaRetention(store, photos, clock), new SignUpRetention(store, clock));

        clock.Advance(TimeSpan.FromDays(18)); // 20 March: the day itself
        Assert.Equal((0, 0), (await media.CleanAsync(Cancel), await lists.CleanAsync(Cancel)));
        clock.Advance(TimeSpan.FromDays(11));
        Assert.Equal((1, 1), (await media.CleanAsync(Cancel), await lists.CleanAsync(Cancel)));
        Assert.Null(photos.Open(orphan));
        await photos.Open(kept)!.DisposeAsync();
        var over = (await store.ClaimAsync(TimeSpan.FromSeconds(30), Cancel))!;
        var emptied = await new SignUpList(store).HandleAsync(new Turn(over.Mailbox, over.State, over.Item, clock.GetUtcNow()), Cancel);
        Assert.Equal([("a/ik", null)], emptied.Changes.Records.Select(record => (record.Id, record.Json)));
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
