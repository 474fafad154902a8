using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Content.Entries;

namespace WijkBot.Conversations.Activiteiten;

/// <summary>An activity as a calendar file (iCalendar, RFC 5545): a phone that opens it puts every time of it in its calendar.</summary>
public static class CalendarFile
{
    private const string Root = "/agenda/";
    private const string Extension = ".ics";

    /// <summary>Address of an activity's file on this site.</summary>
    public static string PathOf(EntryId id) => $"{Root}{id.Wijk ?? EntryId.Town}/{id.Slug}{Extension}";

    /// <summary>The file.</summary>
    /// <param name="activity">An activity whose hour is known.</param>
    /// <param name="zone">IANA name of the municipality's time zone.</param>
    public static string Of(Activiteit activity, string zone)
    {
        var happening = new CalendarEvent
        {
            Uid = $"{activity.Id.ToString().Replace('/', '-')}@wijkbot",
            Summary = activity.Title,
            Description = activity.Text,
            Location = string.Join(", ", new[] { activity.Place, activity.Address }.OfType<string>()),
            Start = new CalDateTime(activity.Begin!.Value, zone),
            DtStamp = new CalDateTime(activity.Checked.ToDateTime(TimeOnly.MinValue), "UTC"),
        };
        if (activity.End is { } end) happening.End = new CalDateTime(end, zone);
        if (activity.Rule is { } rule) happening.RecurrenceRule = new RecurrenceRule(rule);
        foreach (var day in activity.Except) happening.ExceptionDates.Add(new CalDateTime(day.ToDateTime(TimeOnly.FromDateTime(activity.Begin.Value)), zone));
        var calendar = new Calendar { ProductId = "-//WijkBot//NL" };
        calendar.AddTimeZone(zone);
        calendar.Events.Add(happening);
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    /// <summary>Serves <c>/agenda/{wijk or stad}/{slug}.ics</c>; 404 for an activity that is not there, has expired, or has no known hour.</summary>
    public static void MapCalendarFiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Root + "{area}/{slug}" + Extension, (string area, string slug, KnowledgeBase knowledge, TimeProvider clock) =>
            knowledge.Entry(new EntryId(area == EntryId.Town ? null : area, EntryKind.Activiteit, slug)) is Activiteit { Begin: not null } activity
                && activity.IsValid(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime))
                ? Results.Text(Of(activity, knowledge.Netwerk.OfficeHours.Zone.Id), "text/calendar; charset=utf-8") : Results.NotFound());
}
