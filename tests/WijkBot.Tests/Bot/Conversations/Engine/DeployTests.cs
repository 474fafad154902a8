using WijkBot.Conversations.Engine;

namespace WijkBot.Tests.Bot.Conversations.Engine;

/// <summary>E5: a new version of a conversation takes over in the middle of a talk.</summary>
public sealed class DeployTests
{
    private static readonly Option[] Colours = [new("rood", "Rood"), new("groen", "Groen")];

    [Fact]
    public async Task A_renamed_question_keeps_its_answer()
    {
        var held = new TestTalk(async talk => { await talk.AskText("plek"); await talk.AskText("wat"); });
        await held.Begin("");
        await held.Say("hier");
        held.Deploy(async talk => talk.Say(await talk.AskText("waar", was: "plek") + "/" + await talk.AskText("wat")));
        Assert.Equal("hier/dat | einde", await held.Say("dat"));
    }

    [Fact]
    public async Task A_renamed_open_question_takes_its_reply()
    {
        var held = new TestTalk(async talk => await talk.Choose("kleur", Colours));
        await held.Begin("");
        held.Deploy(async talk => talk.Say(await talk.Choose("tint", [Colours[1], Colours[0]], was: "kleur")));
        Assert.Equal("groen | einde", await held.Say("2"));
    }

    [Fact]
    public async Task A_question_inserted_before_the_open_one_does_not_take_its_reply()
    {
        var held = new TestTalk(async talk => await talk.Choose("kleur", Colours));
        await held.Begin("");
        held.Deploy(async talk =>
        {
            var name = await talk.AskText("naam");
            talk.Say(name + "/" + await talk.Choose("kleur", [Colours[1], Colours[0]]));
        });
        Assert.Equal("naam", await held.Say("2"));
        Assert.Equal("Jan/groen | einde", await held.Say("Jan"));
    }

    [Fact]
    public async Task An_act_inserted_before_the_open_question_is_done_once_and_with_its_effect()
    {
        var held = new TestTalk(async talk => await talk.Choose("kleur", Colours));
        await held.Begin("");
        held.Deploy(async talk =>
        {
            await talk.Do("teken", () => { talk.Effects.Signals.Add(new Signal("zaak:M-1", "x")); return ValueTask.FromResult(1); });
            talk.Say(await talk.Choose("kleur", Colours));
        });
        Assert.Equal("groen | einde", await held.Say("groen"));
        Assert.Single(held.Effects.Signals);
    }

    [Fact]
    public async Task A_question_whose_type_changed_is_asked_again()
    {
        var held = new TestTalk(async talk => { await talk.AskText("aantal"); await talk.AskText("wat"); });
        await held.Begin("");
        await held.Say("drie");
        held.Deploy(async talk => { await talk.AskYesNo("aantal"); talk.Say(await talk.AskText("wat")); });
        Assert.Equal("aantal", await held.Say("dat"));
        Assert.Equal("dat | einde", await held.Say("ja"));
    }

    [Fact]
    public async Task A_question_whose_answer_is_no_longer_offered_is_asked_again()
    {
        var held = new TestTalk(async talk => { await talk.Choose("kleur", Colours); await talk.AskText("wat"); });
        await held.Begin("");
        await held.Say("groen");
        held.Deploy(async talk => { await talk.Choose("kleur", [Colours[0]]); await talk.AskText("wat"); });
        Assert.Equal("kleur", await held.Say("dat"));
    }

    [Fact]
    public async Task A_number_for_an_option_that_is_gone_is_not_another_option()
    {
        var held = new TestTalk(async talk => await talk.Choose("kleur", Colours));
        await held.Begin("");
        held.Deploy(async talk => await talk.Choose("kleur", [Colours[0], new Option("blauw", "Blauw")]));
        Assert.Equal("kleur", await held.Say("2"));
    }

    [Fact]
    public async Task An_answer_whose_question_no_longer_exists_is_ignored()
    {
        var held = new TestTalk(async talk => { await talk.AskText("een"); await talk.AskText("twee"); });
        await held.Begin("");
        await held.Say("a");
        held.Deploy(async talk => talk.Say(await talk.AskText("drie")));
        Assert.Equal("drie", await held.Say("b"));
        Assert.Equal("c | einde", await held.Say("c"));
    }
}
