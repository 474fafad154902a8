using WijkBot.Storage.LiteDb;
using WijkBot.Storage.LiteDb.Pages;
using WijkBot.Storage.LiteDb.Rows;
using WijkBot.Tests.Bot.Storage.LiteDb.PowerCut;

namespace WijkBot.Tests.Bot.Storage.LiteDb;

/// <summary>What reaches the two files, and when.</summary>
public sealed class PageStreamTests
{
    private readonly RecordedDisk disk = new();

    private static LiteDB.BsonDocument Row(int number) => new() { ["_id"] = number, ["tekst"] = new string('x', 3000) };

    private static Group Rows(Database database, int from, int count)
    {
        var group = new Group(database);
        foreach (var number in Enumerable.Range(from, count))
            group.Insert(Tables.Inbox, Row(number));
        return group;
    }

    [Fact]
    public void A_commit_writes_its_pages_flushes_and_then_confirms_them_with_one_byte_and_a_flush()
    {
        using var database = new Database(disk.Data, disk.Log);
        var before = disk.Moment;
        database.Commit(Rows(database, 1, 20));
        Assert.Equal(["write", "flush", "write 1", "flush"], disk.Told(before));
    }

    [Fact]
    public void A_commit_that_was_not_confirmed_in_time_may_still_come_so_that_only_a_new_process_may_go_on()
    {
        var log = new LogStream(disk.Log, new DataStream(disk.Data));
        log.WaitConfirmed(log.Confirmed, TimeSpan.FromMilliseconds(1));
        Assert.IsType<FlushFailedException>(log.Fault);
    }

    [Fact]
    public void A_group_that_changes_nothing_writes_nothing()
    {
        using var database = new Database(disk.Data, disk.Log);
        var before = disk.Moment;
        var group = new Group(database);
        group.Delete(Tables.Inbox, 7L);
        database.Commit(group);
        database.Commit(new Group(database));
        Assert.Empty(disk.Told(before));
    }

    [Fact]
    public void A_checkpoint_writes_each_page_once_flushes_and_only_then_empties_the_log()
    {
        using var database = new Database(disk.Data, disk.Log);
        for (var n = 1; n <= 10; n++)
            database.Commit(Rows(database, n, 1));
        var inLog = disk.Log.Length / PageFile.PageSize;
        var before = disk.Moment;
        database.Checkpoint();
        var told = disk.Told(before);
        Assert.Equal(["flush", "cut", "flush"], told[^3..]);
        Assert.All(told[..^3], one => Assert.Equal("write", one));
        Assert.InRange(told.Count - 3, 1, inLog / 2);
        Assert.Equal(0, disk.Log.Length);
    }

    [Fact]
    public void What_no_transaction_confirms_is_cut_off_before_the_log_is_opened()
    {
        using (var database = new Database(disk.Data, disk.Log))
            database.Commit(Rows(database, 1, 5));
        var whole = disk.Log.Length;
        disk.Log.Write(whole, new byte[PageFile.PageSize + 100]);
        LogStream.Trim(disk.Log);
        Assert.Equal(whole, disk.Log.Length);
        disk.Log.Write(whole - PageFile.PageSize + LogStream.ConfirmingByte, [0]);
        LogStream.Trim(disk.Log);
        Assert.Equal(0, disk.Log.Length);
    }
}
