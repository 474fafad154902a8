using System.Globalization;
using WijkBot.Conversations.Engine;

namespace WijkBot.Tests.Bot.Conversations.Engine;

public sealed class SizeTests
{
    [Fact]
    public async Task A_loop_of_two_thousand_questions_and_two_hundred_nested_ones_work()
    {
        var held = new TestTalk(async talk =>
        {
            for (var i = 0; i < 2000; i++)
                await talk.Ask(new Question<int> { Name = Name(i), Text = Name(i), Reader = (heard, _) => Reading.Sure(heard.Text.Length) });
            talk.Say((await Nested(talk, 200)).ToString(CultureInfo.InvariantCulture));
        });
        Assert.Equal("200 | einde", await held.Begin("alles in een keer"));
    }

    [Fact]
    public async Task A_read_that_takes_time_does_not_end_the_turn()
    {
        var read = new TaskCompletionSource<int>();
        var held = new TestTalk(async talk =>
        {
            await talk.AskText("een");
            var near = await talk.KeepAsync("dichtbij", "x", async () => await read.Task);
            await talk.AskText($"twee{near}");
        });
        await held.Begin("");
        var turn = held.Say("x");
        Assert.False(turn.IsCompleted);
        read.SetResult(3);
        Assert.Equal("twee3", await turn);
    }

    [Fact]
    public async Task A_state_is_small()
    {
        var held = new TestTalk(async talk => { await talk.AskText("wat"); await talk.AskText("waar"); await talk.AskText("foto"); });
        await held.Begin("er is een lamp kapot in de palmstraat");
        await held.Say("er is een lamp kapot in de palmstraat");
        await held.Say("palmstraat");
        Assert.True(held.Json.Length < 500, held.Json);
    }

    private static async Task<int> Nested(Talk talk, int depth) =>
        depth == 0 ? 0 : await talk.Ask(new Question<int> { Name = Name(-depth), Text = "", Reader = (_, _) => Reading.Sure(1) }) + await Nested(talk, depth - 1);

    private static string Name(int i) => "v" + i.ToString(CultureInfo.InvariantCulture);
}
