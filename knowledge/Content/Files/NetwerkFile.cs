using WijkBot.Knowledge.Content.Yaml;
using WijkBot.Knowledge.Netwerk;
using WijkBot.Knowledge.Wijken;

namespace WijkBot.Knowledge.Content.Files;

/// <summary>Reads <c>netwerk.yaml</c>: parties, areas, people and the routing table. Every name in a rule must exist.</summary>
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

        var roster = new RosterFields(wijken, categories, hours);
        var areas = roster.Areas(file, ids);
        var ruleNodes = file.NeedList("regels");
        var rules = ruleNodes.ConvertAll(Rule);
        for (var index = 0; index < rules.Count; index++) Check(ruleNodes[index], rules[index], ids, roster, areas, categories);
        if (rules is not [.., { Categories.Count: 0, Areas.Count: 0, Hours: null, Answers.Count: 0 }])
            file.Fault("de laatste regel moet voor alles gelden (zonder categorie, gebied, uren en antwoorden): anders blijft een verzoek liggen");
        var people = roster.People(file, ids, areas);
        file.NothingElse();
        return new Wijknetwerk(parties, rules, hours) { People = people, Gebieden = areas };
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

    private static void Check(ContentNode node, RoutingRule rule, HashSet<string> parties, RosterFields roster, List<Gebied> areas, IReadOnlyList<Category>? categories)
    {
        if (rule.Party.Length > 0 && !parties.Contains(rule.Party)) node.Fault($"partij '{rule.Party}' staat niet bij partijen");
        if (rule.Hours is not (null or "kantoor" or "buiten-kantoor")) node.Fault($"'uren' is '{rule.Hours}'; kies kantoor of buiten-kantoor, of laat het weg");
        foreach (var area in rule.Areas.Where(area => !roster.IsPart(area) && !areas.Exists(known => known.Id == area)))
            node.Fault($"gebied '{area}' is geen wijk of buurt uit wijken.yaml en geen gebied uit deze lijst");
        if (categories is null) return;
        foreach (var unknown in rule.Categories.Where(slug => !roster.IsSubject(slug)))
            node.Fault($"categorie '{unknown}' bestaat niet");
        var questions = categories.Where(category => rule.Categories.Contains(category.Slug)).SelectMany(category => category.Questions).ToList();
        foreach (var answer in rule.Answers.Where(answer => !FollowUps.CanAnswer(questions, answer)))
            node.Fault($"antwoord '{answer}' kan niemand geven: geen vraag van deze categorie heeft die naam en die keuze");
    }
}
