using WijkBot.Knowledge.Content;

namespace WijkBot.Cases;

/// <summary>What a case is about in a few words: the category, or the beginning of the text, and the place.</summary>
public static class CaseSubject
{
    private const int Longest = 60;

    /// <summary>The subject, at most about sixty characters and the place.</summary>
    public static string Of(Case @case, KnowledgeBase knowledge)
    {
        var what = knowledge.Category(@case.Category ?? "")?.Name ?? Shorten(@case.Text);
        return @case.Place is { Description.Length: > 0 } place ? $"{what}, {Shorten(place.Description)}" : what;
    }

    private static string Shorten(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Longest ? line : line[..line.LastIndexOf(' ', Longest).Or(Longest)] + "...";
    }

    private static int Or(this int index, int otherwise) => index > 0 ? index : otherwise;
}
