using WijkBot.Tests.Bot.Kill;
using WijkBot.Tests.Bot.Storage.Postgres;

namespace WijkBot.Tests.Bot.SideBySide;

/// <summary>Two of the real program on one new database, begun at the same moment, with one provider.</summary>
internal sealed class TwoReplicas : IAsyncDisposable
{
    private TwoReplicas(RecordingTwilio twilio, string address)
    {
        (Twilio, Address) = (twilio, address);
        (First, Second) = (new KilledProgram(twilio.Url, address), new KilledProgram(twilio.Url, address));
    }

    public RecordingTwilio Twilio { get; }

    /// <summary>The connection string of both.</summary>
    public string Address { get; }

    public KilledProgram First { get; }

    public KilledProgram Second { get; }

    public static async Task<TwoReplicas> StartAsync(TestServer server)
    {
        var cancel = TestContext.Current.CancellationToken;
        var address = (await server.NewDatabaseAsync()).ConnectionString;
        var both = new TwoReplicas(await RecordingTwilio.StartAsync(), address);
        try
        {
            both.First.Start();
            both.Second.Start();
            await both.First.UntilReadyAsync(cancel);
            await both.Second.UntilReadyAsync(cancel);
            return both;
        }
        catch
        {
            await both.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        First.Dispose();
        Second.Dispose();
        await Twilio.DisposeAsync();
    }
}
