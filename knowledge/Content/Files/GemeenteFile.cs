using System.Globalization;
using WijkBot.Knowledge.Content.Yaml;
using WijkBot.Knowledge.Netwerk;

namespace WijkBot.Knowledge.Content.Files;

/// <summary>Reads <c>gemeente.yaml</c>.</summary>
internal static class GemeenteFile
{
    public static Gemeente Read(ContentNode file)
    {
        var hours = file.Need("kantooruren");
        var gemeente = new Gemeente(
            file.NeedText("slug"), file.NeedText("naam"), file.NeedText("plaats"), file.NeedText("telefoon"), file.TextOrNull("website"), file.TextOrNull("adres"),
            hours is null ? new OfficeHours(new Dictionary<DayOfWeek, (TimeOnly, TimeOnly)>(), new HashSet<DateOnly>(), TimeZoneInfo.Utc) : Hours(hours),
            [.. file.NeedList("nummers").Select(Number)])
        {
            Email = file.TextOrNull("email"),
            OfficeHoursConfirmed = hours?.Flag("bevestigd") ?? false,
        };
        file.TextOrNull("bron");
        file.DateOrNull("gecontroleerd");
        file.NothingElse();
        hours?.NothingElse();
        foreach (var twice in gemeente.Numbers.GroupBy(number => number.Id).Where(same => same.Count() > 1))
            file.Fault($"nummer '{twice.Key}' staat er twee keer");
        return gemeente;
    }

    private static PublicNumber Number(ContentNode node)
    {
        var number = new PublicNumber(node.NeedText("id"), node.NeedText("waarvoor"), node.NeedText("nummer"), node.NeedText("bron"), node.DateOrNull("gecontroleerd"));
        node.NothingElse();
        return number;
    }

    private static OfficeHours Hours(ContentNode node)
    {
        node.TextOrNull("bron");
        node.TextOrNull("toelichting");
        var days = node.Week();
        var closed = new HashSet<DateOnly>();
        foreach (var item in node.List("extra_gesloten"))
        {
            if (DateOnly.TryParseExact(item.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) closed.Add(date);
            else item.Fault($"'{item.Text}' is geen datum; schrijf 2025-12-24");
        }
        return new OfficeHours(days, closed, Zone(node));
    }

    private static TimeZoneInfo Zone(ContentNode node)
    {
        var name = node.NeedText("tijdzone");
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)) return zone;
        node.Fault($"tijdzone '{name}' bestaat niet; voor Nederland is het Europe/Amsterdam");
        return TimeZoneInfo.Utc;
    }
}
