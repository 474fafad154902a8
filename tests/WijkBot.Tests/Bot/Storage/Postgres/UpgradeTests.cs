using Microsoft.Extensions.Logging.Abstractions;
using WijkBot.Storage;
using WijkBot.Storage.Postgres;
using WijkBot.Storage.Postgres.Schema;

namespace WijkBot.Tests.Bot.Storage.Postgres;

/// <summary>A program of an older version beside this one on one database, each with its own functions.</summary>
public sealed class UpgradeTests(TestServer server) : IAsyncLifetime
{
    private const string OlderFunctions = "wijkbot_0123456789ab";
    private Npgsql.NpgsqlConnectionStringBuilder database = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => database = await server.NewDatabaseAsync();

    [Fact]
    public async Task Two_versions_handle_one_anothers_messages()
    {
        await using var newer = await OpenAsync();
        await MakeOlderAsync();
        await using var older = await OpenAsync(OlderFunctions);
        for (var n = 0; n < 3; n++)
        {
            var (from, to) = n % 2 == 0 ? (newer, older) : (older, newer);
            await from.AcceptAsync(Some.Item($"SM{n}", text: $"{n}"), Cancel);
            var claim = (await to.ClaimAsync(TimeSpan.FromMinutes(1), Cancel))!;
            Assert.Equal(($"{n}", n == 0 ? null : $"{n - 1}"), (claim.Item.Activity.Text, claim.State));
            Assert.True(await to.CommitAsync(claim, new Changes { State = $"{n}", Outbox = [Some.Reply($"r{n}")] }, Cancel));
            var delivery = Assert.Single(await from.DeliveriesAsync(10, TimeSpan.FromMinutes(1), Cancel));
            Assert.Equal($"r{n}", delivery.Item.Id);
            await from.SettleAsync(delivery, Some.Sent($"SMout{n}"), [], Cancel);
        }
    }

    [Fact]
    public async Task Functions_stay_while_a_replica_lives_that_calls_them_and_go_after()
    {
        await using var newer = await OpenAsync();
        await MakeOlderAsync();
        var older = await OpenAsync(OlderFunctions);
        await RemoveUnusedAsync();
        Assert.True(await IsThereAsync());
        await older.DisposeAsync();
        await server.RunSqlAsync(database.Database!, "insert into wijkbot.replica (id, alive_until) values (-7, now() + interval '1 hour')"); // a program from before they were named
        await RemoveUnusedAsync();
        Assert.True(await IsThereAsync());
        await server.RunSqlAsync(database.Database!, "delete from wijkbot.replica where id = -7");
        await RemoveUnusedAsync();
        Assert.False(await IsThereAsync());
        await newer.AcceptAsync(Some.Item("SM1"), Cancel);
        Assert.NotNull(await newer.ClaimAsync(TimeSpan.FromMinutes(1), Cancel));
    }

    [Fact]
    public async Task A_replica_whose_functions_went_while_it_was_taken_for_dead_makes_them_again()
    {
        await using var store = await OpenAsync();
        await server.RunSqlAsync(database.Database!, $"drop schema {DatabaseSchema.SearchPath.Split(',')[0]} cascade");
        while (true)
        {
            try
            {
                await store.AcceptAsync(Some.Item("SM1"), Cancel);
                break;
            }
            catch (Exception fault) when (fault is StoreUnavailableException or Npgsql.PostgresException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Cancel);
            }
        }
        Assert.Equal("sms|AC1|SM1", (await store.ClaimAsync(TimeSpan.FromMinutes(1), Cancel))?.Item.Key);
    }

    /// <summary>An older version: functions of its own, and tables with a column more than it knows.</summary>
    private async Task MakeOlderAsync()
    {
        var assembly = typeof(DatabaseSchema).Assembly;
        var sql = assembly.GetManifestResourceNames().Where(name => name.StartsWith("postgres/functions.", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        });
        await server.RunSqlAsync(database.Database!, $"create schema {OlderFunctions}; set search_path to {OlderFunctions},wijkbot;\n{string.Join('\n', sql)}; alter table wijkbot.inbox add column newer text");
    }

    private async Task RemoveUnusedAsync()
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(Address.Parse(database.ConnectionString));
        await DatabaseSchema.RemoveUnusedAsync(source, Cancel);
    }

    private async Task<bool> IsThereAsync() => (bool)(await server.RunSqlAsync(database.Database!, $"select exists (select from pg_namespace where nspname = '{OlderFunctions}')"))!;

    private async Task<PostgresStore> OpenAsync(string? functions = null)
    {
        var address = Address.Parse(database.ConnectionString);
        if (functions is not null)
            address.SearchPath = functions + ",wijkbot";
        var store = new PostgresStore(address, TimeProvider.System, NullLogger<PostgresStore>.Instance, lease: TimeSpan.FromMinutes(10));
        await store.Ready.WaitAsync(TimeSpan.FromMinutes(1), Cancel);
        return store;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
