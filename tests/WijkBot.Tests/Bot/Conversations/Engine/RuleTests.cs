using WijkBot.Conversations.Engine;

namespace WijkBot.Tests.Bot.Conversations.Engine;

/// <summary>The rules of the engine, E1–E10, each by a talk that goes wrong without it.</summary>
public sealed class RuleTests
{
    private static readonly Option[] Colours = [new("rood", "Rood"), new("groen", "Groen"), new("blauw", "Blauw")];

    private static ValueTask<string> Street(Talk talk, string name = "waar", string? was = null) => talk.Ask(new Question<string>
    {
        Name = name,
        Text = name,
        Label = "de plek",
        Was = was,
        Reader = (heard, _) => Words.Of(heard.Text).FirstOrDefault(word => word.EndsWith("straat", StringComparison.Ordinal)) is { } street
            ? Reading.Sure(street) : heard.Text.Length > 0 ? Reading.Maybe(heard.Text) : Reading.No<string>(),
    });

    [Fact]
    public async Task E1_free_text_is_maybe_and_a_choice_is_sure()
    {
        var held = new TestTalk(async talk => { await talk.AskText("wat"); await talk.Choose("kleur", Colours); });
        await held.Begin("hallo");
        Assert.Equal(Certainty.Maybe, held.Reads("hoe laat bent u open?"));
        await held.Say("een paal");
        Assert.Equal(Certainty.Sure, held.Reads("2"));
    }

    [Fact]
    public async Task E1_only_a_sure_reading_fills_a_later_question_from_an_earlier_sentence()
    {
        var held = new TestTalk(async talk => talk.Say(await talk.AskText("wat", saysIt: text => text.Contains("kapot", StringComparison.Ordinal)) + "/" + await Street(talk)));
        Assert.Equal("lamp kapot in de palmstraat/palmstraat | einde", await held.Begin("lamp kapot in de palmstraat"));

        held = new TestTalk(async talk => talk.Say(await talk.AskText("wat", saysIt: text => text.Contains("kapot", StringComparison.Ordinal)) + "/" + await Street(talk)));
        Assert.Equal("waar", await held.Begin("lamp kapot bij ons"));
        Assert.Equal("lamp kapot bij ons/achter de kerk | einde", await held.Say("achter de kerk"));
    }

    [Fact]
    public async Task E2_two_means_the_second_option_as_it_was_shown()
    {
        var order = Colours;
        var held = new TestTalk(async talk => talk.Say(await talk.Choose("kleur", order)));
        await held.Begin("hallo");
        order = [.. Colours.Reverse()];
        Assert.Equal("groen | einde", await held.Say("2"));

        order = Colours;
        held = new TestTalk(async talk => talk.Say(await talk.Choose("kleur", order)));
        await held.Begin("hallo");
        order = [Colours[2], Colours[0], Colours[1]];
        Assert.Equal("rood | einde", await held.Say("1"));
    }

    [Fact]
    public async Task E3_a_kept_value_is_made_again_only_when_what_it_is_made_from_changes()
    {
        var made = 0;
        var held = new TestTalk(async talk =>
        {
            var street = await Street(talk);
            var kept = talk.Keep("gok", (street, "x"), () => ++made);
            await talk.AskText($"vraag{kept}");
        });
        held.Labels["proef.waar.label"] = "de plek";
        await held.Begin("palmstraat");
        await held.Do(_ => { });
        Assert.Equal(1, made);
        Assert.Equal("vraag2", await held.Say("nee, het is de dorpsstraat"));
        Assert.Equal(2, made);
    }

    [Fact]
    public void E3_a_tuple_counts_with_its_fields()
    {
        Assert.NotEqual(Fingerprint.Of(("a", "b")), Fingerprint.Of(("a", "c")));
        Assert.Equal(Fingerprint.Of(("a", "b")), Fingerprint.Of(("a", "b")));
        Assert.Throws<NotSupportedException>(() => Fingerprint.Of((1, 2, 3)));
    }

    [Fact]
    public async Task E4_a_forgotten_answer_and_its_parts_are_not_filled_again_from_the_first_sentence()
    {
        var held = new TestTalk(async talk =>
        {
            await Street(talk);
            await Street(talk, "waar/nog");
            await talk.AskText("wat");
        });
        Assert.Equal("wat", await held.Begin("palmstraat en dorpsstraat"));
        Assert.Equal("waar/nog", await held.Say("terug"));
        Assert.Equal("waar", await held.Say("terug"));
        Assert.Equal("waar", await held.Say("terug"));
        Assert.Equal("waar/nog", await held.Say("kerkstraat"));
    }

    [Fact]
    public async Task E6_what_was_said_before_an_answered_question_is_not_said_again()
    {
        var held = new TestTalk(async talk =>
        {
            talk.Say("welkom");
            await talk.AskText("een");
            talk.Say("dank");
            await talk.AskText("twee");
        });
        Assert.Equal("welkom | een", await held.Begin("hallo daar"));
        Assert.Equal("een", await held.Do(dialogue => dialogue.NotUnderstood()));
        Assert.Equal("dank | twee", await held.Say("ja"));
        Assert.Equal("einde", await held.Say("ja"));
    }

    [Fact]
    public async Task E6_what_is_said_before_a_question_that_fills_itself_is_said_once()
    {
        var held = new TestTalk(async talk =>
        {
            talk.Say("welkom");
            await Street(talk);
            await talk.AskText("wat");
        });
        Assert.Equal("welkom | wat", await held.Begin("in de palmstraat"));
        Assert.Equal("einde", await held.Say("lamp"));
    }

    [Fact]
    public async Task E7_back_follows_the_path_of_this_run()
    {
        var held = new TestTalk(async talk =>
        {
            if (await talk.Choose("kleur", Colours) == "rood") await talk.AskText("rood");
            else await talk.AskText("groen");
            await talk.AskText("laatste");
        });
        await held.Begin("");
        await held.Say("rood");
        await held.Say("eerste weg");
        await held.Say("terug");
        await held.Say("terug");
        Assert.Equal("groen", await held.Say("groen"));
        await held.Say("tweede weg");
        Assert.Equal("groen", await held.Say("terug"));
        Assert.Equal("kleur", await held.Say("terug"));
    }

    [Fact]
    public async Task E7_back_stops_at_something_done()
    {
        var times = 0;
        var held = new TestTalk(async talk =>
        {
            await talk.AskText("een");
            await talk.Do("gedaan", () => ValueTask.FromResult(++times));
            await talk.AskText("twee");
        });
        await held.Begin("");
        Assert.Equal("twee", await held.Say("x"));
        Assert.Equal("twee", await held.Say("terug"));
        Assert.Equal("einde", await held.Say("y"));
        Assert.Equal(1, times);
    }

    [Fact]
    public async Task E9_an_album_of_several_messages_is_one_photo_question()
    {
        var held = new TestTalk(async talk => talk.Say(string.Join('+', await talk.AskPhotos("foto"))));
        await held.Begin("");
        var shown = held.Clock.GetUtcNow();
        Assert.Equal("foto.nog", await held.Hear(new Heard("", shown) { Photos = ["a"] }));
        Assert.Equal("foto.nog", await held.Hear(new Heard("", shown) { Photos = ["b"] }));
        Assert.Equal("foto.nog", await held.Hear(new Heard("", held.Clock.GetUtcNow()) { Photos = ["c"] }));
        Assert.False(held.Last.Changed);
        Assert.Equal("a+b+c | einde", await held.Say("nee dat was alles"));
    }

    [Fact]
    public async Task E9_no_photo_is_an_answer_too()
    {
        var held = new TestTalk(async talk => talk.Say((await talk.AskPhotos("foto")).Length.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        await held.Begin("");
        Assert.Equal("0 | einde", await held.Say("nee dank u"));
    }

    [Fact]
    public async Task E10_a_message_from_before_the_question_is_not_its_answer_but_may_fill_another()
    {
        var held = new TestTalk(async talk => { await talk.Choose("kleur", Colours, fill: false); talk.Say(await Street(talk)); });
        var typed = held.Clock.GetUtcNow().AddSeconds(5);
        await held.Begin("hallo");
        Assert.Equal("kleur", await held.Hear(new Heard("rood, in de palmstraat", typed)));
        Assert.False(held.Last.Changed);
        Assert.Equal("palmstraat | einde", await held.Say("2"));
    }

    [Fact]
    public async Task E10_a_question_from_a_clock_that_was_put_back_since_takes_its_answer()
    {
        var held = new TestTalk(async talk => talk.Say(await talk.Choose("kleur", Colours)));
        held.Clock.AdjustTime(held.Clock.GetUtcNow().AddMinutes(15));
        await held.Begin("hallo");
        held.Clock.AdjustTime(held.Clock.GetUtcNow().AddMinutes(-15));
        Assert.Equal("groen | einde", await held.Say("2"));
    }
}
