using System.Collections.Frozen;
using Lucene.Net.Tartarus.Snowball.Ext;
using WijkBot.Knowledge.Language;

namespace WijkBot.Knowledge.Search;

/// <summary>Text as the search reads it: words in one spelling, without the little words that say nothing, each as its Dutch stem (Snowball).</summary>
internal static class SearchWords
{
    /// <summary>Letters of a longer text are not read: nothing that a resident asks stands there.</summary>
    public const int MostLetters = 20_000;

    private static readonly FrozenSet<string> Little = (
        """
        de het een en of van in op aan bij te tot voor met om door over uit als dan dat dit die deze er ook nog maar wel niet geen al naar om want dus toen sinds per tegen zonder onder
        ik jij je u hij zij ze wij we jullie hen hun mij me mijn uw jouw ons onze zijn haar hem zich iemand iets men
        is ben bent was waren wordt worden werd heb hebt heeft hebben had hadden kan kun kunt kunnen kon konden wil wilt willen zal zult zullen zou zouden moet moeten moest mag mogen ga gaat gaan doe doet doen
        wat wie waar wanneer hoe welke welk waarom hoeveel hoelang waarvoor waarmee waarheen hoezo
        weer even nou nu zo heel erg veel meer graag eigenlijk eens toch hier daar ergens zelf alle alles elke ieder iedere andere ander
        weet weten vraag vragen willen vinden vind krijg krijgen komt kom komen staat zit ligt
        hallo hoi goedemorgen goedemiddag goedenavond dag beste mevrouw meneer alsjeblieft alstublieft bedankt groet groeten
        almelo gemeente wijkbot ja nee neen jawel oke hmm hm nou ok goed prima
        """).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    [ThreadStatic] private static DutchStemmer? s_stemmer;

    /// <summary>The words that say something, in one spelling, in order.</summary>
    public static List<string> Of(string text)
    {
        var words = new List<string>();
        foreach (var word in Normaliser.Words(text.Length <= MostLetters ? text : text[..MostLetters]))
        {
            var plain = word.Text.Replace("'", "", StringComparison.Ordinal);
            if (plain.Length > 1 && !Little.Contains(plain)) words.Add(plain);
        }
        return words;
    }

    /// <summary>The stem of a word.</summary>
    public static string Stem(string word)
    {
        if (word.Length < 4) return word;
        var stemmer = s_stemmer ??= new DutchStemmer();
        stemmer.SetCurrent(word);
        stemmer.Stem();
        return stemmer.Current;
    }

    /// <summary>Pieces of four letters of each word, its beginning and end marked: what is left of a word that is misspelt.</summary>
    public static IEnumerable<string> Grams(string word)
    {
        const int size = 4;
        var marked = $"_{word}_";
        for (var at = 0; at + size <= marked.Length; at++) yield return marked.Substring(at, size);
        if (marked.Length < size) yield return marked;
    }
}
