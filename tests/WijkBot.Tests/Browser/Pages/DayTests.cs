using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace WijkBot.Tests.Browser.Pages;

/// <summary>A conversation that lasts longer than a day shows on which day something was said.</summary>
public sealed class DayTests(PublicPages site) : IClassFixture<PublicPages>
{
    private static readonly DateTimeOffset Friday = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private DateTimeOffset? first;

    [Fact]
    public async Task The_day_stands_once_above_the_first_message_of_each_day()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(AppContext.BaseDirectory, "chat", "chat.hash")), "needs the chat, which a build with Node makes");
        // the welcome is of a Friday; what is said after it, of the Monday
        var visit = await site.OpenAsync("/chat?wijk=windmolenbroek&stroom=nee", 360, 740, before: page => page.RouteAsync("**/activities?watermark=**", async route =>
        {
            var answer = await route.FetchAsync();
            var body = JsonNode.Parse(await answer.TextAsync())!;
            foreach (var activity in body["activities"]!.AsArray())
                activity!["timestamp"] = At(activity).ToString("O", CultureInfo.InvariantCulture);
            await route.FulfillAsync(new() { Response = answer, Body = body.ToJsonString() });
        }));
        var chat = new Chat(visit);
        await chat.ReadyAsync();
        await chat.SayAsync("de lantaarnpaal voor Palmstraat 4 is kapot", "Waar gaat het over?");
        await chat.ChooseAsync("Straatverlichting", "Windmolenbroek?");

        await Assertions.Expect(chat.Page.Locator("#chat .chat-dag")).ToHaveTextAsync(["vrijdag 20 november", "maandag 23 november"]);
        var monday = chat.Page.Locator("#chat .chat-dag-groep").Last;
        await Assertions.Expect(monday).ToContainTextAsync("de lantaarnpaal voor Palmstraat 4 is kapot");
    }

    /// <summary>The order of the conversation stays: its times are moved, each turn's by as much.</summary>
    private DateTimeOffset At(JsonNode activity)
    {
        if (((string)activity["id"]!).EndsWith("|0000001", StringComparison.Ordinal))
            return Friday;
        var said = (DateTimeOffset)activity["timestamp"]!;
        first ??= said;
        return Friday.AddDays(3) + (said - first.Value);
    }
}
