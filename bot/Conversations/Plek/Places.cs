using System.Text.RegularExpressions;
using WijkBot.Conversations.Engine;
using WijkBot.Knowledge.Language.Places;
using WijkBot.Knowledge.Wijken;

namespace WijkBot.Conversations.Plek;

/// <summary>A place as it was read from a message.</summary>
/// <param name="Place">The place.</param>
/// <param name="WijkIsKnown">The wijk was said, or the pin lies well inside it: it need not be confirmed apart.</param>
/// <param name="FromPhoto">Where a photo was taken: to be confirmed before it is used.</param>
public sealed record Spot(Place Place, bool WijkIsKnown, bool FromPhoto = false);

/// <summary>Reads places for a question: words by the content's <see cref="PlaceReader"/>, pins by the outlines of the wijken.</summary>
/// <param name="reader">Reads places in words.</param>
/// <param name="wijken">The outlines.</param>
public sealed partial class Places(PlaceReader reader, WijkMap wijken)
{
    /// <summary>Sure for a street, a postcode, a known place, another town or a pin; maybe for any other words: a description.</summary>
    /// <param name="heard">The message.</param>
    /// <param name="onMap">What a pin without a name is called.</param>
    public Reading<Spot> Read(Heard heard, string onMap)
    {
        if (heard.Pin is { FromPhoto: false } pin) return Reading.Sure(FromPin(pin, onMap));
        var mention = Mention(heard.Text);
        if (mention is { Detail: not PlaceDetail.Area } or { Place.Outside: true }) return Reading.Sure(FromWords(mention));
        if (heard.Pin is { FromPhoto: true } photo) return Reading.Sure(FromPin(photo, onMap));
        return heard.Text.Length < 2 ? Reading.No<Spot>()
            : Reading.Maybe(mention is null ? new Spot(new Place { Description = Capital(heard.Text.Trim()) }, false) : FromWords(mention));
    }

    /// <summary>One turn reads the same words several times: to find the open question, for its answer, for corrections.</summary>
    private PlaceMention? Mention(string text)
    {
        if (lastRead.Reader != reader || lastRead.Text != text) lastRead = (reader, text, reader.Read(text));
        return lastRead.Mention;
    }

    [ThreadStatic]
    private static (PlaceReader? Reader, string? Text, PlaceMention? Mention) lastRead;

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
        var number = OnlyNumber().Match(near);
        if (!number.Success) return place with { Description = $"{place.Description}, {near}" };
        var digits = number.Groups["nummer"].Value.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        return place with { HouseNumber = digits, Description = $"{place.Street} {digits}" };
    }

    private static Spot FromWords(PlaceMention mention) =>
        new(mention.Place with { Description = Capital(mention.Place.Description) }, mention.WijkIsSaid);

    private Spot FromPin(Pin pin, string onMap)
    {
        var at = wijken.At(pin.Latitude, pin.Longitude);
        var place = new Place
        {
            Description = pin.Name ?? onMap,
            Latitude = pin.Latitude,
            Longitude = pin.Longitude,
            Wijk = at?.Wijk.Slug,
            Buurt = at?.Buurt?.Code,
            Outside = at is null,
        };
        return new Spot(place, at is { NearBorder: false }, pin.FromPhoto);
    }

    private static string Capital(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];

    [GeneratedRegex(@"^\s*(op|bij|voor|het is|is|dat is|ongeveer|tegenover)?\s*(nummer|nr\.?|huisnummer)?\s*(?<nummer>\d{1,4}\s?[a-zA-Z]?)\s*[.!]?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex OnlyNumber();
}
