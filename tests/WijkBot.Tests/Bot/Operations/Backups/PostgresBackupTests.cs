using WijkBot.Operations.Backups;
using WijkBot.Storage;
using WijkBot.Storage.Postgres;
using WijkBot.Tests.Bot.Storage.Postgres;

namespace WijkBot.Tests.Bot.Operations.Backups;

/// <summary>Backups of a database.</summary>
public sealed class PostgresBackupTests(TestServer server) : BackupConformance
{
    protected override async Task<string> NewPlaceAsync(string name) => (await server.NewDatabaseAsync()).ConnectionString;

    protected override async Task<IStore> OpenAsync(string setting) => await PostgresStore.OpenAsync(setting, Cancel);

    [Fact]
    public async Task A_database_that_is_not_empty_is_left_as_it_is()
    {
        var place = await NewPlaceAsync("vol");
        await using var store = await OpenAsync(place);
        await store.AcceptAsync(Storage.Some.Item("SM1"), Cancel);
        var file = Path.Combine(Folder.FullName, "vol.zip");
        using var said = new StringWriter();
        await BackupCommand.RunAsync(With(place), file, said, Cancel);
        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => RestoreCommand.RunAsync(With(place), file, said, Cancel));
        Assert.Contains("niet leeg", fault.Message, StringComparison.Ordinal);
        Assert.NotNull(await store.ClaimAsync(TimeSpan.Zero, Cancel));
    }
}
