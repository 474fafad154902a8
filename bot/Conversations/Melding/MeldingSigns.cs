using WijkBot.Conversations.Engine;

namespace WijkBot.Conversations.Melding;

/// <summary>How a melding is recognised, apart from the intent model.</summary>
internal static class MeldingSigns
{
    private const double KindStandsOut = 0.5;
    private const int FewestWordsOfRequest = 3;

    private static readonly string[] Announcing =
    [
        "ik", "wil", "wilde", "graag", "iets", "wat", "een", "melden", "melding", "doen", "maken", "doorgeven", "er", "is", "hallo", "goedemorgen", "goedemiddag", "goedenavond", "dag", "hoi", "mevrouw", "meneer", "heb", "voor", "u",
        "kan", "kunt", "moet", "hier", "even", "mag", "bij", "jullie", "de", "gemeente", "wijk", "klacht", "probleem", "nieuwe", "nog", "hoe", "waar", "zou", "willen", "alstublieft", "aub",
    ];

    public static double Fit(Understood understood)
    {
        if (understood.Heard is { Text: "" } and ({ Photos: not null } or { Pin: not null })) return 0.9;
        var announced = understood.Has("melden", "melding", "melding doen", "meldpunt", "klacht") ? 0.8 : 0;
        return Math.Max(Math.Max(announced, understood.Kind?.Confidence * 0.95 ?? 0), Math.Max(understood.Intent("melding"), understood.Intent("buurtbemiddeling")));
    }

    /// <summary>A sentence that tells what is the matter, not only that something is.</summary>
    public static bool SaysWhat(string text) => Words.Of(text).Except(Announcing).Count() >= 2;

    public static string? RequestIn(Understood part) =>
        part.Words.Length >= FewestWordsOfRequest && part.Kind is { Confidence: >= KindStandsOut } kind ? "melding " + kind.Label : null;

    /// <summary>A second melding in the middle of the first: another kind, and words like "ook".</summary>
    public static bool IsAnother(Understood understood, TalkState running) =>
        running.Answers.ContainsKey("wat")
        && understood.Has("ook", "nog een", "nog iets", "daarnaast", "verder", "andere melding", "tweede melding", "bovendien")
        && understood.Kind is { Confidence: >= KindStandsOut } kind
        && !(running.Answers.TryGetValue("soort", out var chosen) && chosen.Value.GetString() == kind.Label);
}
