using WijkBot.Conversations.Engine;

namespace WijkBot.Tests.Bot.Conversations.Engine;

public sealed class CorrectionTests
{
    private static TestTalk Melding()
    {
        var held = new TestTalk(async talk =>
        {
            var what = await talk.AskText("wat");
            var where = await talk.Ask(new Question<string>
            {
                Name = "waar",
                Text = "waar",
                Label = "de plek",
                Reader = (heard, _) => Words.Of(heard.Text).FirstOrDefault(word => word.EndsWith("straat", StringComparison.Ordinal)) is { } street
                    ? Reading.Sure(street) : Reading.No<string>(),
            });
            var photos = await talk.AskPhotos("foto");
            await talk.Confirm("klopt", $"{what}, {where}, {photos.Length}");
            talk.Say("gedaan");
        });
        held.Labels["proef.wat.label"] = "wat er is";
        held.Labels["proef.foto.label"] = "de foto";
        return held;
    }

    private static async Task<TestTalk> AtSummary()
    {
        var held = Melding();
        await held.Begin("");
        await held.Say("een lamp");
        await held.Say("palmstraat");
        Assert.Equal("een lamp, palmstraat, 0", await held.Say("nee"));
        return held;
    }

    [Fact]
    public async Task No_at_the_summary_asks_which_answer_and_then_that_one_alone()
    {
        var held = await AtSummary();
        Assert.Equal("klopt.welke", await held.Say("nee"));
        Assert.Equal(["wat er is", "de plek", "de foto"], held.Last.Question!.Options.Select(option => option.Title));
        Assert.Equal("waar", await held.Say("2"));
        Assert.Equal("een lamp, kerkstraat, 0", await held.Say("kerkstraat"));
        Assert.Equal("gedaan | einde", await held.Say("ja hoor mevrouw"));
    }

    [Fact]
    public async Task No_with_the_right_answer_changes_it_at_once()
    {
        var held = await AtSummary();
        Assert.Equal("een lamp, dorpsstraat, 0", await held.Say("nee, het is de dorpsstraat"));
    }

    [Fact]
    public async Task No_with_the_name_of_an_answer_asks_for_that_one()
    {
        var held = await AtSummary();
        Assert.Equal("waar", await held.Say("nee, de plek is verkeerd"));
    }

    [Fact]
    public async Task No_with_words_that_name_nothing_asks_which()
    {
        var held = await AtSummary();
        Assert.Equal("klopt.welke", await held.Say("nee, er staat onzin"));
    }

    [Fact]
    public async Task A_photo_after_its_question_is_still_added()
    {
        var held = await AtSummary();
        Assert.Equal("een lamp, palmstraat, 1", await held.Hear(new Heard("", held.Clock.GetUtcNow()) { Photos = ["a"] }));
        Assert.Equal("een lamp, palmstraat, 2", await held.Hear(new Heard("", held.Clock.GetUtcNow()) { Photos = ["b"] }));
    }

    [Fact]
    public async Task A_correction_half_way_leaves_the_open_question_open()
    {
        var held = Melding();
        await held.Begin("");
        await held.Say("een lamp");
        Assert.Equal("foto", await held.Say("palmstraat"));
        Assert.Equal("foto", await held.Say("sorry ik bedoel de dorpsstraat"));
        Assert.Equal("een lamp, dorpsstraat, 0", await held.Say("nee"));
    }

    [Fact]
    public async Task Starting_again_asks_everything_and_fills_nothing()
    {
        var held = await AtSummary();
        Assert.Equal("wat", await held.Do(dialogue => Assert.True(dialogue.Restart())));
        Assert.Empty(held.State.Answers);
    }

    [Fact]
    public async Task A_summary_that_changed_is_confirmed_again()
    {
        var held = new TestTalk(async talk => { await talk.Confirm("klopt", "oud"); await talk.AskText("nog"); });
        await held.Begin("");
        Assert.Equal("nog", await held.Say("ja"));
        held.Deploy(async talk => { await talk.Confirm("klopt", "nieuw"); await talk.AskText("nog"); });
        Assert.Equal("nieuw", await held.Say("iets"));
    }
}
