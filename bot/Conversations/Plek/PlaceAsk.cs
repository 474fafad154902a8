using WijkBot.Conversations.Engine;
using WijkBot.Knowledge.Wijken;

namespace WijkBot.Conversations.Plek;

/// <summary>Asks where something is: one to four questions, folded into one answer.</summary>
/// <param name="places">Reads places.</param>
/// <param name="wijken">The wijken to choose from.</param>
public sealed class PlaceAsk(Places places, WijkMap wijken)
{
    private const string Unknown = "onbekend";
    private const string Outside = "buiten";

    /// <summary>
    /// Asks for a place: a street with number, a description, a postcode or a pin. The wijk is confirmed when the words do not say it. A place outside the
    /// municipality comes back with <see cref="Place.Outside"/>.
    /// </summary>
    /// <param name="talk">The talk.</param>
    /// <param name="name">Name of the question; its parts are <c>name/…</c>.</param>
    public async ValueTask<Place> AskAsync(Talk talk, string name)
    {
        var spot = await SpotAsync(talk, name);
        var place = spot.Place;
        if (place.Outside) return place;
        if (place is { Street: not null, HouseNumber: null, Latitude: null }
            && await talk.AskOptionalText($"{name}/nummer", talk.Text("plek.nummer", ("straat", place.Street))) is { } near)
        {
            place = Places.WithNumber(place, near);
        }
        return spot.WijkIsKnown ? place : await WijkAsync(talk, name, place);
    }

    private async ValueTask<Spot> SpotAsync(Talk talk, string name)
    {
        var onMap = talk.Text("plek.kaart");
        var spot = await talk.Ask(new Question<Spot>
        {
            Name = name,
            Text = talk.Text(name),
            Again = talk.Text("plek.nogmaals"),
            Label = talk.Text("plek.label"),
            Reader = (heard, _) => places.Read(heard, onMap),
            Amend = Places.Amend,
        });
        if (!spot.FromPhoto || spot.Place.Outside || await talk.AskYesNo($"{name}/foto", talk.Text("plek.foto", ("wijk", WijkName(spot.Place.Wijk))))) return spot;
        talk.Forget(name);
        await talk.StartOver();
        return spot;
    }

    /// <summary>The wijk that the postcode, the pin or the number written to suggests is confirmed; otherwise the resident chooses.</summary>
    private async ValueTask<Place> WijkAsync(Talk talk, string name, Place place)
    {
        // Another number in the same street asks nothing again.
        var street = place.Street ?? place.Description;
        var key = Fingerprint.Of(street);
        var guess = talk.Keep($"{name}/gok", street, () => place.Wijk ?? talk.Resident.Wijk ?? "");
        if (guess.Length > 0 && await talk.AskYesNo($"{name}/wijk-klopt", talk.Text("plek.wijk-klopt", ("plek", place.Description), ("wijk", WijkName(guess))), of: key))
            return place with { Wijk = guess };
        Option[] options =
        [
            .. wijken.All.Select(wijk => new Option(wijk.Slug, wijk.Name) { Words = wijk.Aliases }),
            new(Outside, talk.Text("plek.buiten")),
            new(Unknown, talk.Text("weet-niet")),
        ];
        return await talk.Choose($"{name}/wijk", options, talk.Text("plek.wijk"), of: key) switch
        {
            Outside => place with { Wijk = null, Buurt = null, Outside = true },
            Unknown => place with { Wijk = talk.Resident.Wijk, Buurt = null },
            var slug => place with { Wijk = slug, Buurt = null },
        };
    }

    private string WijkName(string? slug) => slug is null ? "" : wijken.BySlug(slug)?.Name ?? slug;
}
