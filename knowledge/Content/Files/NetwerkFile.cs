using WijkBot.Knowledge.Content.Yaml;
using WijkBot.Knowledge.Netwerk;
using WijkBot.Knowledge.Wijken;

namespace WijkBot.Knowledge.Content.Files;

/// <summary>Reads <c>netwerk.yaml</c>: parties and the routing table. Every name in a rule must exist.</summary>
internal static class NetwerkFile
{
    /// <summary>Kinds of case that are routed like categories.</summary>
    public static readonly string[] CaseKinds = ["initiatief", "vraag", "terugbelverzoek"];

    public static Wijknetwerk Read(ContentNode file, OfficeHours hours, WijkMap? wijken, IReadOnlyList<Category>? categories)
    {
        var partyNodes = file.NeedList("partijen");
        var parties = partyNodes.ConvertAll(Party);
        var ids = parties.Select(party => party.Id).ToHashSet();
        for (var index = 0; index < parties.Count; index++)
        {
            if (parties[index].Next is { } next && !ids.Contains(next)) partyNodes[index].Fault($"'daarna' noemt de partij '{next}', maar die staat niet in deze lijst");
        }
        foreach (var twice in parties.GroupBy(party => party.Id).Where(same => same.Count() > 1)) file.Fault($"partij '{twice.Key}' staat er twee keer");

        var ruleNodes = file.NeedList("regels");
        var rules = ruleNodes.ConvertAll(Rule);
        for (var index = 0; index < rules.Count; index++) Check(ruleNodes[index], rules[index], ids, wijken, categories);
        if (rules is not [.., { Categories.Count: 0, Areas.Count: 0, Hours: null, Answers.Count: 0 }])
            file.Fault("de laatste regel moet voor alles gelden (zonder categorie, gebied, uren en antwoorden): anders blijft een verzoek liggen");
        var people = (file.Get("personen")?.Items ?? []).ConvertAll(node => Person(node, ids, wijken));
        file.NothingElse();
        return new Wijknetwerk(parties, rules, hours) { People = people };
    }

    private static Persoon Person(ContentNode node, HashSet<string> parties, WijkMap? wijken)
    {
        var person = new Persoon(node.NeedText("id"), node.NeedText("naam"), node.Texts("gebied")) { FirstName = node.TextOrNull("voornaam"), Role = node.TextOrNull("rol") };
        foreach (var area in person.Areas.Where(area => !parties.Contains(area) && wijken is not null && wijken.BySlug(area) is null))
            node.Fault($"gebied '{area}' is geen partij en geen wijk");
        node.NothingElse();
        return person;
    }

    private static Party Party(ContentNode node)
    {
        var party = new Party(
            node.NeedText("id"), node.NeedText("naam"), node.TextOrNull("telefoon"), node.TextOrNull("email"), node.TextOrNull("website"),
            node.TextOrNull("bron"), node.TextOrNull("gecontroleerd"))
        {
            InTeams = node.Flag("in_teams", otherwise: true),
            Confidential = node.Flag("vertrouwelijk"),
            Role = node.TextOrNull("rol"),
            Next = node.TextOrNull("daarna"),
            Note = node.TextOrNull("let_op"),
        };
        if (party.Source is null && (party.Phone ?? party.Email ?? party.Url) is not null) node.Fault("bij een nummer, adres of website hoort een 'bron'");
        if (party.Source is not null && party.Checked is null) node.Fault("bij een 'bron' hoort 'gecontroleerd': wanneer dit voor het laatst is nagekeken");
        node.NothingElse();
        return party;
    }

    private static RoutingRule Rule(ContentNode node)
    {
        var rule = new RoutingRule(node.Texts("categorie"), node.Texts("gebied"), node.TextOrNull("uren"), node.Texts("antwoorden"), node.NeedText("partij"), node.NeedText("waarom"));
        node.NothingElse();
        return rule;
    }

    private static void Check(ContentNode node, RoutingRule rule, HashSet<string> parties, WijkMap? wijken, IReadOnlyList<Category>? categories)
    {
        if (rule.Party.Length > 0 && !parties.Contains(rule.Party)) node.Fault($"partij '{rule.Party}' staat niet bij partijen");
        if (rule.Hours is not (null or "kantoor" or "buiten-kantoor")) node.Fault($"'uren' is '{rule.Hours}'; kies kantoor of buiten-kantoor, of laat het weg");
        if (wijken is not null)
        {
            foreach (var area in rule.Areas.Where(area => wijken.BySlug(area) is null && wijken.Buurt(area) is null)) node.Fault($"gebied '{area}' is geen wijk of buurt uit wijken.yaml");
        }
        if (categories is null) return;
        foreach (var unknown in rule.Categories.Where(slug => !CaseKinds.Contains(slug) && categories.All(category => category.Slug != slug)))
            node.Fault($"categorie '{unknown}' bestaat niet");
        var questions = categories.Where(category => rule.Categories.Contains(category.Slug)).SelectMany(category => category.Questions).ToList();
        foreach (var answer in rule.Answers.Where(answer => !FollowUps.CanAnswer(questions, answer)))
            node.Fault($"antwoord '{answer}' kan niemand geven: geen vraag van deze categorie heeft die naam en die keuze");
    }
}
