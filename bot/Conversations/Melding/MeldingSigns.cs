using System.Text.RegularExpressions;
using WijkBot.Conversations.Engine;
using WijkBot.Knowledge.Content;

namespace WijkBot.Conversations.Melding;

/// <summary>How a melding is recognised, apart from the intent model.</summary>
internal static partial class MeldingSigns
{
    /// <summary>A statement that nothing else explains is a melding: the resident chooses out of the best three, or says that it is none.</summary>
    private const double TellsSomething = 0.5;
    private const double LeastKind = 0.2;
    private const double Announced = 0.95;
    private const double Mentioned = 0.8;
    private const double KindStandsOut = 0.5;
    private const double LikeOne = 0.55;
    private const double Wanted = 0.3;
    private const int FewestWordsOfRequest = 3;

    private static readonly string[] Announcing =
    [
        "ik", "wil", "wilde", "graag", "iets", "wat", "een", "melden", "melding", "doen", "maken", "doorgeven", "er", "is", "hallo", "goedemorgen", "goedemiddag", "goedenavond", "dag", "hoi", "mevrouw", "meneer", "heb", "voor", "u",
        "kan", "kunt", "moet", "hier", "even", "mag", "bij", "jullie", "de", "gemeente", "wijk", "klacht", "probleem", "nieuwe", "nog", "hoe", "waar", "zou", "willen", "alstublieft", "aub",
    ];

    public static double Fit(Understood understood)
    {
        if (understood.Heard is { Text: "" } and ({ Photos: not null } or { Pin: not null })) return 0.9;
        var announced = understood.Is("melding", "een melding", "nieuwe melding", "melden") || understood.Is(Foreign.Report) || understood.Wants(Foreign.Reporting) || understood.Wants("melding doen", "iets melden", "wil melden", "melding maken", "nieuwe melding") ? Announced
            : understood.Wants("melden", "melding", "meldpunt", "klacht") ? Mentioned : 0;
        var tells = !understood.IsQuestion && !understood.DoesNotBelong && SaysWhat(understood.Heard.Text) && understood.Kind is { Confidence: >= LeastKind } ? TellsSomething : 0;
        return new[] { announced, tells, IsLike(understood) ? LikeOne : 0, understood.Intent("melding"), understood.Intent("buurtbemiddeling") }.Max();
    }

    /// <summary>A sentence that tells what is the matter, not only that something is.</summary>
    public static bool SaysWhat(string text) => Words.Of(text).Except(Announcing).Count() >= 2;

    /// <summary>One word that says it all: "tegel", "rotzooi".</summary>
    public static bool NamesIt(string text, KnowledgeBase knowledge, string language = "nl") =>
        Words.Of(text).Except(Announcing).Any() && knowledge.Understand(text, language) is { Intent: "melding", Categories: [{ Confidence: >= KindStandsOut }, ..] };

    /// <summary>The words without "goedemorgen mevrouw" before them.</summary>
    public static string WithoutGreeting(string text)
    {
        var rest = Greeting().Replace(text, "");
        return rest.Length < 3 ? text : char.ToUpper(rest[0], System.Globalization.CultureInfo.InvariantCulture) + rest[1..];
    }

    [GeneratedRegex(
        @"^(\s*(hallo|hoi|hee|hey|dag|goede?\s?(morgen|middag|avond|dag)|goeie\s?(morgen|middag|avond|dag)|beste|geachte|mevrouw|meneer|mensen|gemeente|wijkbot|heer|allemaal|o|oh|ja|nog iets|en)\b[\s,.!:-]*)+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Greeting();

    public static string? RequestIn(Understood part) =>
        part.Words.Length >= FewestWordsOfRequest && IsLike(part) ? "melding " + part.Kind!.Value.Label : null;

    /// <summary>The model of kinds knows nothing but meldingen and is sure of one for any words; so the intent must not speak against it.</summary>
    private static bool IsLike(Understood understood) =>
        understood.Kind is { Confidence: >= KindStandsOut } && understood.Intent("melding") + understood.Intent("buurtbemiddeling") >= Wanted;

    /// <summary>A second melding in the middle of the first: another kind, and words like "ook".</summary>
    public static bool IsAnother(Understood understood, TalkState running) =>
        running.Answers.ContainsKey("wat")
        && understood.Has("ook", "nog een", "nog iets", "daarnaast", "verder", "andere melding", "tweede melding", "bovendien")
        && IsLike(understood)
        && !(running.Answers.TryGetValue("soort", out var chosen) && chosen.Value.GetString() == understood.Kind!.Value.Label);
}
