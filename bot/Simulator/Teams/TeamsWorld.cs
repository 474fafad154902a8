namespace WijkBot.Simulator.Teams;

/// <summary>The team that is played: one channel per wijk, a town-wide one, and a few professionals.</summary>
public static class TeamsWorld
{
    /// <summary>Id of the team; as in Teams it is also the id of its general channel.</summary>
    public const string TeamId = "19:wijknetwerk-almelo@thread.tacv2";

    /// <summary>Name of the team.</summary>
    public const string TeamName = "Wijknetwerk Almelo";

    /// <summary>The channels; the general one is for the whole town.</summary>
    public static IReadOnlyList<TeamsChannel> Channels { get; } =
    [
        Wijk("windmolenbroek", "Windmolenbroek"),
        Wijk("binnenstad", "Binnenstad"),
        Wijk("de-riet", "De Riet"),
        Wijk("noorderkwartier", "Noorderkwartier"),
        Wijk("sluitersveld", "Sluitersveld"),
        Wijk("wierdense-hoek", "Wierdense Hoek"),
        Wijk("nieuwstraat-kwartier", "Nieuwstraat-Kwartier"),
        Wijk("ossenkoppelerhoek", "Ossenkoppelerhoek"),
        Wijk("hofkamp", "Hofkamp"),
        Wijk("schelfhorst", "Schelfhorst"),
        Wijk("aadorp", "Aadorp"),
        Wijk("bornerbroek", "Bornerbroek"),
        new("almelo", "Heel Almelo", TeamId),
    ];

    /// <summary>Who can be played.</summary>
    public static IReadOnlyList<TeamsPerson> People { get; } =
    [
        new("29:sanne-wolthuis", "Sanne Wolthuis", "wijkregisseur", "00000000-0000-4000-8000-00000000a001"),
        new("29:emre-kaya", "Emre Kaya", "beheer openbare ruimte", "00000000-0000-4000-8000-00000000a002"),
    ];

    private static TeamsChannel Wijk(string slug, string name) => new(slug, name, $"19:{slug}@thread.tacv2");
}

/// <summary>A channel of the team.</summary>
/// <param name="Slug">Wijk slug, or <c>almelo</c>.</param>
/// <param name="Name">As shown.</param>
/// <param name="Id">Teams' id: <c>19:…@thread.tacv2</c>.</param>
public sealed record TeamsChannel(string Slug, string Name, string Id);

/// <summary>A professional.</summary>
/// <param name="Id">Teams' id: <c>29:…</c>.</param>
/// <param name="Name">As shown.</param>
/// <param name="Role">What they do, Dutch.</param>
/// <param name="AadObjectId">Microsoft Entra object id.</param>
public sealed record TeamsPerson(string Id, string Name, string Role, string AadObjectId);
