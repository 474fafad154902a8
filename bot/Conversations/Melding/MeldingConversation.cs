using WijkBot.Cases;
using WijkBot.Channels.Activities;
using WijkBot.Conversations.Engine;
using WijkBot.Conversations.Plek;
using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Wijken;

namespace WijkBot.Conversations.Melding;

/// <summary>Something in the wijk is broken, dirty or a nuisance: what, which kind, where, what the kind asks besides, a photo, a summary, a receipt.</summary>
/// <param name="knowledge">Kinds of melding and parties.</param>
/// <param name="category">Asks which kind.</param>
/// <param name="places">Asks where.</param>
/// <param name="desk">Opens the case.</param>
/// <param name="dates">Days in words.</param>
public sealed class MeldingConversation(KnowledgeBase knowledge, CategoryAsk category, PlaceAsk places, CaseDesk desk, Dates dates) : Subject
{
    private const int LongestInSummary = 120;
    private const string Neighbours = "buren";

    /// <inheritdoc />
    public override string Name => "melding";

    /// <inheritdoc />
    public override bool ComesBetween => false;

    /// <inheritdoc />
    public override bool KeepsPhotos => true;

    /// <inheritdoc />
    public override double Fit(Understood understood) => MeldingSigns.Fit(understood);

    /// <inheritdoc />
    public override string? RequestIn(Understood part) => MeldingSigns.RequestIn(part);

    /// <inheritdoc />
    public override bool IsAnother(Understood understood, TalkState running) => MeldingSigns.IsAnother(understood, running);

    /// <inheritdoc />
    public override async Task RunAsync(Talk talk)
    {
        var what = MeldingSigns.WithoutGreeting(await talk.AskText("wat", text: Opening(talk), saysIt: text => MeldingSigns.SaysWhat(text) || MeldingSigns.NamesIt(text, knowledge, talk.Resident.Language)));
        var kind = knowledge.Category(await category.AskAsync(talk, what))!;
        if (kind.NotOurs is { } elsewhere)
        {
            talk.SayInDutch(elsewhere);
            if (!await talk.AskYesNo("toch-melden", of: kind.Slug))
            {
                talk.Tell("niet-gemeld");
                return;
            }
        }
        if (kind.Slug == Neighbours) talk.Tell("vertrouwelijk");
        var place = await places.AskAsync(talk, kind.Slug == Neighbours ? "waar-woont-u" : "waar");
        if (place.Outside)
        {
            talk.Tell("buiten", ("plek", place.Description));
            return;
        }
        var details = await FollowUps.AskAsync(talk, kind);
        // An SMS carries no photo in the Netherlands; one that came all the same is kept.
        var secret = kind.Confidential || desk.RouteOf(new Request(CaseKind.Melding, what) { Category = kind.Slug, Place = place }, place.Wijk, talk.Now).Party.Confidential;
        var photos = secret || (talk.Resident.Channel == ChannelIds.Sms && !talk.HasPhoto) ? [] : await talk.AskPhotos("foto");
        await talk.Confirm("klopt", Summary(talk, what, kind, place, details, photos));
        var receipt = await desk.OpenAsync(talk, new Request(CaseKind.Melding, what) { Category = kind.Slug, Place = place, Photos = photos, Details = details });
        talk.Tell(
            secret ? "bevestigd.vertrouwelijk" : "bevestigd",
            ("zaak", receipt.Reference), ("soort", talk.Phrase(kind.Name)), ("plek", place.Description), ("wie", talk.Phrase(receipt.Party.Name)), ("wanneer", dates.Day(talk, receipt.Due)));
    }

    /// <summary>Who begins with a photo or a place is asked about that.</summary>
    private static string Opening(Talk talk) => talk.Text(talk.First switch
    {
        { Text: "", Photos: not null } => "wat.foto",
        { Text: "", Pin: not null } => "wat.plek",
        _ => "wat",
    });

    private string Summary(Talk talk, string what, Category kind, Place place, IReadOnlyList<CaseDetail> details, string[] photos)
    {
        var lines = new List<string>
        {
            talk.Text("samenvatting.wat", ("wat", what.Length <= LongestInSummary ? what : what[..LongestInSummary] + "...")),
            talk.Text("samenvatting.soort", ("soort", talk.Phrase(kind.Name))),
            talk.Text("samenvatting.plek", ("plek", Where(place))),
        };
        foreach (var detail in details) lines.Add($"{talk.Phrase(detail.Label)} {talk.Phrase(detail.Answer)}");
        if (photos.Length > 0) lines.Add(talk.Text("samenvatting.foto", ("aantal", photos.Length.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        return string.Join('\n', lines);
    }

    private string Where(Place place) => place.Wijk is { } slug && knowledge.Wijken.BySlug(slug) is { } wijk && !place.Description.Contains(wijk.Name, StringComparison.OrdinalIgnoreCase)
        ? $"{place.Description} ({wijk.Name})" : place.Description;
}
