namespace WijkBot.Knowledge.Wijken;

/// <summary>A wijk or dorp, as CBS draws it.</summary>
/// <param name="Slug">Our name in settings and addresses, such as <c>windmolenbroek</c>.</param>
/// <param name="Code">CBS code, such as <c>WK014119</c>.</param>
/// <param name="Name">As residents write it.</param>
/// <param name="Aliases">Other names that residents use for it or for a part of it, such as Aalderinkshoek.</param>
/// <param name="Postcodes">Four-digit postcodes whose centre lies in it: indicative, always confirmed by the resident.</param>
/// <param name="Buurten">Its buurten.</param>
public sealed record Wijk(
    string Slug, string Code, string Name, IReadOnlyList<string> Aliases, IReadOnlyList<string> Postcodes, IReadOnlyList<Buurt> Buurten);

/// <summary>A buurt: the smallest area with an outline.</summary>
/// <param name="Code">CBS code, such as <c>BU01411900</c>.</param>
/// <param name="Name">CBS name.</param>
/// <param name="Wijk">Slug of its wijk.</param>
/// <param name="Aliases">Names that residents use.</param>
public sealed record Buurt(string Code, string Name, string Wijk, IReadOnlyList<string> Aliases);
