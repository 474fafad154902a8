using WijkBot.Knowledge.Content.Yaml;
using WijkBot.Knowledge.Netwerk;
using WijkBot.Knowledge.Wijken;

namespace WijkBot.Knowledge.Content.Files;

/// <summary>Reads the roster in <c>netwerk.yaml</c>: areas that are not one wijk, and people with their places, themes and hours.</summary>
/// <param name="wijken">The wijken; null when their file is wrong, and nothing can be said about places.</param>
/// <param name="categories">The categories; null when their files are wrong.</param>
/// <param name="office">The municipality's office hours: their zone and extra closed days are everybody's.</param>
internal sealed class RosterFields(WijkMap? wijken, IReadOnlyList<Category>? categories, OfficeHours office)
{
    /// <summary>Whether this is a wijk or a buurt.</summary>
    public bool IsPart(string area) => wijken is null || wijken.BySlug(area) is not null || wijken.Buurt(area) is not null;

    /// <summary>Whether this is a category or a kind of case.</summary>
    public bool IsSubject(string slug) => categories is null || NetwerkFile.CaseKinds.Contains(slug) || categories.Any(category => category.Slug == slug);

    public List<Gebied> Areas(ContentNode file, IReadOnlySet<string> parties)
    {
        var areas = new List<Gebied>();
        foreach (var node in file.List("gebieden"))
        {
            var area = new Gebied(node.NeedText("id"), node.NeedText("naam"), node.Texts("omvat"));
            node.NothingElse();
            if (area.Parts.Count == 0) node.Fault("'omvat' noemt geen enkele wijk of buurt");
            foreach (var part in area.Parts.Where(part => !IsPart(part))) node.Fault($"'{part}' is geen wijk of buurt uit wijken.yaml");
            if (parties.Contains(area.Id) || (wijken is not null && IsPart(area.Id))) node.Fault($"gebied '{area.Id}' heet als een partij, wijk of buurt; kies een andere naam");
            if (areas.Exists(earlier => earlier.Id == area.Id)) node.Fault($"gebied '{area.Id}' staat er twee keer");
            areas.Add(area);
        }
        return areas;
    }

    public List<Persoon> People(ContentNode file, IReadOnlySet<string> parties, IReadOnlyList<Gebied> areas)
    {
        bool IsPlace(string area) => IsPart(area) || areas.Any(known => known.Id == area);
        return file.List("personen").ConvertAll(node => Person(node, parties, IsPlace));
    }

    private Persoon Person(ContentNode node, IReadOnlySet<string> parties, Predicate<string> isPlace)
    {
        var served = node.Texts("gebied");
        var person = new Persoon(node.NeedText("id"), node.NeedText("naam"), served)
        {
            FirstName = node.TextOrNull("voornaam"),
            Role = node.TextOrNull("rol"),
            Places = served.FindAll(area => !parties.Contains(area)),
            Themes = node.Texts("themas"),
            Hours = node.Get("uren") is { } week ? Hours(week) : null,
        };
        foreach (var area in person.Places.Where(area => !isPlace(area))) node.Fault($"gebied '{area}' is geen partij en geen wijk, buurt of gebied uit deze lijst");
        foreach (var theme in person.Themes.Where(theme => !IsSubject(theme))) node.Fault($"thema '{theme}' is geen categorie en geen soort verzoek");
        node.NothingElse();
        return person;
    }

    private OfficeHours Hours(ContentNode node)
    {
        var week = node.Week();
        node.NothingElse();
        return office with { Days = week };
    }
}
