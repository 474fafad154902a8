using WijkBot.Conversations.Engine;

namespace WijkBot.Tests.Bot.Conversations.Engine;

/// <summary>E8: what cannot be run again safely is a fault at the first try.</summary>
public sealed class FaultTests
{
    [Fact]
    public async Task A_name_used_twice_on_one_path_is_a_fault()
    {
        var held = new TestTalk(async talk => { await talk.AskText("een"); await talk.AskText("een"); });
        await held.Begin("");
        var fault = await Assert.ThrowsAsync<TalkFault>(() => held.Say("x"));
        Assert.Contains("'een' twice", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_is_not_awaited_is_a_fault_before_the_next_one()
    {
        var held = new TestTalk(async talk => { _ = talk.AskText("een"); await talk.AskText("twee"); });
        var fault = await Assert.ThrowsAsync<TalkFault>(() => held.Begin(""));
        Assert.Contains("'een' of 'proef' is not awaited", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_is_not_awaited_is_a_fault_at_the_end()
    {
        var held = new TestTalk(talk => { _ = talk.AskText("een"); return Task.CompletedTask; });
        await Assert.ThrowsAsync<TalkFault>(() => held.Begin(""));
    }

    [Fact]
    public async Task Two_questions_at_once_are_a_fault()
    {
        var held = new TestTalk(async talk => await Task.WhenAll(talk.AskText("een").AsTask(), talk.AskText("twee").AsTask()));
        var fault = await Assert.ThrowsAsync<TalkFault>(() => held.Begin(""));
        Assert.Contains("while 'een' stands open", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_in_a_conversation_is_not_swallowed()
    {
        var held = new TestTalk(async talk => { await talk.AskText("een"); throw new InvalidDataException("stuk"); });
        await held.Begin("");
        await Assert.ThrowsAsync<InvalidDataException>(() => held.Say("x"));
    }
}
