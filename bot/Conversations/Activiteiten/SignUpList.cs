using System.Text.Json;
using WijkBot.Conversations.Engine;
using WijkBot.Delivery;
using WijkBot.Storage;

namespace WijkBot.Conversations.Activiteiten;

/// <summary>
/// The list of who comes to one time of an activity. It is a mailbox, <c>lijst:</c> and the name of the list: of two residents who ask for the last place at the same
/// moment the first gets it, on any number of replicas.
/// </summary>
/// <param name="store">Who is on the list.</param>
public sealed class SignUpList(IStore store) : ITurnHandler
{
    /// <summary>To the list: a resident wants to come (<see cref="PlaceAsked"/>).</summary>
    public const string Asked = "aanmelding/gevraagd";
    /// <summary>To the list: the activity is over.</summary>
    public const string Over = "aanmelding/voorbij";
    /// <summary>To the resident: there is a place, or not (<see cref="PlaceGiven"/>).</summary>
    public const string Answered = "aanmelding/uitkomst";

    private const string Prefix = "lijst:";

    /// <summary>Mailbox of a list.</summary>
    /// <param name="list">See <see cref="SignedUp.ListOf"/>.</param>
    public static string MailboxOf(string list) => Prefix + list;

    /// <inheritdoc />
    public bool Owns(string mailbox) => mailbox.StartsWith(Prefix, StringComparison.Ordinal);

    /// <inheritdoc />
    public async ValueTask<TurnResult> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var list = turn.Mailbox[Prefix.Length..];
        if (turn.Item.Activity.Name == Over)
            return new TurnResult(new Changes { Records = await AllAsync(turn, list, cancel) });
        var asked = turn.Item.Activity.Value!.Value.Deserialize(ResidentJson.Default.PlaceAsked)!;
        var places = asked.Places ?? int.MaxValue;
        var there = await store.FindAsync(new RecordQuery(SignedUp.RecordKind) { Statuses = [list], Max = Math.Min(places, 10_000) }, cancel);
        var has = there.Count < places || there.Any(record => record.Owner == asked.Resident);
        var record = new StoredRecord(SignedUp.RecordKind, SignedUp.IdOf(list, asked.Resident), JsonSerializer.Serialize(new SignedUp(asked.Entry, asked.Begin, asked.As, ""), ResidentJson.Default.SignedUp))
        {
            Owner = asked.Resident,
            Wijk = asked.Wijk,
            Status = list,
            At = turn.Now,
        };
        var given = JsonSerializer.SerializeToElement(new PlaceGiven(asked, has), ResidentJson.Default.PlaceGiven);
        return new TurnResult(new Changes { Records = has ? [record] : [], Inbox = [StableId.Signal(turn, 0, asked.Resident, Answered, given)] });
    }

    /// <summary>Nobody needs to know any more who came.</summary>
    private async ValueTask<IReadOnlyList<StoredRecord>> AllAsync(Turn turn, string list, CancellationToken cancel) =>
        !SignUpRetention.IsOver(list, turn.Now) ? []
        : [.. (await store.FindAsync(new RecordQuery(SignedUp.RecordKind) { Statuses = [list], Max = int.MaxValue }, cancel)).Select(record => new StoredRecord(record.Kind, record.Id, null) { At = turn.Now })];
}

/// <summary>A resident wants to come to an activity.</summary>
/// <param name="Resident">The resident's mailbox.</param>
/// <param name="Entry">Id of the activity.</param>
/// <param name="Begin">When it begins.</param>
/// <param name="As">The name given.</param>
/// <param name="Places">Room for so many; null = not limited.</param>
/// <param name="Wijk">Slug of the activity's wijk; null for the town.</param>
/// <param name="What">The activity and its day, as people read it.</param>
public sealed record PlaceAsked(string Resident, string Entry, DateTime Begin, string As, int? Places, string? Wijk, string What);

/// <summary>Whether there was a place.</summary>
/// <param name="Asked">What was asked.</param>
/// <param name="HasPlace">The resident is on the list.</param>
public sealed record PlaceGiven(PlaceAsked Asked, bool HasPlace);

/// <summary>What the resident hears of the list, moments after asking: the place and its number, or that it is full. The professionals of the wijk hear it by a case.</summary>
/// <param name="desk">Opens the case.</param>
public sealed class PlaceConversation(CaseDesk desk) : Subject
{
    /// <summary>Its name.</summary>
    public const string SubjectName = "aanmelding";

    /// <inheritdoc />
    public override string Name => SubjectName;

    /// <inheritdoc />
    public override double Fit(Understood understood) => 0;

    /// <inheritdoc />
    public override async Task RunAsync(Talk talk)
    {
        var (asked, has) = JsonSerializer.Deserialize(talk.Given!, ResidentJson.Default.PlaceGiven)!;
        if (!has)
        {
            talk.Tell("kennis.vol");
            return;
        }
        var receipt = await desk.OpenAsync(talk, new Request(Cases.CaseKind.Vraag, $"Aanmelding voor {asked.What}. Naam: {asked.As}"));
        await talk.Do("lijst", () =>
        {
            var list = SignedUp.ListOf(asked.Entry, asked.Begin);
            var json = JsonSerializer.Serialize(new SignedUp(asked.Entry, asked.Begin, asked.As, receipt.Reference), ResidentJson.Default.SignedUp);
            talk.Effects.Records.Add(new StoredRecord(SignedUp.RecordKind, SignedUp.IdOf(list, talk.Resident.Mailbox), json) { Owner = talk.Resident.Mailbox, Wijk = asked.Wijk, Status = list, At = talk.Now });
            return ValueTask.FromResult(true);
        });
        talk.Tell("kennis.aangemeld", ("wat", asked.What), ("zaak", receipt.Reference));
    }
}
