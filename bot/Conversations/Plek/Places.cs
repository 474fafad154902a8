using System.Text.RegularExpressions;
using WijkBot.Conversations.Engine;
using WijkBot.Knowledge.Wijken;

namespace WijkBot.Conversations.Plek;

/// <summary>A place as it was read from a message.</summary>
/// <param name="Place">The place.</param>
/// <param name="WijkIsKnown">The wijk was said, or the pin lies well inside it: it need not be confirmed apart.</param>
/// <param name="FromPhoto">Where a photo was taken: to be confirmed before it is used.</param>
public sealed record Spot(Place Place, bool WijkIsKnown, bool FromPhoto = false);

/// <summary>Reads places in messages: a street with number, a postcode, a wijk, a pin.</summary>
/// <param name="wijken">The wijken, their postcodes and outlines.</param>
public sealed partial class Places(WijkMap wijken)
{
    private const int LongestName = 4;

    /// <summary>Sure for a street, a postcode or a pin; maybe for any other words: a description.</summary>
    public Reading<Spot> Read(Heard heard)
    {
        if (heard.Pin is { FromPhoto: false } pin) return Reading.Sure(FromPin(pin));
        var spot = FromText(heard.Text);
        if (spot is { Place: { Street: not null } or { Postcode: not null } or { Outside: true } }) return Reading.Sure(spot);
        if (heard.Pin is { FromPhoto: true } photo) return Reading.Sure(FromPin(photo));
        return heard.Text.Length > 1 ? Reading.Maybe(spot ?? Described(heard.Text)) : Reading.No<Spot>();
    }

    /// <summary>Another house number at the same street: "nee, nummer 14".</summary>
    public static Reading<Spot> Amend(Spot current, Heard heard)
    {
        var number = OnlyNumber().Match(heard.Text);
        return number.Success && current.Place.Street is not null
            ? Reading.Sure(current with { Place = WithNumber(current.Place, number.Groups["nummer"].Value) }) : Reading.No<Spot>();
    }

    /// <summary>The place with a house number or, when it is no number, what is near it.</summary>
    public static Place WithNumber(Place place, string near)
    {
        var number = Number().Match(near);
        return number.Success && near.Length <= number.Length + 12
            ? place with { HouseNumber = number.Value.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant(), Description = $"{place.Street} {number.Value}" }
            : place with { Description = $"{place.Description}, {near}" };
    }

    private Spot FromPin(Pin pin)
    {
        var at = wijken.At(pin.Latitude, pin.Longitude);
        var description = pin.Name ?? "Plek op de kaart";
        var place = new Place
        {
            Description = description,
            Latitude = pin.Latitude,
            Longitude = pin.Longitude,
            Wijk = at?.Wijk.Slug,
            Buurt = at?.Buurt?.Code,
            Outside = at is null,
        };
        return new Spot(place, at is { NearBorder: false }, pin.FromPhoto);
    }

    private Spot? FromText(string text)
    {
        var street = Street().Match(text);
        var postcode = Postcode().Match(text);
        var named = Named(text);
        if (!street.Success && !postcode.Success && named is null) return null;
        var answer = postcode.Success ? wijken.ByPostcode(postcode.Value) : null;
        var name = street.Groups["straat"].Value.Trim();
        var number = street.Groups["nummer"].Value.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        var place = new Place
        {
            Description = street.Success ? $"{Capital(name)} {number}".Trim() : Capital(text.Trim()),
            Street = street.Success ? Capital(name) : null,
            HouseNumber = number.Length > 0 ? number : null,
            Postcode = postcode.Success ? postcode.Value.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant() : null,
            Wijk = named?.Wijk.Slug ?? (answer?.Candidates is [var first, ..] ? first.Slug : null),
            Buurt = named?.Buurt?.Code,
            Outside = (named is null && answer?.Outside == true) || OtherTown().IsMatch(text),
        };
        return new Spot(place, named is not null);
    }

    private static Spot Described(string text) => new(new Place { Description = Capital(text.Trim()) }, false);

    /// <summary>A wijk or buurt named in the text, without misspelling: a street may look like one.</summary>
    private WijkMatch? Named(string text)
    {
        var words = Words.Of(text);
        for (var length = Math.Min(LongestName, words.Length); length > 0; length--)
        {
            for (var i = 0; i + length <= words.Length; i++)
            {
                if (wijken.Find(string.Join(' ', words[i..(i + length)])) is { Exact: true } match) return match;
            }
        }
        return null;
    }

    private static string Capital(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];

    [GeneratedRegex(
        @"\b(?<straat>((van|van der|van den|oude|nieuwe|eerste|tweede|grote|kleine|sint|burgemeester|prins|prinses|koningin|willem|jan)\s+){0,3}[\p{L}'.-]*(straat|laan|weg|plein|hof|dijk|singel|kade|pad|steeg|plantsoen|dreef|gracht|brink|markt|kamp|esch|haven))(?!\p{L})(\s*,?\s*(nummer|nr\.?|huisnummer|t\.?o\.?|tegenover)?\s*(?<nummer>\d{1,4}(\s?[a-zA-Z](?![\p{L}]))?)(?!\d))?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Street();

    [GeneratedRegex(@"\b[1-9]\d{3}\s?[a-zA-Z]{2}\b|\b76\d{2}\b", RegexOptions.CultureInvariant, 100)]
    private static partial Regex Postcode();

    [GeneratedRegex(@"^\s*(op|bij|voor|het is|is|dat is)?\s*(nummer|nr\.?|huisnummer)?\s*(?<nummer>\d{1,4}\s?[a-zA-Z]?)\s*[.!]?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex OnlyNumber();

    [GeneratedRegex(@"\b\d{1,4}\s?[a-zA-Z]?\b", RegexOptions.CultureInvariant, 100)]
    private static partial Regex Number();

    [GeneratedRegex(@"\b(in|te)\s+(wierden|hengelo|vriezenveen|enschede|borne|tubbergen|nijverdal|oldenzaal|delden|rijssen|deventer|zwolle)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex OtherTown();
}
