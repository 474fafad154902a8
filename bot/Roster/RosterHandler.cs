using System.Text.Json;
using WijkBot.Delivery;
using WijkBot.Storage;

namespace WijkBot.Roster;

/// <summary>What changes about one person; every field that is null stays as it was.</summary>
/// <param name="Name">Name as Teams shows it.</param>
public sealed record RosterNews(string Name)
{
    /// <summary>Works in these areas too.</summary>
    public IReadOnlyList<string>? Works { get; init; }
    /// <summary>Does not work in these areas any more.</summary>
    public IReadOnlyList<string>? Left { get; init; }
    /// <summary>Takes this area over.</summary>
    public string? TakesOver { get; init; }
    /// <summary>First day back.</summary>
    public DateOnly? BackOn { get; init; }
    /// <summary>Is at work, and gives back what was taken over.</summary>
    public bool Back { get; init; }
    /// <summary>Teams' own id of this person.</summary>
    public string? ChatId { get; init; }

    /// <summary>Name of the signal.</summary>
    public const string Signal = "rooster/nieuws";

    /// <summary>The signal to this person's place in the roster.</summary>
    public InboxItem To(Turn turn, int n, string id) => StableId.Signal(turn, n, RosterHandler.MailboxOf(id), Signal, ToJson());

    /// <summary>The signal's value.</summary>
    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, RosterJson.Default.RosterNews);
}

/// <summary>Keeps the roster: each person is a mailbox (<c>rooster:{id}</c>), so that two channels that see the same person at once lose nothing.</summary>
/// <param name="store">Reads the person.</param>
public sealed class RosterHandler(IStore store) : ITurnHandler
{
    private const string Prefix = "rooster:";

    /// <summary>The mailbox of a person.</summary>
    public static string MailboxOf(string id) => Prefix + id;

    /// <inheritdoc />
    public bool Owns(string mailbox) => mailbox.StartsWith(Prefix, StringComparison.Ordinal);

    /// <inheritdoc />
    public async ValueTask<TurnResult> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var id = turn.Mailbox[Prefix.Length..];
        if (turn.Item.Activity is not { Name: RosterNews.Signal, Value: { } value } || value.Deserialize(RosterJson.Default.RosterNews) is not { } news)
            return new TurnResult(new Changes { State = turn.State });
        var found = await store.FindAsync(new RecordQuery(Person.RecordKind) { Id = id }, cancel);
        var person = found is [var record] ? Person.Read(record) : new Person(id, news.Name);
        person = person with
        {
            Name = news.Name,
            Areas = [.. person.Areas.Union(news.Works ?? []).Except(news.Left ?? [])],
            TakesOver = news.Back ? [] : news.TakesOver is { } area ? [.. person.TakesOver.Union([area])] : person.TakesOver,
            BackOn = news.Back ? null : news.BackOn ?? person.BackOn,
            ChatId = news.ChatId ?? person.ChatId,
        };
        return new TurnResult(new Changes { State = turn.State, Records = [person.ToRecord(turn.Now)] });
    }
}
