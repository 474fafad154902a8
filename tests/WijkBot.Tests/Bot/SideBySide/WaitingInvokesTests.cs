using System.Text.Json;
using WijkBot.Channels;
using WijkBot.Delivery;
using WijkBot.Storage;

namespace WijkBot.Tests.Bot.SideBySide;

/// <summary>Who pressed a button gets its answer, also when another replica handled the press.</summary>
public sealed class WaitingInvokesTests
{
    private static readonly InvokeAnswer AlreadyDone = new(200, JsonSerializer.SerializeToElement("al verwerkt"));
    private readonly Replicas here = new();
    private readonly Replicas there = new();
    private readonly WaitingInvokes waiting;
    private readonly WaitingInvokes handling;

    public WaitingInvokesTests()
    {
        here.Connect(there.Hear);
        there.Connect(here.Hear);
        waiting = new WaitingInvokes(here, () => AlreadyDone);
        handling = new WaitingInvokes(there, () => AlreadyDone);
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(20_000, true)]
    public async Task An_answer_of_another_replica_arrives_and_one_that_is_too_long_says_that_it_is_done(int letters, bool isShortened)
    {
        var (answer, isFirst) = waiting.WaitFor("msteams|app|1");
        Assert.True(isFirst);
        Assert.False(waiting.WaitFor("msteams|app|1").IsFirst);
        handling.Answer("msteams|app|2", new InvokeAnswer(200, null));
        Assert.False(answer.IsCompleted);
        handling.Answer("msteams|app|1", new InvokeAnswer(200, JsonSerializer.SerializeToElement(new string('k', letters))));
        Assert.Equal(isShortened ? "al verwerkt" : new string('k', letters), (await answer).Body!.Value.GetString());
    }

    [Fact]
    public async Task One_process_answers_itself_and_says_nothing()
    {
        var said = 0;
        here.Connect(_ => said++);
        var (answer, _) = waiting.WaitFor("msteams|app|1");
        waiting.Answer("msteams|app|1", new InvokeAnswer(204, null));
        Assert.Equal((204, 0), ((await answer).Status, said));
    }
}
