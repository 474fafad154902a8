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
    /// <summary>The town-wide channel serves it when its wijk has no linked channel.</summary>
    public bool Confidential { get; init; }
}

/// <summary>A line of the routing table; the first that matches wins. An empty field matches everything.</summary>
/// <param name="Categories">Category slugs, or the case kinds <c>initiatief</c>, <c>vraag</c>, <c>terugbelverzoek</c>.</param>
/// <param name="Areas">Wijk slugs or buurt codes.</param>
/// <param name="Hours"><c>kantoor</c>, <c>buiten-kantoor</c> or null for always.</param>
/// <param name="Answers">Answers given to follow-up questions, <c>naam=antwoord</c>.</param>
/// <param name="Party">Id of the party.</param>
/// <param name="Why">What "waarom kreeg ik dit?" answers.</param>
public sealed record RoutingRule(
    IReadOnlyList<string> Categories, IReadOnlyList<string> Areas, string? Hours, IReadOnlyList<string> Answers, string Party, string Why);
