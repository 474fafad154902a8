using System.Globalization;
using WijkBot.Channels.Activities;
using WijkBot.Conversations.Engine;
using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Content.Entries;

namespace WijkBot.Conversations.Vraag;

/// <summary>An entry as a resident reads it: the text, what its fields add, and where it comes from. Nothing is said that the entry does not hold.</summary>
/// <param name="knowledge">Names of wijken.</param>
public sealed class EntryText(KnowledgeBase knowledge)
{
    private const int OldAfterYears = 2;

    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    /// <summary>Tells an entry. One of another wijk than the resident's begins with its name.</summary>
    public void Tell(Talk talk, Entry entry)
    {
        var lines = new List<string>();
        if (entry.Wijk is { } wijk && wijk != talk.Resident.Wijk) lines.Add(talk.Dutch("kennis.andere-wijk", ("wijk", NameOf(wijk))));
        lines.Add(entry.Text);
        lines.AddRange(Details(talk, entry).Where(line => line.Fact.Length > 0 && !Holds(entry.Text, line.Fact)).Select(line => line.Line));
        lines.Add(Source(talk, entry));
        talk.SayInDutch(string.Join('\n', lines));
    }

    /// <summary>A short name to choose by; with the wijk when that is another.</summary>
    public string Title(Talk talk, Entry entry) =>
        entry.Wijk is { } wijk && wijk != talk.Resident.Wijk && !entry.Title.Contains(NameOf(wijk), StringComparison.OrdinalIgnoreCase) ? $"{entry.Title} ({NameOf(wijk)})" : entry.Title;

    /// <summary>Name of a wijk.</summary>
    public string NameOf(string slug) => knowledge.Wijken.BySlug(slug)?.Name ?? slug;

    private static string Source(Talk talk, Entry entry)
    {
        var source = talk.Dutch(IsOld(talk, entry) ? "kennis.bron.oud" : "kennis.bron", ("bron", entry.Source.Name.TrimEnd('?', '.', '!')), ("datum", entry.Checked.ToString("MMMM yyyy", Dutch)));
        return talk.Resident.Channel == ChannelIds.Sms || entry.Source.Url is null ? source : $"{source} {entry.Source.Url}";
    }

    private static bool IsOld(Talk talk, Entry entry) => entry.Checked.AddYears(OldAfterYears) < DateOnly.FromDateTime(talk.Now.UtcDateTime);

    private static IEnumerable<(string Fact, string Line)> Details(Talk talk, Entry entry) => entry switch
    {
        Contact contact =>
        [
            (contact.Phone ?? "", talk.Dutch("kennis.telefoon", ("wat", contact.Phone ?? ""))),
            (contact.Address ?? "", talk.Dutch("kennis.adres", ("adres", contact.Address ?? ""))),
            (Hours(contact).FirstOrDefault().Span ?? "", talk.Dutch("kennis.open", ("wanneer", string.Join(", ", Hours(contact).Select(day => $"{day.Name} {day.Span}"))))),
            (contact.Website ?? "", talk.Dutch("kennis.website", ("wat", contact.Website ?? ""))),
        ],
        Project project => ProjectDetails(talk, project),
        Activiteit activity =>
        [
            (activity.When ?? "", talk.Dutch("kennis.wanneer", ("wanneer", activity.When ?? ""))),
            (activity.Address ?? activity.Place ?? "", talk.Dutch("kennis.waar", ("waar", string.Join(", ", new[] { activity.Place, activity.Address }.OfType<string>())))),
            (activity.SignUp?.How ?? "", talk.Dutch("kennis.aanmelden-hoe", ("wat", activity.SignUp?.How ?? ""))),
            (activity.Accessibility ?? "", talk.Dutch("kennis.toegankelijk", ("wat", activity.Accessibility ?? ""))),
        ],
        _ => [],
    };

    private static IEnumerable<(string Name, string Span)> Hours(Contact contact) =>
        from day in Enum.GetValues<DayOfWeek>().OrderBy(day => ((int)day + 6) % 7)
        where contact.Hours.ContainsKey(day)
        from span in contact.Hours[day]
        select (Dutch.DateTimeFormat.GetDayName(day), $"{span.From:H.mm} tot {span.To:H.mm}");

    private static IEnumerable<(string Fact, string Line)> ProjectDetails(Talk talk, Project project)
    {
        // "Het werk is bezig" of years ago is no news; what the text itself says has its year in it.
        if (project.Fase != ProjectFase.Onbekend && !IsOld(talk, project))
        {
            var line = talk.Dutch("kennis.fase." + project.Fase.ToString().ToLowerInvariant());
            yield return (line, line);
        }
        var (begin, end) = (project.Begin?.InWords ?? "", project.End?.InWords ?? "");
        if (begin.Length > 0 && end.Length > 0) yield return (end, talk.Dutch("kennis.periode", ("begin", begin), ("einde", end)));
        else if (begin.Length > 0) yield return (begin, talk.Dutch("kennis.vanaf", ("begin", begin)));
        else if (end.Length > 0) yield return (end, talk.Dutch("kennis.tot", ("einde", end)));
        if (project.News is [var news, ..]) yield return (news.Text, talk.Dutch("kennis.nieuws", ("datum", news.Day.ToString("d MMMM yyyy", Dutch)), ("wat", news.Text)));
        if (project.Contact is { } contact)
        {
            var who = string.Join(", ", new[] { contact.Name, contact.Phone, contact.Email }.OfType<string>());
            yield return (contact.Phone ?? contact.Email ?? contact.Name, talk.Dutch("kennis.contact", ("wie", who)));
        }
    }

    /// <summary>Whether the text says a fact already; spaces in a phone number do not count.</summary>
    private static bool Holds(string text, string fact) => Tight(text).Contains(Tight(fact), StringComparison.OrdinalIgnoreCase);

    private static string Tight(string text) =>
        text.Replace("+31", "0", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).Replace("https://", "", StringComparison.Ordinal).Replace("www.", "", StringComparison.Ordinal).TrimEnd('.', '/');
}
