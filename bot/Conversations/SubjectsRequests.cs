using System.Text.RegularExpressions;
using WijkBot.Conversations.Engine;

namespace WijkBot.Conversations;

public sealed partial class Subjects
{
    private const int MostRequests = 3;

    /// <summary>
    /// The requests in one message: "er is een lamp kapot in de Palmstraat en er ligt afval aan de Sluiskade" are two. A part is a request of its own
    /// only when some subject says so and no other part is about the same.
    /// </summary>
    public IReadOnlyList<Heard> Requests(Heard heard, ResidentState state)
    {
        var requests = new List<(string About, string Text)>();
        var parts = Between().Split(heard.Text).Where(part => part.Trim().Length > 0).ToList();
        if (parts.Count < 2) return [heard];
        foreach (var part in parts)
        {
            var about = About(part.Trim(), heard, state);
            if (requests.Count > 0 && (about is null || requests.Exists(request => request.About == about)))
                requests[^1] = (requests[^1].About, $"{requests[^1].Text} {part.Trim()}");
            else
                requests.Add((about ?? "", part.Trim()));
        }
        // A beginning without a request ("goedemiddag, ik heb twee dingen") belongs to the first one.
        if (requests is [{ About: "" } beginning, var first, ..])
        {
            requests[1] = (first.About, $"{beginning.Text} {first.Text}");
            requests.RemoveAt(0);
        }
        if (requests.Count < 2 || requests.Exists(request => request.About.Length == 0)) return [heard];
        return [.. requests.Take(MostRequests).Select((request, i) => i == 0 ? heard with { Text = request.Text } : heard.Saying(Joining().Replace(request.Text, "")))];
    }

    private string? About(string part, Heard heard, ResidentState state)
    {
        var understood = Understand(heard.Saying(part), state);
        foreach (var subject in subjects)
        {
            if (subject.RequestIn(understood) is { } about) return about;
        }
        return null;
    }

    [GeneratedRegex(@"(?<=[.!?\n;])\s+|\s+(?=en ook\b|en er\b|en de\b|en het\b|en in\b|en op\b|en verder\b|verder\b|ook is\b|ook ligt\b|daarnaast\b|en kunt\b|en bel\b|en ik\b|en wij\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Between();

    [GeneratedRegex(@"^(en|ook|verder|daarnaast)\s+(ook\s+)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Joining();
}
