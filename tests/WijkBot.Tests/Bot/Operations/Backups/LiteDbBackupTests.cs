using Microsoft.Extensions.Logging.Abstractions;
using WijkBot.Operations;
using WijkBot.Operations.Backups;
using WijkBot.Storage;
using WijkBot.Storage.LiteDb;

namespace WijkBot.Tests.Bot.Operations.Backups;

/// <summary>Backups of the embedded store, also by asking the server that has it open.</summary>
public sealed class LiteDbBackupTests : BackupConformance
{
    protected override Task<string> NewPlaceAsync(string name) => Task.FromResult("Filename=" + Path.Combine(Folder.FullName, name, "wijkbot.db"));

    protected override Task<IStore> OpenAsync(string setting) =>
        Task.FromResult<IStore>(LiteDbStore.Open(StorageSetup.PathFrom(setting), TimeProvider.System, NullLogger<LiteDbStore>.Instance));

    [Fact]
    public async Task A_server_that_runs_gives_its_backup_and_its_file_is_not_replaced_under_it()
    {
        var place = await NewPlaceAsync("draait");
        var file = Path.Combine(Folder.FullName, "draaiend.zip");
        await using (var store = await OpenAsync(place))
        {
            await store.AcceptAsync(Storage.Some.Item("SM1", text: "onderweg"), Cancel);
            using var socket = new OperatorSocket(store, DataFolder.From(With(place)), NullLogger<OperatorSocket>.Instance);
            await socket.StartAsync(Cancel);
            await SaidAsync(place);
            using var said = new StringWriter();
            Assert.Equal(0, await BackupCommand.RunAsync(With(place), file, said, Cancel));
            await Assert.ThrowsAsync<SettingsFaultException>(() => RestoreCommand.RunAsync(With(place), file, said, Cancel));
            await socket.StopAsync(Cancel);
        }
        using var told = new StringWriter();
        Assert.Equal(0, await RestoreCommand.RunAsync(With(place), file, told, Cancel));
        Assert.Contains(".voor-herstel-", told.ToString(), StringComparison.Ordinal);
        await using var restored = await OpenAsync(place);
        Assert.Equal("onderweg", (await restored.ClaimAsync(TimeSpan.Zero, Cancel))!.Item.Activity.Text);
    }

    /// <summary>Waits until the socket stands.</summary>
    private async Task SaidAsync(string place)
    {
        while (await OperatorCall.TryAskAsync(With(place), OperatorCommands.StandingStill, Cancel) is not { } answer || !await EndsAsync(answer))
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Cancel);
    }

    private static async Task<bool> EndsAsync(Stream answer)
    {
        await using (answer)
            await answer.CopyToAsync(Stream.Null, Cancel);
        return true;
    }
}
