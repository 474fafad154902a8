using System.Text.RegularExpressions;

namespace WijkBot.Kennis;

/// <summary>Sentences that are too long for B1. Rijksoverheid's advice for B1 is ten words on average; from over twenty on a reader loses the thread.</summary>
public static partial class LongSentence
{
    /// <summary>Most words of a sentence.</summary>
    public const int Most = 20;

    /// <summary>The first sentence that is too long, with its number of words; null when there is none.</summary>
    public static (string Sentence, int Words)? In(string text) => Sentences().Split(text)
        .Select(sentence => (Sentence: sentence.Trim(), Words: sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length))
        .Where(one => one.Words > Most).Select(one => ((string, int)?)one).FirstOrDefault();

    [GeneratedRegex(@"(?<=[.!?:])\s+|\n+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sentences();
}
