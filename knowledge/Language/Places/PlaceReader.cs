using WijkBot.Knowledge.Wijken;

namespace WijkBot.Knowledge.Language.Places;

/// <summary>
/// Reads where something is from what a resident wrote. There is no street register here: a street alone never gives a wijk; a postcode gives candidates; a wijk, a buurt or a known place that is named
/// gives the wijk itself.
/// </summary>
public sealed class PlaceReader
{
    /// <summary>A place stands in the first page of a message, or nowhere.</summary>
    public const int MostLetters = 2000;

    private static readonly string[] Relations = ["achter", "naast", "tegenover", "voor", "bij", "langs", "t/o", "boven", "onder", "thv"];

    /// <summary>"voor Palmstraat 12" is Palmstraat 12; "achter Palmstraat 12" is somewhere else.</summary>
    private static readonly string[] SaidByAddress = ["voor", "bij", "langs", "thv"];

    private static readonly string[] Things =
        ["speeltuin", "speeltuintje", "speelplek", "speelplaats", "school", "basisschool", "park", "parkje", "flat", "bushalte", "halte", "parkeerplaats", "winkel", "rotonde", "brug", "bruggetje", "tunnel", "tunneltje", "vijver", "kerk", "sporthal", "voetbalveld", "grasveld", "plantsoen", "container", "milieueiland"];

    private readonly WijkMap _wijken;
    private readonly Streets _streets;
    private readonly Landmarks _landmarks;
    private readonly AreaMentions _areas;
    private readonly HashSet<string> _towns;

    internal PlaceReader(WijkMap wijken, IReadOnlyList<Landmark> landmarks)
    {
        _wijken = wijken;
        Known = landmarks;
        _streets = new Streets(landmarks.Where(landmark => landmark.Kind == "straat").Select(landmark => landmark.Name), word => wijken.Find(word) is { Exact: true });
        _landmarks = new Landmarks(landmarks);
        _areas = new AreaMentions(wijken);
        _towns = [.. wijken.OtherTowns.Select(Normaliser.Normalise)];
    }

    /// <summary>The known places of the content.</summary>
    public IReadOnlyList<Landmark> Known { get; }

    /// <summary>The number on a lamp-post in this message ("paal nr. 1042"), or null.</summary>
    public static string? LampPostIn(string text) => LampPosts.In(text);

    /// <summary>The place in this message, or null when it names none.</summary>
    public PlaceMention? Read(string text)
    {
        if (text.Length > MostLetters) text = text[..MostLetters];
        var tokens = Token.Of(text);
        if (tokens.Count == 0) return null;
        var streets = _streets.In(tokens);
        var street = streets.FirstOrDefault(found => found.Number is not null) ?? streets.FirstOrDefault();
        var landmark = _landmarks.In(tokens, streets);
        var area = _areas.In(tokens, [.. streets.Select(found => found.Words), .. landmark is null ? [] : new[] { landmark.Words }]);
        var postcode = Postcodes.In(text);
        var lampPost = LampPosts.In(text);
        var otherTown = IsInOtherTown(tokens, streets);
        if (street is null && landmark is null && area is null && postcode is null && !otherTown) return null;

        var byPostcode = postcode is null ? null : _wijken.ByPostcode(postcode.Code);
        var guess = street is null ? null : KnownStreet(street.Name)?.Wijk ?? (_wijken.Find(street.Name) is { Exact: true } like ? like.Wijk.Slug : null);
        var said = area?.Wijk.Slug ?? landmark?.Landmark.Wijk;
        var place = new Place
        {
            Description = Describe(tokens, streets, street, landmark, area, postcode) ?? text.Trim(),
            Street = street?.Name,
            HouseNumber = street?.Number ?? postcode?.Number,
            Postcode = postcode?.Code,
            Wijk = said ?? guess ?? (byPostcode?.Candidates is [var likely, ..] ? likely.Slug : null),
            Buurt = area?.Buurt?.Code,
            Outside = said is null && (otherTown || byPostcode?.Outside == true),
        };
        return new PlaceMention(place, DetailOf(place, landmark), said is not null, [.. byPostcode?.Candidates.Select(wijk => wijk.Slug) ?? []], lampPost);
    }

    private Landmark? KnownStreet(string name) => Known.FirstOrDefault(landmark => landmark.Kind == "straat" && landmark.Name == name);

    private static PlaceDetail DetailOf(Place place, LandmarkFound? landmark)
    {
        if (place is { HouseNumber: not null } || landmark is { Landmark.Kind: not "straat" }) return PlaceDetail.Spot;
        return place.Street is not null || place.Postcode is not null ? PlaceDetail.Street : PlaceDetail.Area;
    }

    /// <summary>"in Enschede", or the name of another town behind a street or at the end: "Kerkstraat 1, Borne".</summary>
    private bool IsInOtherTown(List<Token> tokens, List<StreetFound> streets)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            var two = at + 1 < tokens.Count && _towns.Contains(tokens[at].Text + " " + tokens[at + 1].Text);
            if (!two && !_towns.Contains(tokens[at].Text)) continue;
            var before = at > 0 ? tokens[at - 1].Text : "";
            if (before is "in" or "te" || streets.Exists(street => street.Words.End == at) || tokens.Count <= 2) return true;
        }
        return false;
    }

    private static string? Describe(List<Token> tokens, List<StreetFound> streets, StreetFound? street, LandmarkFound? landmark, WijkMatch? area, PostcodeFound? postcode)
    {
        if (Crossing(tokens, streets) is { } crossing) return crossing;
        if (street is not null) return Before(tokens, street.Words.Start, SaidByAddress) + street.Described;
        if (landmark is not null) return Before(tokens, landmark.Words.Start, []) + landmark.Landmark.Name;
        if (postcode is not null) return postcode.Code + (postcode.Number is null ? "" : " " + postcode.Number);
        return area is not null && tokens.Count <= 4 ? area.Name : null;
    }

    private static string? Crossing(List<Token> tokens, List<StreetFound> streets)
    {
        for (var second = 1; second < streets.Count; second++)
        {
            var (one, other) = (streets[second - 1], streets[second]);
            var between = tokens.GetRange(one.Words.End, other.Words.Start - one.Words.End).ConvertAll(token => token.Text);
            var near = between.Count <= 2 && between.TrueForAll(word => word is "en" or "met" or "de" or "het" or "hoek" or "van" or "'t");
            var said = between.Contains("hoek") || tokens[other.Words.Start].Before.Contains('/') || tokens.Take(one.Words.Start).TakeLast(4).Any(token => token.Text is "hoek" or "kruising" or "kruispunt" or "rotonde");
            if (near && said) return $"hoek {one.Name} en {other.Name}";
            if (near && one.Words.Start > 0 && tokens.Take(one.Words.Start).TakeLast(2).Any(token => token.Text == "tussen")) return $"tussen {one.Name} en {other.Name}";
        }
        return null;
    }

    /// <summary>What stands before a name and tells more of the spot: "speeltuin aan de ", "achter ".</summary>
    /// <param name="tokens">The message.</param>
    /// <param name="start">Where the name begins.</param>
    /// <param name="idle">Relations that tell nothing more than the name does.</param>
    private static string Before(List<Token> tokens, int start, string[] idle)
    {
        var at = start - 1;
        var article = at >= 0 && tokens[at].Text is "de" or "het" or "'t" ? tokens[at--].Text + " " : "";
        if (at >= 0 && tokens[at].Text is "winkelcentrum" or "wijkcentrum" or "wijkgebouw" or "supermarkt") article = tokens[at--].Text + " " + article;
        if (at >= 0 && tokens[at].Text is "de" or "het") at--;
        if (at < 0) return "";
        var relation = tokens[at].Text;
        if (relation is "aan" or "in" or "op" or "bij" or "van" or "naast" or "achter" && at > 0 && Things.Contains(tokens[at - 1].Text)) return $"{tokens[at - 1].Text} {relation} {article}";
        return Relations.Contains(relation) && !idle.Contains(relation) ? $"{(relation == "t/o" ? "tegenover" : relation)} {article}" : "";
    }
}
