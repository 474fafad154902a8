using Microsoft.Extensions.Logging.Abstractions;
using WijkBot.Kennis;
using WijkBot.Knowledge.Content;
using WijkBot.Storage;
using WijkBot.Storage.Postgres;
using WijkBot.Tests.Bot.Storage.Postgres;
using Some = WijkBot.Tests.Bot.Storage.Some;

namespace WijkBot.Tests.Bot.SideBySide;

/// <summary>What one replica began and another goes on with: what is due later, and what is known since it started.</summary>
public sealed class SharedWorkTests(TestServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_replica_put_off_another_does_when_its_time_has_come()
    {
        await using var first = await OpenAsync(await server.NewDatabaseAsync());
        await using var second = await OpenAsync(first.Address);
        await first.Store.AcceptAsync(Some.Item("SM1", text: "meld u later"), Cancel);
        var claim = (await first.Store.ClaimAsync(TimeSpan.FromMinutes(1), Cancel))!;
        var due = TimeProvider.System.GetUtcNow().AddSeconds(1);
        await first.Store.CommitAsync(claim, new Changes { Inbox = [Some.Item("T1", "zaak:M-1", "wekker", due)], Outbox = [Some.Reply("r1") with { Due = due }] }, Cancel);
        await first.DisposeAsync();

        var later = (await second.Store.ClaimAsync(TimeSpan.FromMinutes(1), Cancel))!;
        Assert.Equal(("wekker", true), (later.Item.Activity.Text, TimeProvider.System.GetUtcNow() >= due.ToMilliseconds()));
        Assert.Equal("r1", Assert.Single(await second.Store.DeliveriesAsync(10, TimeSpan.FromMinutes(1), Cancel)).Item.Id);
    }

    [Fact]
    public async Task What_a_professional_kept_at_one_replica_is_known_at_the_other()
    {
        await using var first = await OpenAsync(await server.NewDatabaseAsync());
        await using var second = await OpenAsync(first.Address);
        var knowledge = KnowledgeBase.Load(Path.Combine(Shared.Repository, "knowledge", "almelo")).OrThrow();
        using var answers = new GivenAnswers(second.Store, knowledge, TimeProvider.System, NullLogger<GivenAnswers>.Instance);
        await answers.ReadAsync(Cancel);
        Assert.DoesNotContain(knowledge.Entries, entry => entry.Id.Slug == "v-77");

        var given = new GivenAnswer("V-77", "Wanneer is de kermis?", "In september.", null, "de gemeente", new DateOnly(2026, 3, 2));
        await first.Store.AcceptAsync(Some.Item("SM1", "teams:19:kanaal"), Cancel);
        var claim = (await first.Store.ClaimAsync(TimeSpan.FromMinutes(1), Cancel))!;
        await first.Store.CommitAsync(claim, new Changes { Records = [given.ToRecord(GivenAnswer.Kept, Some.Monday)] }, Cancel);
        await answers.ReadAsync(Cancel);
        Assert.Contains(knowledge.Entries, entry => entry.Id.Slug == "v-77" && entry.Text == "In september.");
    }

    private static async Task<Replica> OpenAsync(Npgsql.NpgsqlConnectionStringBuilder database)
    {
        var address = Address.Parse(database.ConnectionString);
        var store = new PostgresStore(address, TimeProvider.System, NullLogger<PostgresStore>.Instance, lease: TimeSpan.FromMinutes(10));
        await store.Ready.WaitAsync(TimeSpan.FromMinutes(1), Cancel);
        return new Replica(store, database);
    }

    private sealed record Replica(PostgresStore Store, Npgsql.NpgsqlConnectionStringBuilder Address) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Store.DisposeAsync();
    }
}
