using System.Globalization;
using WijkBot.Knowledge.Content.Entries;
using WijkBot.Knowledge.Content.Yaml;

namespace WijkBot.Knowledge.Content.Files;

/// <summary>What a contact has besides what every entry has.</summary>
internal static class ContactFields
{
    private static readonly (string Key, DayOfWeek Day)[] Days =
    [
        ("ma", DayOfWeek.Monday), ("di", DayOfWeek.Tuesday), ("wo", DayOfWeek.Wednesday), ("do", DayOfWeek.Thursday),
        ("vr", DayOfWeek.Friday), ("za", DayOfWeek.Saturday), ("zo", DayOfWeek.Sunday),
    ];

    public static Contact Read(ContentNode head, Contact contact) => contact with
    {
        Organisation = head.TextOrNull("organisatie"),
        Role = head.TextOrNull("rol"),
        Phone = head.TextOrNull("telefoon"),
        Email = head.TextOrNull("email"),
        Website = EntryFile.Address(head, "website"),
        Address = head.TextOrNull("adres"),
        Hours = head.Get("openingstijden") is { } hours ? Hours(hours) : contact.Hours,
    };

    private static Dictionary<DayOfWeek, IReadOnlyList<(TimeOnly, TimeOnly)>> Hours(ContentNode node)
    {
        var hours = new Dictionary<DayOfWeek, IReadOnlyList<(TimeOnly, TimeOnly)>>();
        foreach (var (key, day) in Days)
        {
            var spans = node.List(key).Select(Span).OfType<(TimeOnly, TimeOnly)>().ToList();
            if (spans.Count > 0) hours[day] = spans;
        }
        node.NothingElse();
        return hours;
    }

    private static (TimeOnly, TimeOnly)? Span(ContentNode node)
    {
        if (node.Text?.Split('-', StringSplitOptions.TrimEntries) is [var from, var to] && Time(from) is { } opens && Time(to) is { } closes && opens < closes)
            return (opens, closes);
        node.Fault($"'{node.Text}' is geen tijd; schrijf \"09:00-17:00\"");
        return null;
    }

    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
