using System.Globalization;
using WijkBot.Cases;
using WijkBot.Delivery;
using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Netwerk;
using WijkBot.Roster;

namespace WijkBot.Desk;

/// <summary><c>rooster windmolenbroek</c>: who serves an area or a party, for what, when, and who is away.</summary>
/// <param name="knowledge">Areas and texts.</param>
public sealed class RosterList(KnowledgeBase knowledge)
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    /// <summary>Answers with one line a person.</summary>
    public TurnResult Answer(Asked asked)
    {
        if (Area.Find(knowledge, asked.What) is not { } area)
            return asked.Reply(knowledge.Say("teams.rooster-welk", ("wijken", string.Join(", ", knowledge.Wijken.All.Select(wijk => wijk.Slug)))));
        var around = knowledge.Netwerk.AreasOf(area.Slug, null);
        var lines = asked.Standing.People.All.Where(person => person.Areas.Concat(person.TakesOver).Intersect(around).Any()).Select(person => "- " + Line(person, asked.Turn.Now)).Order(StringComparer.Ordinal).ToList();
        return asked.Reply(lines.Count == 0
            ? knowledge.Say("teams.rooster-leeg", ("gebied", area.Name))
            : string.Join('\n', [knowledge.Say("teams.rooster", ("gebied", area.Name)), .. lines]));
    }

    /// <summary>Hours in words: <c>maandag 09:00-12:00, dinsdag 09:00-17:00</c>.</summary>
    public static string Spoken(OfficeHours hours) => string.Join(", ", hours.Days.OrderBy(day => ((int)day.Key + 6) % 7)
        .Select(day => string.Create(CultureInfo.InvariantCulture, $"{Dutch.DateTimeFormat.GetDayName(day.Key)} {day.Value.From:HH:mm}-{day.Value.To:HH:mm}")));

    private string Line(Person person, DateTimeOffset now)
    {
        string?[] parts =
        [
            person.Named?.Role is { } role ? $"{person.Name}, {role}" : person.Name,
            string.Join(", ", person.Areas.Select(area => Area.NameOf(knowledge, area))),
            person.TakesOver.Count > 0 ? knowledge.Say("teams.rooster.neemt-waar", ("gebied", string.Join(", ", person.TakesOver.Select(area => Area.NameOf(knowledge, area))))) : null,
            person.Named is { Themes.Count: > 0 } named ? knowledge.Say("teams.rooster.themas", ("tekst", string.Join(", ", named.Themes.Select(theme => knowledge.Category(theme)?.Name ?? theme)))) : null,
            person.Named?.Hours is { } hours ? Spoken(hours) : null,
            person.BackOn is { } back && back > Today(now) ? knowledge.Say("teams.rooster.afwezig", ("wanneer", back.ToString("dddd d MMMM", Dutch))) : null,
        ];
        return string.Join("; ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    private DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, knowledge.Netwerk.OfficeHours.Zone).DateTime);
}
