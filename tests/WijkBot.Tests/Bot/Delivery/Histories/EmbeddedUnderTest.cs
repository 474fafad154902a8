using Microsoft.Extensions.Logging.Abstractions;
using WijkBot.Storage;
using WijkBot.Storage.LiteDb;
using WijkBot.Tests.Bot.Storage.LiteDb.PowerCut;

namespace WijkBot.Tests.Bot.Delivery.Histories;

/// <summary>The embedded store on files in memory.</summary>
internal sealed class EmbeddedUnderTest : StoreUnderTest
{
    private MemoryFile data = new();
    private MemoryFile log = new();

    private EmbeddedUnderTest(Func<IStore, IStore>? wrap)
        : base(wrap) { }

    public static async Task<EmbeddedUnderTest> OpenAsync(Func<IStore, IStore>? wrap)
    {
        var place = new EmbeddedUnderTest(wrap);
        place.Use(await place.OpenAsync());
        return place;
    }

    protected override Task<IStore> OpenAsync() => Task.FromResult<IStore>(new LiteDbStore(data, log, Clock, NullLogger<LiteDbStore>.Instance));

    public override async Task KillAsync()
    {
        MemoryFile diedLog, diedData;
        long later;
        do
        {
            diedLog = log.Copy();
            diedData = data.Copy();
            later = log.Length;
        }
        while (later < diedLog.Length); // a checkpoint came between
        await Inner.DisposeAsync();
        (data, log) = (diedData, diedLog);
        Use(await OpenAsync());
    }
}
