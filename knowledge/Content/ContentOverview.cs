using System.Globalization;
using WijkBot.Knowledge.Content.Entries;

namespace WijkBot.Knowledge.Content;

/// <summary>A place where the content is right but thin, for the editors who can fill it.</summary>
/// <param name="File">The file to open.</param>
/// <param name="Message">What is missing or old, in Dutch.</param>
public sealed record ThinSpot(string File, string Message)
{
    /// <inheritdoc />
    public override string ToString() => $"{File}: {Message}";
}

/// <summary>What one wijk, or the town, has written down.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Answers">Answers.</param>
/// <param name="Projects">Projects.</param>
/// <param name="Activities">Activities.</param>
/// <param name="Contacts">Contacts.</param>
/// <param name="Expired">Entries that are not told any more.</param>
/// <param name="Unchecked">Entries that nobody compared with their source for more than a year.</param>
public sealed record AreaOverview(string Name, int Answers, int Projects, int Activities, int Contacts, int Expired, int Unchecked);

/// <summary>Tells editors what the content does not know yet. None of it is a fault: what nobody has published stays empty.</summary>
public static class ContentOverview
{
    /// <summary>Fewer examples than this make a category hard to recognise: 20 → 64 %, 50 → 74 % right (measured on 60 intents).</summary>
    public const int FewestExamples = 50;

    /// <summary>Fewer examples kept apart than this say nothing about quality.</summary>
    public const int FewestDevExamples = 10;

    /// <summary>Facts that were checked longer ago than this must be looked at again.</summary>
    public const int OldAfterYears = 2;

    /// <summary>Entries that were checked longer ago than this are named.</summary>
    public const int UncheckedAfterYears = 1;

    /// <summary>Fewer ways to ask than this make an entry hard to find.</summary>
    public const int FewestQuestions = 3;

    /// <summary>Every thin spot, by file.</summary>
    /// <param name="knowledge">The content.</param>
    /// <param name="today">To tell what is old.</param>
    public static IReadOnlyList<ThinSpot> Of(KnowledgeBase knowledge, DateOnly today) =>
        [.. Gemeente(knowledge, today), .. Wijken(knowledge), .. Plekken(knowledge, today), .. Categories(knowledge), .. Netwerk(knowledge, today), .. Budgets(knowledge), .. Languages(knowledge), .. Entries(knowledge, today)];

    /// <summary>What each wijk and the town have written down.</summary>
    public static IReadOnlyList<AreaOverview> Areas(KnowledgeBase knowledge, DateOnly today) =>
    [
        .. knowledge.Wijken.All.Select(wijk => Area(knowledge, wijk.Name, wijk.Slug, today)).Prepend(Area(knowledge, "hele stad", null, today)),
    ];

    private static AreaOverview Area(KnowledgeBase knowledge, string name, string? slug, DateOnly today)
    {
        var own = knowledge.Entries.Where(entry => entry.Wijk == slug).ToLookup(entry => entry.Kind);
        var all = own.SelectMany(kind => kind).ToList();
        return new AreaOverview(
            name, own[EntryKind.Antwoord].Count(), own[EntryKind.Project].Count(), own[EntryKind.Activiteit].Count(), own[EntryKind.Contact].Count(),
            all.Count(entry => !entry.IsValid(today)), all.Count(entry => entry.Checked.AddYears(UncheckedAfterYears) < today));
    }

    private static IEnumerable<ThinSpot> Entries(KnowledgeBase knowledge, DateOnly today)
    {
        foreach (var entry in knowledge.Entries)
        {
            if (!entry.IsValid(today)) yield return new ThinSpot(entry.Id.Path, $"verlopen op {entry.Expires:yyyy-MM-dd}; WijkBot vertelt het niet meer");
            else if (entry.Checked.AddYears(UncheckedAfterYears) < today) yield return new ThinSpot(entry.Id.Path, $"voor het laatst gecontroleerd op {entry.Checked:yyyy-MM-dd}");
            if (entry.Checked > today) yield return new ThinSpot(entry.Id.Path, $"gecontroleerd op {entry.Checked:yyyy-MM-dd}: dat moet nog komen");
            if (entry.Note is { } note) yield return new ThinSpot(entry.Id.Path, note);
            if (entry.Questions.Count < FewestQuestions) yield return new ThinSpot(entry.Id.Path, $"{entry.Questions.Count} vragen; met minder dan {FewestQuestions} wordt het slecht gevonden");
        }
        foreach (var language in Texts.Languages.Skip(1))
        {
            var without = knowledge.Entries.Count(entry => entry.IsValid(today) && !entry.Translated.ContainsKey(language));
            if (without > 0) yield return new ThinSpot($"vragen/{language}.yaml", $"{without} van {knowledge.Entries.Count} antwoorden hebben geen vragen in deze taal");
        }
    }

    private static IEnumerable<ThinSpot> Gemeente(KnowledgeBase knowledge, DateOnly today)
    {
        const string file = "gemeente.yaml";
        if (!knowledge.Gemeente.OfficeHoursConfirmed) yield return new ThinSpot(file, "de kantooruren zijn een aanname; de gemeente moet ze bevestigen");
        foreach (var number in knowledge.Gemeente.Numbers)
        {
            if (number.Checked is not { } when) yield return new ThinSpot(file, $"nummer {number.Number} ({number.What}) is nog nooit nagekeken");
            else if (IsOld(when, today)) yield return new ThinSpot(file, $"nummer {number.Number} ({number.What}) is voor het laatst nagekeken op {when:yyyy-MM-dd}");
        }
    }

    private static IEnumerable<ThinSpot> Wijken(KnowledgeBase knowledge) =>
        knowledge.Wijken.All.Where(wijk => wijk.Postcodes.Count == 0).Select(wijk => new ThinSpot("wijken.yaml", $"{wijk.Name} heeft geen postcode"));

    private static IEnumerable<ThinSpot> Plekken(KnowledgeBase knowledge, DateOnly today)
    {
        const string file = "plekken.yaml";
        foreach (var place in knowledge.Places.Known)
        {
            if (place.Wijk is null) yield return new ThinSpot(file, $"van {place.Name} is de wijk niet bekend");
            if (IsOld(place.Checked, today)) yield return new ThinSpot(file, $"{place.Name} is voor het laatst nagekeken: {place.Checked}");
        }
    }

    private static IEnumerable<ThinSpot> Categories(KnowledgeBase knowledge)
    {
        foreach (var category in knowledge.Categories)
        {
            var file = $"categorieen/{category.Slug}.yaml";
            if (category.Examples.Count < FewestExamples) yield return new ThinSpot(file, $"{category.Examples.Count} voorbeelden; met minder dan {FewestExamples} herkent WijkBot deze soort slecht");
            if (category.DevExamples.Count < FewestDevExamples) yield return new ThinSpot(file, $"{category.DevExamples.Count} voorbeelden om te meten (dev); er horen er {FewestDevExamples} te zijn");
            if (category.HandlingTime is null) yield return new ThinSpot(file, "geen gepubliceerde afhandeltijd; WijkBot noemt er geen");
        }
    }

    private static IEnumerable<ThinSpot> Netwerk(KnowledgeBase knowledge, DateOnly today)
    {
        const string file = "netwerk.yaml";
        foreach (var party in knowledge.Netwerk.Parties)
        {
            if ((party.Phone ?? party.Email ?? party.Url) is null) yield return new ThinSpot(file, $"van {party.Name} is geen nummer, adres of website bekend");
            if (party.Source is not null && IsOld(party.Checked, today)) yield return new ThinSpot(file, $"{party.Name} is voor het laatst nagekeken: {party.Checked}");
            if (party.Note is { } note) yield return new ThinSpot(file, $"{party.Name}: {note}");
        }
    }

    private static IEnumerable<ThinSpot> Budgets(KnowledgeBase knowledge) =>
        knowledge.Wijken.All.Where(wijk => knowledge.Wijkbudgetten.All(budget => budget.Wijk != wijk.Slug))
            .Select(wijk => new ThinSpot("wijkbudget.yaml", $"voor {wijk.Name} zijn geen regels voor het wijkbudget gepubliceerd"));

    private static IEnumerable<ThinSpot> Languages(KnowledgeBase knowledge)
    {
        foreach (var file in knowledge.Texts.All.GroupBy(text => Path.GetFileName(text.File)).OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            var dutchOnly = file.Count(text => text.ByLanguage.Count == 1);
            if (dutchOnly > 0) yield return new ThinSpot($"teksten/{file.Key}", $"{dutchOnly} van {file.Count()} teksten zijn er alleen in het Nederlands");
        }
    }

    private static bool IsOld(DateOnly when, DateOnly today) => when.AddYears(OldAfterYears) < today;

    /// <summary>Dates in the content are a day, a month, a year or a span of years; what is no date is not known, and so old.</summary>
    private static bool IsOld(string? when, DateOnly today)
    {
        var last = when?.Length > 7 && when[4] == '-' && when[7] != '-' ? when[5..] : when;
        string[] forms = ["yyyy-MM-dd", "yyyy-MM", "yyyy"];
        return !DateOnly.TryParseExact(last, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || IsOld(date, today);
    }
}
