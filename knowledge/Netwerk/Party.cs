namespace WijkBot.Knowledge.Netwerk;

/// <summary>An organisation, team or role in the wijknetwerk that handles requests.</summary>
/// <param name="Id">Name in the content, such as <c>beheer</c> or <c>buurtbemiddeling</c>.</param>
/// <param name="Name">What residents and professionals read.</param>
/// <param name="Phone">Public number; null where none was found.</param>
/// <param name="Email">Public address; null where none was found.</param>
/// <param name="Url">Public page; null where none was found.</param>
/// <param name="Source">Where these facts were read.</param>
/// <param name="Checked">When they were last checked ("laatst gecontroleerd").</param>
public sealed record Party(string Id, string Name, string? Phone, string? Email, string? Url, string? Source, string? Checked)
{
    /// <summary>In Teams: this party's requests arrive in the linked channel. False: the resident gets its address.</summary>
    public bool InTeams { get; init; } = true;
    /// <summary>Its requests are confidential: never on a public list, and only to this party.</summary>
    public bool Confidential { get; init; }
    /// <summary>The role, such as wijkregisseur or beheer openbare ruimte; null for a whole organisation.</summary>
    public string? Role { get; init; }
    /// <summary>Id of who is asked next when this party stays silent; null = the town-wide channel.</summary>
    public string? Next { get; init; }
    /// <summary>What editors must know about these facts, such as "nummer uit 2020, nog controleren"; null when there is nothing to tell.</summary>
    public string? Note { get; init; }
    /// <summary>How a resident reaches it, for "niet van ons": name, number, page; as far as the content knows them.</summary>
    public string HowToReach => string.Join(", ", new[] { Name, Phone, Email, Url }.Where(part => !string.IsNullOrEmpty(part)));
}

/// <summary>A line of the routing table; the first that matches wins. An empty field matches everything.</summary>
/// <param name="Categories">Category slugs, or the case kinds <c>initiatief</c>, <c>vraag</c>, <c>terugbelverzoek</c>.</param>
/// <param name="Areas">Wijk slugs, buurt codes or ids of areas.</param>
/// <param name="Hours"><c>kantoor</c>, <c>buiten-kantoor</c> or null for always.</param>
/// <param name="Answers">Answers given to follow-up questions, <c>naam=antwoord</c>.</param>
/// <param name="Party">Id of the party.</param>
/// <param name="Why">What "waarom kreeg ik dit?" answers.</param>
public sealed record RoutingRule(
    IReadOnlyList<string> Categories, IReadOnlyList<string> Areas, string? Hours, IReadOnlyList<string> Answers, string Party, string Why);
