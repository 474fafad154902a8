using WijkBot.Conversations.Engine;
using WijkBot.Knowledge.Language;

namespace WijkBot.Conversations;

/// <summary>A message with what can be known of it before any conversation reads it.</summary>
/// <param name="heard">The message.</param>
/// <param name="recent">The resident's last case here.</param>
/// <param name="model">What the models make of it; asked only when a rule or the open question does not settle the message.</param>
public sealed class Understood(Heard heard, RecentCase? recent, Func<Understanding> model)
{
    private readonly Lazy<Understanding> read = new(model);

    /// <summary>The message.</summary>
    public Heard Heard => heard;

    /// <summary>The resident's last case here.</summary>
    public RecentCase? Recent => recent;

    /// <summary>The model may be wrong: it never counts as a rule.</summary>
    public const double MostByModel = 0.85;

    /// <summary>Language of the message, two letters.</summary>
    public string Language => read.Value.Language;

    /// <summary>The words, folded.</summary>
    public string[] Words => words ??= Engine.Words.Of(heard.Text);

    /// <summary>The words joined by spaces.</summary>
    public string Folded => folded ??= string.Join(' ', Words);

    private string[]? words;
    private string? folded;
    private string? padded;
    private string? bare;

    /// <summary>It asks something, by its mark or its first word.</summary>
    public bool IsQuestion => Heard.Text.TrimEnd().EndsWith('?')
        || (Words.FirstOrDefault(word => !Polite.Is(word)) is { } first && Array.IndexOf(QuestionWords, first) >= 0);

    private static readonly string[] QuestionWords =
        ["wie", "wat", "waar", "waarom", "wanneer", "hoe", "hoelang", "hoeveel", "welke", "welk", "mag", "kan", "kun", "kunt", "kunnen", "moet", "is", "zijn", "heeft", "hebben", "wordt", "komt", "gaat", "weet", "bestaat"];

    /// <summary>How sure the model is of an intent.</summary>
    public double Intent(string name) =>
        read.Value.Band == Band.WeetNiet ? 0 : Math.Min(MostByModel, read.Value.Intents.FirstOrDefault(intent => intent.Label == name).Confidence);

    /// <summary>The model knows it for something that does not belong here: football, the weather, an insult.</summary>
    public bool DoesNotBelong => read.Value.Intents is [{ Label: Knowledge.Content.Intent.Unknown, Confidence: >= SureOfUnknown }, ..];

    private const double SureOfUnknown = 0.5;

    /// <summary>See <see cref="Knowledge.Content.KnowledgeBase.UnforeseenEmergency"/>.</summary>
    public string? UnforeseenEmergency(Knowledge.Content.KnowledgeBase knowledge, int fewestWords) =>
        heard.Text.Length == 0 ? null : knowledge.UnforeseenEmergency(heard.Text, read, fewestWords);

    /// <summary>The kind of melding that fits best, when one fits at all.</summary>
    public Prediction? Kind => read.Value.Categories is [var best, ..] ? best : null;

    /// <summary>It asks nothing and is like one kind of melding more than like all others together.</summary>
    public bool TellsWhatIsTheMatter => !IsQuestion && Kind is { Confidence: >= StandsOut };

    private const double StandsOut = 0.5;

    /// <summary>Whether the message consists of one of these phrases, but for politeness around it.</summary>
    public bool Is(params ReadOnlySpan<string> phrases)
    {
        bare ??= Polite.Strip(Words);
        foreach (var phrase in phrases)
        {
            if (bare == phrase || Folded == phrase) return true;
        }
        return false;
    }

    /// <summary>
    /// Whether one of these phrases occurs and is not denied: "ik hoef geen medewerker te spreken", "terugbellen hoeft niet". Only a denial that leaves no doubt counts: who
    /// asks for a person after "het lukt niet" must get one.
    /// </summary>
    public bool Wants(params ReadOnlySpan<string> phrases)
    {
        padded ??= $" {Folded} ";
        foreach (var phrase in phrases)
        {
            var at = IndexOf(phrase);
            if (at >= 0 && !Denial.IsAround(padded[..at], phrase, padded[(at + phrase.Length + 1)..])) return true;
        }
        return false;
    }

    /// <summary>Whether one of these phrases occurs, and each time denied.</summary>
    public bool Denies(params ReadOnlySpan<string> phrases) => Has(phrases) && !Wants(phrases);

    /// <summary>Whether one of these phrases occurs in the message, as whole words.</summary>
    public bool Has(params ReadOnlySpan<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            if (IndexOf(phrase) >= 0) return true;
        }
        return false;
    }

    /// <summary>Where a phrase stands in <see cref="Folded"/> as whole words; -1 when it does not. Some hundreds are looked for in each message.</summary>
    private int IndexOf(string phrase)
    {
        if (phrase.Length == 0) return -1;
        for (var at = Folded.IndexOf(phrase, StringComparison.Ordinal); at >= 0; at = Folded.IndexOf(phrase, at + 1, StringComparison.Ordinal))
        {
            var end = at + phrase.Length;
            if ((at == 0 || Folded[at - 1] == ' ') && (end == Folded.Length || Folded[end] == ' ')) return at;
        }
        return -1;
    }
}

/// <summary>Courtesy around a short message.</summary>
internal static class Polite
{
    private static readonly HashSet<string> Words =
    [
        "hallo", "goedemorgen", "goedemiddag", "goedenavond", "hoi", "dag", "mevrouw", "meneer", "hoor", "aub", "alstublieft", "alsjeblieft", "svp", "graag", "dank", "bedankt", "nou", "toch", "maar", "even", "nu",
    ];

    public static bool Is(string word) => Words.Contains(word);

    /// <summary>The words without courtesy.</summary>
    public static string Strip(string[] words) => string.Join(' ', words.Where(word => !Words.Contains(word)));
}
