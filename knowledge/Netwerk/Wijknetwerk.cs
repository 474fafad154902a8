namespace WijkBot.Knowledge.Netwerk;

/// <summary>Who handles what, from <c>netwerk.yaml</c>.</summary>
/// <param name="Parties">Every organisation, team and role.</param>
/// <param name="Rules">The routing table, in order; the first that matches wins.</param>
/// <param name="OfficeHours">The municipality's office hours, on which the rules' <c>kantoor</c> and <c>buiten-kantoor</c> rest.</param>
public sealed record Wijknetwerk(IReadOnlyList<Party> Parties, IReadOnlyList<RoutingRule> Rules, OfficeHours OfficeHours)
{
    /// <summary>The people that the content names.</summary>
    public IReadOnlyList<Persoon> People { get; init; } = [];

    /// <summary>Areas that are not one wijk.</summary>
    public IReadOnlyList<Gebied> Gebieden { get; init; } = [];

    /// <summary>The party with this id, or null.</summary>
    public Party? Party(string id) => Parties.FirstOrDefault(party => party.Id == id);

    /// <summary>The area with this id, or null.</summary>
    public Gebied? Gebied(string id) => Gebieden.FirstOrDefault(area => area.Id == id);

    /// <summary>Who handles a request, and why; null when no rule matches (the loader sees to it that the last rule matches everything).</summary>
    public Routing? Route(RoutingQuestion question)
    {
        var open = OfficeHours.IsOpen(question.At);
        foreach (var rule in Rules)
        {
            if (Matches(rule, question, open) && Party(rule.Party) is { } party)
                return new Routing(party, rule.Why);
        }
        return null;
    }

    /// <summary>The party itself and who comes after it when it stays silent, in order, each once.</summary>
    public IReadOnlyList<Party> Chain(string partyId)
    {
        var chain = new List<Party>();
        for (var party = Party(partyId); party is not null && !chain.Contains(party); party = party.Next is null ? null : Party(party.Next))
            chain.Add(party);
        return chain;
    }

    /// <summary>Everything that a place lies in, from narrow to wide: the buurt, areas with that buurt, the wijk, areas with the whole wijk. Areas of one kind: the smaller first.</summary>
    /// <param name="wijk">Slug of the wijk; null when unknown.</param>
    /// <param name="buurt">CBS code of the buurt; null when unknown.</param>
    public IReadOnlyList<string> AreasOf(string? wijk, string? buurt) =>
        [.. new[] { buurt, wijk }.OfType<string>().SelectMany(part => Gebieden.Where(area => area.Parts.Contains(part)).OrderBy(area => area.Parts.Count).Select(area => area.Id).Prepend(part)).Distinct()];

    private bool Matches(RoutingRule rule, RoutingQuestion question, bool open) =>
        (rule.Categories.Count == 0 || rule.Categories.Contains(question.Category))
        && (rule.Areas.Count == 0 || AreasOf(question.Wijk, question.Buurt).Intersect(rule.Areas).Any())
        && (rule.Hours is null || rule.Hours == (open ? "kantoor" : "buiten-kantoor"))
        && rule.Answers.All(answer => question.Answers.Contains(answer, StringComparer.OrdinalIgnoreCase));
}

/// <summary>What decides who handles a request.</summary>
/// <param name="Category">Category slug, or the case kind <c>initiatief</c>, <c>vraag</c>, <c>terugbelverzoek</c>.</param>
/// <param name="Wijk">Slug of the wijk; null when unknown.</param>
/// <param name="Buurt">CBS code of the buurt; null when unknown.</param>
/// <param name="At">When it came in.</param>
/// <param name="Answers">Answers to follow-up questions, <c>naam=antwoord</c>.</param>
public sealed record RoutingQuestion(string Category, string? Wijk, string? Buurt, DateTimeOffset At, IReadOnlyList<string> Answers);

/// <summary>Who handles a request.</summary>
/// <param name="Party">The party.</param>
/// <param name="Why">What "waarom kreeg ik dit?" answers.</param>
public sealed record Routing(Party Party, string Why);
