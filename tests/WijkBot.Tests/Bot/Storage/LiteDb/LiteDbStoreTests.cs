using Microsoft.Extensions.Logging.Abstractions;
using WijkBot.Channels;
using WijkBot.Storage;
using WijkBot.Storage.LiteDb;

namespace WijkBot.Tests.Bot.Storage.LiteDb;

/// <summary>The embedded store keeps what every store must.</summary>
public sealed class LiteDbStoreTests : StoreConformance
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("wijkbot-store-");
    private int copies;

    private string Path => System.IO.Path.Combine(folder.FullName, "wijkbot.db");

    protected override Changes Refused => new() { State = new string('x', 17 << 20) };

    protected override Task<IStore> OpenAsync() => OpenAsync(Path);

    protected override Task<IStore> OpenAfterKillAsync()
    {
        var copy = System.IO.Path.Combine(folder.FullName, $"kopie{++copies}.db");
        byte[] log, later;
        do
        {
            log = ReadLog();
            File.Copy(Path, copy, overwrite: true);
            later = ReadLog();
        }
        while (!later.AsSpan().StartsWith(log)); // a checkpoint came between: no process can die in two moments
        File.WriteAllBytes(StoreFiles.LogOf(copy), log);
        return OpenAsync(copy);
    }

    /// <summary>Also while a checkpoint cuts it.</summary>
    private byte[] ReadLog()
    {
        using var file = new FileStream(StoreFiles.LogOf(Path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var read = new MemoryStream();
        file.CopyTo(read);
        return read.ToArray();
    }

    protected override Task<IStore> OpenBackupAsync(byte[] backup)
    {
        var copy = System.IO.Path.Combine(folder.FullName, $"kopie{++copies}.db");
        File.WriteAllBytes(copy, backup);
        return OpenAsync(copy);
    }

    private Task<IStore> OpenAsync(string path) => Task.FromResult<IStore>(LiteDbStore.Open(path, Clock, NullLogger<LiteDbStore>.Instance));

    [Fact]
    public async Task Items_behind_one_that_is_waited_for_keep_their_order()
    {
        var waits = Store.ClaimAsync(TimeSpan.FromMinutes(1), Cancel);
        Task<Accepted>[] accepted = [.. Enumerable.Range(1, 5).Select(number => AcceptAsync(Some.Item($"SM{number}", text: $"{number}")))];
        await Task.WhenAll(accepted);
        Assert.Equal("1", (await waits)!.Item.Activity.Text);
        await using var after = await OpenAfterKillAsync();
        for (var number = 1; number <= 5; number++)
        {
            var claim = (await after.ClaimAsync(TimeSpan.Zero, Cancel))!;
            Assert.Equal($"{number}", claim.Item.Activity.Text);
            Assert.True(await after.CommitAsync(claim, new Changes(), Cancel));
        }
    }

    [Fact]
    public async Task A_second_copy_of_an_item_that_is_waited_for_is_a_duplicate()
    {
        var waits = Store.ClaimAsync(TimeSpan.FromMinutes(1), Cancel);
        var (first, second) = (AcceptAsync(Some.Item("SM1")), AcceptAsync(Some.Item("SM1")));
        Assert.Equal([Accepted.New, Accepted.Duplicate], await Task.WhenAll(first, second));
        Assert.NotNull(await waits);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
