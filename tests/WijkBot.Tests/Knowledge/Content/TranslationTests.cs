using System.Text.RegularExpressions;
using WijkBot.Knowledge.Content;

namespace WijkBot.Tests.Knowledge.Content;

/// <summary>The main conversations in seven languages.</summary>
public sealed partial class TranslationTests
{
    private static readonly string[] Main = ["algemeen.yaml", "melding.yaml", "initiatief.yaml", "medewerker.yaml", "zaken.yaml", "hulp.yaml", "vraag.yaml", "nood.yaml", "kennis.yaml", "op-de-hoogte.yaml"];

    /// <summary>Names of organisations are the same in every language.</summary>
    private static readonly string[] SameEverywhere = ["Beter Wonen", "Sint Joseph"];

    public static TheoryData<string> Others => [.. Texts.Languages.Where(language => language != Texts.Dutch)];

    [Theory]
    [MemberData(nameof(Others))]
    public void Every_text_of_the_main_conversations_exists(string language) =>
        Assert.Empty(Ours().Where(text => !text.ByLanguage.ContainsKey(language)).Select(text => text.Key));

    [Theory]
    [MemberData(nameof(Others))]
    public void Every_kind_of_melding_its_questions_and_its_choices_have_a_name(string language)
    {
        var texts = Some.Almelo.Texts;
        var named = Some.Almelo.Categories.SelectMany(category => category.Questions.SelectMany(question => question.Choices.Append(question.Text)).Append(category.Name))
            .Concat(["vandaag", "morgen"]).Except(SameEverywhere).Distinct().ToList();
        Assert.DoesNotContain(named, dutch => texts.Phrase(dutch, language) == dutch && !IsInternational(dutch));
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void No_Dutch_strayed_into_a_translation(string language)
    {
        // "in", "met" and "van" are words of other languages too.
        var stray = Ours().Where(text => text.ByLanguage.TryGetValue(language, out var said) && Dutch().IsMatch(said)).Select(text => $"{text.Key}: {text.ByLanguage[language]}");
        Assert.Empty(stray);
    }

    [Fact]
    public void A_translation_with_other_placeholders_than_Dutch_is_a_fault()
    {
        using var copy = new ContentCopy();
        var faults = KnowledgeBase.Load(copy.With("teksten/vertaald/en.yaml", "from 1 to {aantal}", "from 1 to ten").Folder).Faults;
        Assert.Contains(faults, fault => fault.File.EndsWith("en.yaml", StringComparison.Ordinal) && fault.Message.Contains("dezelfde velden", StringComparison.Ordinal) && fault.Line > 0);
    }

    [Fact]
    public void A_translation_of_a_text_that_Dutch_does_not_have_is_a_fault()
    {
        using var copy = new ContentCopy();
        var faults = KnowledgeBase.Load(copy.With("teksten/vertaald/de.yaml", "  groet.terug:", "  groet.trug:").Folder).Faults;
        Assert.Contains(faults, fault => fault.Message.Contains("'groet.trug' bestaat niet", StringComparison.Ordinal));
    }

    [Fact]
    public void A_reference_and_an_address_stay_whole_inside_Arabic()
    {
        var said = Some.Almelo.Texts.Get("melding.bevestigd", "ar", ("soort", "إنارة الشارع"), ("plek", "Palmstraat 12"), ("zaak", "M-1042"), ("wie", "Gemeente Almelo"), ("wanneer", "غدًا"));
        Assert.Contains("\u2068M-1042\u2069", said, StringComparison.Ordinal);
        Assert.Contains("\u2068Palmstraat 12\u2069", said, StringComparison.Ordinal);
        Assert.DoesNotContain("\u2068غدًا", said, StringComparison.Ordinal);
        Assert.DoesNotMatch(Unbordered(), said);
    }

    [Fact]
    public void Latin_words_written_in_an_Arabic_text_have_their_border()
    {
        var bare = Ours().Where(text => text.ByLanguage.TryGetValue("ar", out var said) && Unbordered().IsMatch(Field().Replace(said, "")) && !text.Key.StartsWith("nood.", StringComparison.Ordinal));
        Assert.Empty(bare.Select(text => text.Key));
    }

    [Theory]
    [InlineData("M-1042", "\u2068M-1042\u2069")]
    [InlineData("غدًا", "غدًا")]
    [InlineData("regel een\nregel twee", "regel een\nregel twee")]
    public void A_value_gets_a_border_when_it_runs_from_left_to_right(string value, string isolated) => Assert.Equal(isolated, RightToLeft.Isolate(value));

    private static IEnumerable<ConversationText> Ours() => Some.Almelo.Texts.All.Where(text => Main.Contains(Path.GetFileName(text.File))
        && !text.Key.StartsWith("vraag.woorden.", StringComparison.Ordinal) && !text.Key.StartsWith("vraag.afgewezen-woorden.", StringComparison.Ordinal) && !IsPartOfAnAnswer(text.Key) && !text.Key.EndsWith(".kort", StringComparison.Ordinal) && !text.Key.StartsWith("privacy.verzoek.", StringComparison.Ordinal));

    /// <summary>What stands around an answer that exists in Dutch only is Dutch with it.</summary>
    private static bool IsPartOfAnAnswer(string key) =>
        key is "activiteit.gevonden" or "activiteit.gevonden-wijk" or "activiteit.gratis" or "activiteit.prijs"
        || (key.StartsWith("algemeen.kennis.", StringComparison.Ordinal) && !key.StartsWith("algemeen.kennis.wijk.", StringComparison.Ordinal) && key != "algemeen.kennis.herinnering");

    private static bool IsInternational(string word) => word is "Graffiti" or "Drugs" or "Auto" or "Ratten" or "Wespen" or "Ja" or "morgen";

    [GeneratedRegex(@"(?i)\b(het|een|niet|wordt|uw|wij|ons|wilt|hebt|geen|melding|stuur|over)\b", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Dutch();

    /// <summary>A Latin letter or digit that follows Arabic directly, without a border between.</summary>
    [GeneratedRegex(@"[\u0600-\u06FF][^\u2068\u2069]*?[A-Za-z]", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Unbordered();

    [GeneratedRegex(@"\{[a-z0-9_]+\}", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Field();
}
