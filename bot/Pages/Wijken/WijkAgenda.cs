using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Content.Entries;
using WijkBot.Knowledge.Wijken;
using WijkBot.Operations;

namespace WijkBot.Pages.Wijken;

/// <summary>The activities of a wijk: those of the coming week for the page, and all of them as a calendar that a phone can subscribe to (RFC 5545).</summary>
public static class WijkAgenda
{
    /// <summary>Activities of the wijk itself and of the whole town that may still be told.</summary>
    public static IReadOnlyList<Activiteit> Of(KnowledgeBase knowledge, Wijk wijk, DateOnly today) =>
        [.. knowledge.Entries.OfType<Activiteit>().Where(activity => (activity.Wijk == wijk.Slug || activity.Wijk is null) && activity.IsValid(today))];

    /// <summary><c>GET /wijk/{slug}/agenda.ics</c>.</summary>
    public static void MapAgenda(this IEndpointRouteBuilder routes) => routes.MapGet("/wijk/{slug}/agenda.ics", (string slug, KnowledgeBase knowledge, PublicSite site, TimeProvider clock) =>
        knowledge.Wijken.BySlug(slug) is { } wijk
            ? Results.Text(Calendar(knowledge, wijk, site, TodayOf(knowledge, clock)), "text/calendar; charset=utf-8")
            : Results.NotFound());

    /// <summary>Today, on the municipality's calendar.</summary>
    public static DateOnly TodayOf(KnowledgeBase knowledge, TimeProvider clock) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), knowledge.Gemeente.OfficeHours.Zone).DateTime);

    private static string Calendar(KnowledgeBase knowledge, Wijk wijk, PublicSite site, DateOnly today)
    {
        var zone = knowledge.Gemeente.OfficeHours.Zone.Id;
        var calendar = new Calendar { ProductId = "-//WijkBot//agenda//NL" };
        calendar.AddProperty("X-WR-CALNAME", $"Agenda {wijk.Name}");
        calendar.AddTimeZone(new VTimeZone(zone));
        foreach (var activity in Of(knowledge, wijk, today).Where(activity => activity.Begin is not null))
            calendar.Events.Add(Event(activity, wijk, site, zone));
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static CalendarEvent Event(Activiteit activity, Wijk wijk, PublicSite site, string zone)
    {
        var made = new CalendarEvent
        {
            Uid = activity.Id.ToString().Replace('/', '-') + "@wijkbot",
            // the day of the last check: a calendar that asks again sees no change where there is none
            DtStamp = new CalDateTime(activity.Checked.ToDateTime(TimeOnly.MinValue), "UTC"),
            Summary = activity.Title,
            Description = activity.Text + $"\n\nBron: {activity.Source.Name}. Laatst gecontroleerd: {activity.Checked:d MMMM yyyy}.",
            Location = string.Join(", ", new[] { activity.Place, activity.Address }.OfType<string>()),
            Url = new Uri(site.Address("/wijk/" + wijk.Slug)),
            Start = new CalDateTime(activity.Begin!.Value, zone),
            End = activity.End is { } end ? new CalDateTime(end, zone) : null,
        };
        if (activity.Rule is { } rule)
            made.RecurrenceRule = new RecurrenceRule(rule);
        foreach (var day in activity.Except)
            made.ExceptionDates.Add(new CalDateTime(day.ToDateTime(TimeOnly.FromDateTime(activity.Begin.Value)), zone));
        return made;
    }
}
