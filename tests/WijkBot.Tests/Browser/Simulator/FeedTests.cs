using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;

namespace WijkBot.Tests.Browser.Simulator;

public sealed class FeedTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_gets_the_whole_state_and_then_every_change()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.Sms("eerder");
        await using var stream = await host.Page.GetStreamAsync("/simulator/api/events", Cancel);
        await using var events = SseParser.Create(stream).EnumerateAsync(Cancel).GetAsyncEnumerator(Cancel);
        var state = await Next(events, "state");
        Assert.Equal("eerder", (string)state["messages"]![0]!["body"]!);
        Assert.Equal(4, state["numbers"]!.AsArray().Count);

        await host.Send(("Body", "Dag!"));
        JsonNode change;
        do
            change = await Next(events, "phone");
        while ((string?)change["body"] != "Dag!" || (string?)change["status"] != "delivered");
        Assert.False((bool)change["fromResident"]!);
    }

    [Fact]
    public async Task Emptying_the_screens_reaches_the_page()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.Sms("eerder");
        await using var stream = await host.Page.GetStreamAsync("/simulator/api/events", Cancel);
        await using var events = SseParser.Create(stream).EnumerateAsync(Cancel).GetAsyncEnumerator(Cancel);
        await Next(events, "state");
        await host.Page.PostAsync("/simulator/api/clear", new StringContent("{}"), Cancel);
        Assert.True((bool)await Next(events, "cleared"));
        Assert.Empty(host.Phone());
    }

    private static async Task<JsonNode> Next(IAsyncEnumerator<SseItem<string>> events, string type)
    {
        while (await events.MoveNextAsync())
            if (events.Current.EventType == type)
                return JsonNode.Parse(events.Current.Data)!;
        throw new InvalidOperationException("the feed ended");
    }
}
