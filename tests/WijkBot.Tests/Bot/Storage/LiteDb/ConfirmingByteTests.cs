using LiteDB;
using LiteDB.Engine;
using WijkBot.Storage.LiteDb.Pages;

namespace WijkBot.Tests.Bot.Storage.LiteDb;

/// <summary>Everything durable hangs on byte 18 of LiteDB's log pages. These fail when another LiteDB marks its transactions otherwise.</summary>
public sealed class ConfirmingByteTests
{
    [Fact]
    public void LiteDB_is_the_version_that_was_measured() =>
        Assert.Equal(new Version(5, 0, 20, 0), typeof(LiteEngine).Assembly.GetName().Version);

    [Theory]
    [InlineData(1)]
    [InlineData(300)]
    public void Of_the_pages_of_a_transaction_the_last_and_only_that_has_byte_18_set(int rows)
    {
        using var log = new MemoryStream();
        var engine = new LiteEngine(new EngineSettings { DataStream = new MemoryStream(), LogStream = log, Collation = Collation.Binary });
        engine.Pragma("CHECKPOINT", 0);
        Insert(engine, 0, 1);
        // waits for LiteDB's own writer, and empties the log
        engine.Checkpoint();

        engine.BeginTrans();
        Insert(engine, 1, rows);
        engine.Commit();
        engine.Dispose();

        var marks = Pages(log);
        Assert.True(marks.Count > 1);
        Assert.Equal(1, marks[^1]);
        Assert.All(marks[..^1], mark => Assert.Equal(0, mark));
    }

    private static void Insert(LiteEngine engine, int from, int count) =>
        engine.Insert("rijen", Enumerable.Range(from, count).Select(n => new BsonDocument { ["_id"] = n, ["tekst"] = new string('x', 900) }), BsonAutoId.Int32);

    private static List<byte> Pages(MemoryStream log) =>
        [.. log.ToArray().Chunk(PageFile.PageSize).Select(page => page[LogStream.ConfirmingByte])];
}
