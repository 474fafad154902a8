using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Content.Entries;
using WijkBot.Knowledge.Netwerk;
using WijkBot.Knowledge.Wijken;
using WijkBot.Pages.Wijken;

namespace WijkBot.Pages;

/// <summary>The page of a wijk: what goes on, who is there, and how to say something. The fields are filled before the page is drawn.</summary>
/// <param name="knowledge">What the wijk knows.</param>
/// <param name="channels">Numbers of ours.</param>
/// <param name="reports">Recent meldingen.</param>
/// <param name="initiatives">Ideas that everybody may read.</param>
/// <param name="clock">Today.</param>
public sealed class WijkModel(KnowledgeBase knowledge, WijkKanalen channels, OpenbareMeldingen reports, OpenbareInitiatieven initiatives, TimeProvider clock) : PageModel
{
    private const int DaysAhead = 7;
    private static readonly string[] ShownParties = ["wijkregisseur", "opbouwwerker", "wijkagent", "buurtbemiddeling"];
    private DateOnly today;

    /// <summary>The wijk.</summary>
    public Wijk Wijk { get; private set; } = null!;

    /// <summary>Name of the town.</summary>
    public string Place => knowledge.Gemeente.Place;

    /// <summary>How numbers and days are written.</summary>
    public CultureInfo Dutch { get; } = CultureInfo.GetCultureInfo("nl-NL");

    /// <summary>A day of the content (<c>2026-11-22</c>) as a resident reads it; what is no day, such as a year, stays.</summary>
    public string DayOrYear(string written) =>
        DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("d MMMM yyyy", Dutch) : written;

    /// <summary>The map of its buurten.</summary>
    public WijkKaart? Map { get; private set; }

    /// <summary>Its numbers.</summary>
    public IReadOnlyList<Kanaal> Channels { get; private set; } = [];

    /// <summary>What takes place in the coming days, in order.</summary>
    public IReadOnlyList<Occurrence> Week { get; private set; } = [];

    /// <summary>Every activity of the wijk itself.</summary>
    public IReadOnlyList<Activiteit> Activities { get; private set; } = [];

    /// <summary>Its projects, those that are being done first.</summary>
    public IReadOnlyList<Project> Projects { get; private set; } = [];

    /// <summary>Whom and where to go to.</summary>
    public IReadOnlyList<Contact> Contacts { get; private set; } = [];

    /// <summary>Roles of the wijknetwerk that residents may reach.</summary>
    public IReadOnlyList<Party> Parties { get; private set; } = [];

    /// <summary>Recent meldingen, newest first.</summary>
    public IReadOnlyList<OpenbareMelding> Reports { get; private set; } = [];

    /// <summary>How many of them in each buurt, by CBS code.</summary>
    public IReadOnlyDictionary<string, int> ReportsByBuurt { get; private set; } = new Dictionary<string, int>();

    /// <summary>Ideas of residents, newest first.</summary>
    public IReadOnlyList<OpenbaarInitiatief> Initiatives { get; private set; } = [];

    /// <summary>How many are not on the map.</summary>
    public int Unplaced => Reports.Count - ReportsByBuurt.Values.Sum();

    /// <summary>Fills the page; 404 for what is no wijk.</summary>
    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (knowledge.Wijken.BySlug(slug) is not { } wijk)
            return NotFound();
        Wijk = wijk;
        today = WijkAgenda.TodayOf(knowledge, clock);
        Map = WijkKaart.Of(knowledge.Wijken, wijk.Buurten.Select(buurt => (buurt.Code, buurt.Name, (string?)null)));
        Channels = channels.Of(slug);
        var own = knowledge.Entries.Where(entry => entry.Wijk == slug && entry.IsValid(today)).ToList();
        Week = [.. WijkAgenda.Of(knowledge, wijk, today).SelectMany(activity => activity.Between(today, today.AddDays(DaysAhead - 1))).OrderBy(one => one.Begin)];
        Activities = [.. own.OfType<Activiteit>().OrderBy(activity => activity.Title, StringComparer.Ordinal)];
        Projects = [.. own.OfType<Project>().OrderBy(project => Rank(project.Fase)).ThenByDescending(project => project.Checked)];
        Contacts = [.. own.OfType<Contact>().OrderBy(contact => contact.Title, StringComparer.Ordinal)];
        Parties = [.. ShownParties.Select(knowledge.Netwerk.Party).OfType<Party>().Where(party => party.Phone is not null || party.Email is not null)];
        Reports = await reports.InAsync(slug, cancel);
        Initiatives = await initiatives.InAsync(slug, cancel);
        ReportsByBuurt = Reports.Where(report => report.Buurt is not null).CountBy(report => report.Buurt!).ToDictionary();
        return Page();
    }

    private static int Rank(ProjectFase phase) => phase switch { ProjectFase.Uitvoering => 0, ProjectFase.Voorbereiding => 1, ProjectFase.Idee => 2, ProjectFase.Onbekend => 3, _ => 4 };

    /// <summary>How far a project is, in words; null when the source does not say.</summary>
    public string? PhaseOf(Project project) => project.Fase switch
    {
        ProjectFase.Idee => "idee",
        ProjectFase.Voorbereiding => "in voorbereiding",
        ProjectFase.Uitvoering => "in uitvoering",
        ProjectFase.Klaar => "klaar",
        _ => null,
    };

    /// <summary>From when until when, as far as it is published.</summary>
    public string? PeriodOf(Project project) => (project.Begin, project.End) switch
    {
        ({ } begin, { } end) => $"Van {begin.InWords} tot {end.InWords}",
        ({ } begin, null) => $"Begin: {begin.InWords}",
        (null, { } end) => $"Klaar: {end.InWords}",
        _ => null,
    };

    /// <summary>"Vandaag", "morgen" or the day.</summary>
    public string DayOf(DateTime at) => (DateOnly.FromDateTime(at).DayNumber - today.DayNumber) switch
    {
        0 => "Vandaag",
        1 => "Morgen",
        _ => at.ToString("dddd d MMMM", Dutch) is var day ? char.ToUpper(day[0], Dutch) + day[1..] : "",
    };

    /// <summary>"10.00 tot 16.00 uur".</summary>
    public string TimeOf(Occurrence one) => one.End is { } end ? $"{one.Begin:HH.mm} tot {end:HH.mm} uur" : $"{one.Begin:HH.mm} uur";

    /// <summary>"3 meldingen: Straatverlichting (2), Zwerfafval (1)."</summary>
    public string ReportsInWords =>
        $"{Reports.Count} {(Reports.Count == 1 ? "melding" : "meldingen")}: {string.Join(", ", Reports.CountBy(report => report.What).OrderByDescending(kind => kind.Value).Select(kind => $"{kind.Key} ({kind.Value})"))}.";

    /// <summary>How long ago, in days of the calendar.</summary>
    public string Ago(DateTimeOffset at) =>
        (today.DayNumber - DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, knowledge.Gemeente.OfficeHours.Zone).DateTime).DayNumber) switch { <= 0 => "vandaag", 1 => "gisteren", var days => $"{days} dagen geleden" };
}
