using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Language;

namespace WijkBot.Tests.Knowledge.Language;

public class IntentContentTests
{
    private static readonly string[] Languages = ["nl", "en", "tr", "ar", "pl", "de", "uk"];

    [Fact]
    public void Every_intent_of_the_contract_has_fifty_Dutch_phrases_and_fifteen_in_each_other_language()
    {
        Assert.Equal(Intent.Names, Some.Almelo.Intents.Select(intent => intent.Name));
        var thin =
            from intent in Some.Almelo.Intents
            from language in Languages
            let count = intent.Train.Count(phrase => phrase.Language == language)
            where count < (language == "nl" ? 50 : 15)
            select $"{intent.Name} {language}: {count}";
        Assert.Empty(thin);
    }

    [Fact]
    public void Every_intent_is_measured_in_every_language()
    {
        var unmeasured =
            from intent in Some.Almelo.Intents
            from language in Languages
            where intent.Dev.Count(phrase => phrase.Language == language) < (language == "nl" ? 12 : 4)
            select $"{intent.Name} {language}";
        Assert.Empty(unmeasured);
    }

    [Fact]
    public void No_phrase_is_in_both_parts_or_in_two_intents()
    {
        var twice = Some.Almelo.Intents.SelectMany(intent => intent.Train.Concat(intent.Dev))
            .GroupBy(phrase => FeaturesText.Fold(phrase.Text)).Where(same => same.Count() > 1).Select(same => same.Key);
        Assert.Empty(twice);
    }

    [Fact]
    public void A_phrase_in_two_places_is_a_fault_that_names_both()
    {
        using var copy = new ContentCopy();
        copy.With("intenties/dank.yaml", "    - dank je wel\n", "    - Hallo\n");
        Assert.Equal(["intenties/dank.yaml:6: 'Hallo' staat ook in groet.yaml:5"], copy.Faults());
    }

    [Fact]
    public void A_missing_intent_is_a_fault()
    {
        using var copy = new ContentCopy();
        Assert.Equal(["intenties/crisis.yaml:0: dit bestand ontbreekt"], copy.Without("intenties/crisis.yaml").Faults());
    }

    [Fact]
    public void An_intent_outside_the_contract_is_a_fault()
    {
        using var copy = new ContentCopy();
        Assert.Equal(["intenties/weer.yaml:0: dit is geen intentie van het contract"], copy.WithFile("intenties/weer.yaml", "intentie: weer\n").Faults());
    }

    [Fact]
    public void A_star_in_the_middle_of_a_word_is_a_fault()
    {
        using var copy = new ContentCopy();
        copy.WithFile("begrippen/extra.yaml", "kat:\n  nl: poes, k*t\n");
        Assert.Equal(["begrippen/extra.yaml:2: 'k*t' is geen woord; een * mag alleen vooraan of achteraan"], copy.Faults());
    }
}
