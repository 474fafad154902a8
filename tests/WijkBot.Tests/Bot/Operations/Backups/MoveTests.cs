using System.Data.Common;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using WijkBot.Channels;
using WijkBot.Channels.Activities;
using WijkBot.Operations;
using WijkBot.Operations.Backups;
using WijkBot.Storage;
using WijkBot.Storage.LiteDb;
using WijkBot.Storage.Postgres;
using WijkBot.Storage.Postgres.Schema;
using WijkBot.Tests.Bot.Storage.Postgres;
using Some = WijkBot.Tests.Bot.Storage.Some;

namespace WijkBot.Tests.Bot.Operations.Backups;

/// <summary><c>verhuis</c>: from a LiteDB file into a database.</summary>
public sealed class MoveTests(TestServer server) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("wijkbot-verhuis-");
    private readonly StringWriter said = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string File => Path.Combine(folder.FullName, "oud", "wijkbot.db");

    [Fact]
    public async Task Everything_arrives_and_goes_on_where_it_was()
    {
        await FillAsync();
        var database = await server.NewDatabaseAsync();
        Assert.Equal(0, await RunAsync(database));
        await using var store = await PostgresStore.OpenAsync(database.ConnectionString, Cancel);

        var (before, after) = (await HeldAsync(), await store.HeldAboutAsync(Some.Resident, Cancel));
        Assert.Equal(before.Mailbox, after.Mailbox);
        Assert.Equal(before.Received.Select(item => (item.Key, item.Activity.Text, item.AcceptedAt, item.Due)), after.Received.Select(item => (item.Key, item.Activity.Text, item.AcceptedAt, item.Due)));
        Assert.Equal(before.Records.Select(record => (record.Id, record.Json, record.At)), after.Records.Select(record => (record.Id, record.Json, record.At)));
        Assert.Equal(before.Sent.Select(item => (item.Id, item.ProviderId)), after.Sent.Select(item => (item.Id, item.ProviderId)));
        Assert.Equal("21610", Assert.Single(await store.DeadLettersAsync(10, Cancel)).Why);
        Assert.Equal(8, await store.ReserveAsync("M", 1, Cancel));
        Assert.Equal(Accepted.Duplicate, await store.AcceptAsync(Some.Item("SM1"), Cancel));
        Assert.Equal("wacht", (await store.ClaimAsync(TimeSpan.Zero, Cancel))!.Item.Activity.Text);
        Assert.Equal(("r2", OutboxState.Unknown), (await store.DeliveriesAsync(10, TimeSpan.Zero, Cancel)) is [var delivery] ? (delivery.Item.Id, delivery.Item.State) : default);
        Assert.Equal("r1", (await store.StatusAsync(new StatusReport(ChannelIds.Sms, "SMdeel1", DeliveryStatus.Delivered, null), Cancel))?.Id);
    }

    [Fact]
    public async Task A_move_that_was_cut_off_is_finished_by_the_next_and_a_database_in_use_is_refused()
    {
        await FillAsync();
        var database = await server.NewDatabaseAsync();
        await RunAsync(database);
        // as it was half-way: marked as begun, some rows there and some not yet
        await server.RunSqlAsync(database.Database!, "set search_path to wijkbot; delete from lane; delete from record; delete from inbox where key like '%SM1'; update outbox set state = 0 where state = 2; insert into counter values ('verhuis', 1)");
        Assert.Equal(0, await RunAsync(database));
        Assert.Contains("in gebruik", (await Assert.ThrowsAsync<InvalidDataException>(() => RunAsync(database))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_replica_works_on_a_database_that_is_half_filled_and_the_next_move_finishes_it()
    {
        await FillAsync();
        var database = await server.NewDatabaseAsync();
        await using (var source = NpgsqlDataSource.Create(Address.Parse(database.ConnectionString)))
            await DatabaseSchema.PrepareAsync(source, Cancel);
        await server.RunSqlAsync(database.Database!, """
            create function wijkbot.cut_off() returns trigger language plpgsql as $$ begin raise exception 'the power went'; end $$;
            create trigger cut_off before insert on wijkbot.record for each row execute function wijkbot.cut_off()
            """);
        await Assert.ThrowsAnyAsync<DbException>(() => RunAsync(database));
        Assert.True((long)(await server.RunSqlAsync(database.Database!, "select count(*) from wijkbot.inbox"))! > 0);
        var refused = await Assert.ThrowsAsync<SettingsFaultException>(() => PostgresStore.OpenAsync(database.ConnectionString, Cancel));
        Assert.Contains("doe verhuis opnieuw", refused.Message, StringComparison.Ordinal);

        await server.RunSqlAsync(database.Database!, "drop trigger cut_off on wijkbot.record");
        Assert.Equal(0, await RunAsync(database));
        await using var store = await PostgresStore.OpenAsync(database.ConnectionString, Cancel);
        Assert.Equal("wacht", (await store.ClaimAsync(TimeSpan.Zero, Cancel))!.Item.Activity.Text);
    }

    [Fact]
    public async Task One_letter_that_differs_is_found()
    {
        await FillAsync();
        var database = await server.NewDatabaseAsync();
        await RunAsync(database);
        await server.RunSqlAsync(database.Database!, "set search_path to wijkbot; delete from lane; update record set json = replace(json, 'M-1', 'M-9'); update outbox set state = 0 where state = 2; insert into counter values ('verhuis', 1)");
        Assert.Contains("record", (await Assert.ThrowsAsync<InvalidDataException>(() => RunAsync(database))).Message, StringComparison.Ordinal);
    }

    private Task<int> RunAsync(NpgsqlConnectionStringBuilder database) => MoveCommand.RunAsync(
        new ConfigurationBuilder().AddInMemoryCollection([new(StorageSetup.Key, database.ConnectionString), new(DataFolder.Key, Path.Combine(folder.FullName, "nieuw"))]).Build(), File, said, Cancel);

    private async Task<Held> HeldAsync()
    {
        await using var store = LiteDbStore.Open(File, TimeProvider.System, NullLogger<LiteDbStore>.Instance);
        return await store.HeldAboutAsync(Some.Resident, Cancel);
    }

    private async Task FillAsync()
    {
        await using var store = LiteDbStore.Open(File, TimeProvider.System, NullLogger<LiteDbStore>.Instance);
        await TurnAsync(store, "SM1", new Changes { State = "\"ë\"", Records = [Some.Case("M-1")], Outbox = [Some.Reply("r1"), Some.Reply("r2"), Some.Reply("weg", "sms|a|weg")] });
        foreach (var delivery in await store.DeliveriesAsync(10, TimeSpan.Zero, Cancel))
        {
            await store.SettleAsync(delivery, delivery.Item.Id == "r1" ? Some.Sent("SMdeel2") with { PartIds = ["SMdeel1", "SMdeel2"] } : new Settlement(OutboxState.Never, Why: "21610"), [], Cancel);
        }
        await Task.WhenAll(Enumerable.Range(0, 1200).Select(n => store.AcceptAsync(Some.Item($"X{n}", $"sms|b|{n}"), Cancel))); // more than one slice
        var turns = new List<Task>();
        while (await store.ClaimAsync(TimeSpan.Zero, Cancel) is { } claim)
            turns.Add(store.CommitAsync(claim, new Changes { State = "1" }, Cancel));
        await Task.WhenAll(turns);
        await store.AcceptAsync(Some.Item("SM2", text: "wacht"), Cancel);
        await store.AcceptAsync(Some.Item("T1", text: "wekker", due: TimeProvider.System.GetUtcNow().AddDays(30)), Cancel);
        await store.ReserveAsync("M", 7, Cancel);
    }

    private static async Task TurnAsync(LiteDbStore store, string key, Changes changes, string mailbox = Some.Resident)
    {
        await store.AcceptAsync(Some.Item(key, mailbox), Cancel);
        await store.CommitAsync((await store.ClaimAsync(TimeSpan.Zero, Cancel))!, changes, Cancel);
    }

    public void Dispose()
    {
        said.Dispose();
        folder.Delete(recursive: true);
    }
}
