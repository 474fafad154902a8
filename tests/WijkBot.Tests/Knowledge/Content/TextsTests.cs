using System.Text.RegularExpressions;
using WijkBot.Knowledge.Content;

namespace WijkBot.Tests.Knowledge.Content;

public partial class TextsTests
{
    /// <summary>GSM 03.38, basic and extension table: any other character makes an SMS twice as dear (70 instead of 160 characters a part).</summary>
    private const string Gsm7 =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà^{}\\[~]|€";

    private const int LongestSentence = 25;
    private const double MostWordsOnAverage = 12;

    [Fact]
    public void Dutch_texts_fit_in_a_cheap_SMS()
    {
        var wrong = Some.Almelo.Texts.All.Where(text => !text.Key.StartsWith("teams.", StringComparison.Ordinal)).SelectMany(text => text.ByLanguage[Texts.Dutch].Where(letter => !Gsm7.Contains(letter)).Select(letter => $"{text.Key}: '{letter}'"));
        Assert.Empty(wrong);
    }

    [Fact]
    public void Dutch_sentences_are_short()
    {
        var sentences = Some.Almelo.Texts.All.SelectMany(text => Sentence().Split(text.ByLanguage[Texts.Dutch]).Select(sentence => (text.Key, Words: Word().Count(sentence)))).Where(sentence => sentence.Words > 1).ToList();
        var average = sentences.Average(sentence => sentence.Words);
        TestContext.Current.TestOutputHelper?.WriteLine($"{sentences.Count} sentences, {average:F1} words on average, the longest {sentences.Max(sentence => sentence.Words)}");
        Assert.InRange(average, 3, MostWordsOnAverage);
        Assert.DoesNotContain(sentences, sentence => sentence.Words > LongestSentence);
    }

    [Fact]
    public void Texts_call_the_resident_u()
    {
        // what residents write, to be recognised, is not what they read
        var informal = Some.Almelo.Texts.All.Where(text => !text.Key.Contains("woorden.", StringComparison.Ordinal) && Informal().IsMatch(text.ByLanguage[Texts.Dutch])).Select(text => text.Key);
        Assert.Empty(informal);
    }

    [Fact]
    public void A_text_is_filled_in_with_its_values()
    {
        using var copy = new ContentCopy();
        var texts = KnowledgeBase.Load(copy.WithFile("teksten/proef.yaml", """
            velden: [zaak, wie]
            proef.bevestigd:
              nl: "Uw nummer is {zaak}. {wie} kijkt ernaar. Bel {gemeente_telefoon} of {nummer_112}."
              en: "Your number is {zaak}."
            proef.bevestigd.sms: "Nummer {zaak}."
            proef.gewoon: Dag {niet een veld}.
            """).Folder).OrThrow().Texts;
        var values = new Dictionary<string, string> { ["zaak"] = "M-1042", ["wie"] = "Het team" };
        Assert.Equal("Uw nummer is M-1042. Het team kijkt ernaar. Bel 0546 54 11 11 of 112.", texts.Get("proef.bevestigd", "nl", values));
        Assert.Equal("Your number is M-1042.", texts.Get("proef.bevestigd", "en", values));
        Assert.StartsWith("Uw nummer", texts.Get("proef.bevestigd", "tr", values), StringComparison.Ordinal);
        Assert.False(texts.HasLanguage("proef.bevestigd", "tr"));
        Assert.Equal("Nummer M-1042.", texts.GetFor(brief: true, "proef.bevestigd", "nl", values));
        Assert.Equal("Dag {niet een veld}.", texts.Get("proef.gewoon"));
    }

    [Fact]
    public void A_text_that_is_missing_is_named() =>
        Assert.Contains("'melding.bestaat-niet'", Assert.Throws<KeyNotFoundException>(() => Some.Almelo.Texts.Get("melding.bestaat-niet")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_value_that_is_missing_is_named()
    {
        using var copy = new ContentCopy();
        var texts = KnowledgeBase.Load(copy.WithFile("teksten/proef.yaml", "velden: [zaak]\nproef.nummer: Uw nummer is {zaak}.\n").Folder).OrThrow().Texts;
        Assert.Contains("'proef.nummer' needs a value for {zaak}", Assert.Throws<KeyNotFoundException>(() => texts.Get("proef.nummer")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Emergency_texts_are_there_in_every_language_and_name_a_number()
    {
        foreach (var key in Some.Almelo.Triage.Kinds.SelectMany(kind => kind.Texts).Distinct())
        {
            foreach (var language in (string[])["nl", "en", "tr", "ar", "pl", "de", "uk"])
            {
                Assert.True(Some.Almelo.Texts.HasLanguage(key, language), $"{key} in {language}");
                Assert.Contains("112", Some.Almelo.Texts.Get(key, language), StringComparison.Ordinal);
            }
        }
    }

    [GeneratedRegex(@"(?<=[.!?:])\s+|\n", RegexOptions.None, 1000)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"[\p{L}\d][\p{L}\d'{}_-]*", RegexOptions.None, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(jij|jou|jouw|jullie|je)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Informal();
}
