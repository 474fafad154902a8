using System.Text;
using Microsoft.Extensions.Configuration;
using WijkBot.Operations;
using WijkBot.Operations.Backups;
using WijkBot.Storage;

namespace WijkBot.Tests.Bot.Operations.Backups;

/// <summary><c>backup</c> and <c>herstel</c>, for each store.</summary>
public abstract class BackupConformance : IDisposable
{
    private readonly StringWriter said = new();

    /// <summary>A folder of the test's own.</summary>
    protected DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("wijkbot-backup-");

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Settings of a place with nothing in it yet.</summary>
    protected abstract Task<string> NewPlaceAsync(string name);

    protected abstract Task<IStore> OpenAsync(string setting);

    protected IConfiguration With(string setting) =>
        new ConfigurationBuilder().AddInMemoryCollection([new(StorageSetup.Key, setting), new(DataFolder.Key, Path.Combine(Folder.FullName, "data"))]).Build();

    private string File => Path.Combine(Folder.FullName, "kopie.zip");

    [Fact]
    public async Task What_was_in_the_store_and_its_photos_is_there_again_after_a_restore()
    {
        var (from, to) = (await NewPlaceAsync("oud"), await NewPlaceAsync("nieuw"));
        var photo = Directory.CreateDirectory(Path.Combine(DataFolder.From(With(from)).Path, "media")).FullName + "/backupproef.jpg";
        await System.IO.File.WriteAllBytesAsync(photo, [1, 2, 3], Cancel);
        await using (var store = await OpenAsync(from))
        {
            await store.AcceptAsync(Storage.Some.Item("SM1", text: "eerste"), Cancel);
            await store.CommitAsync((await store.ClaimAsync(TimeSpan.Zero, Cancel))!, new Changes { State = "\"ë\"", Records = [Storage.Some.Case("M-1")], Outbox = [Storage.Some.Reply("r1")] }, Cancel);
            await store.AcceptAsync(Storage.Some.Item("SM2", text: "regel\nmet \\ en \t"), Cancel);
            await store.ReserveAsync("M", 5, Cancel);
        }
        Assert.Equal(0, await BackupCommand.RunAsync(With(from), File, said, Cancel));
        System.IO.File.Delete(photo);
        Assert.Equal(0, await RestoreCommand.RunAsync(With(to), File, said, Cancel));

        Assert.Equal([1, 2, 3], await System.IO.File.ReadAllBytesAsync(Path.Combine(DataFolder.From(With(to)).Path, "media", "backupproef.jpg"), Cancel));
        await using var restored = await OpenAsync(to);
        Assert.Equal("M-1", Assert.Single(await restored.FindAsync(new RecordQuery("zaak"), Cancel)).Id);
        Assert.Equal(6, await restored.ReserveAsync("M", 1, Cancel));
        Assert.Equal("r1", Assert.Single(await restored.DeliveriesAsync(10, TimeSpan.Zero, Cancel)).Item.Id);
        var claim = await restored.ClaimAsync(TimeSpan.Zero, Cancel);
        Assert.Equal(("regel\nmet \\ en \t", "\"ë\""), (claim!.Item.Activity.Text, claim.State));
        Assert.True(await restored.CommitAsync(claim, new Changes(), Cancel));
    }

    [Fact]
    public async Task A_file_that_is_no_whole_backup_changes_nothing()
    {
        var place = await NewPlaceAsync("plek");
        await using (var store = await OpenAsync(place))
            await store.AcceptAsync(Storage.Some.Item("SM1"), Cancel);
        Assert.Equal(0, await BackupCommand.RunAsync(With(place), File, said, Cancel));
        var bytes = await System.IO.File.ReadAllBytesAsync(File, Cancel);
        await System.IO.File.WriteAllBytesAsync(File, bytes[..(bytes.Length / 2)], Cancel);
        await Assert.ThrowsAnyAsync<InvalidDataException>(() => RestoreCommand.RunAsync(With(place), File, said, Cancel));
        await System.IO.File.WriteAllBytesAsync(File, Encoding.UTF8.GetBytes("geen zip"), Cancel);
        await Assert.ThrowsAnyAsync<InvalidDataException>(() => RestoreCommand.RunAsync(With(place), File, said, Cancel));
        await using var after = await OpenAsync(place);
        Assert.NotNull(await after.ClaimAsync(TimeSpan.Zero, Cancel));
    }

    public virtual void Dispose()
    {
        Folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}
