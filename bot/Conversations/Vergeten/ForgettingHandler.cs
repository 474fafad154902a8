using System.Text.Json;
using WijkBot.Cases;
using WijkBot.Channels.Activities;
using WijkBot.Conversations.Verhuizen;
using WijkBot.Delivery;
using WijkBot.Media;
using WijkBot.Storage;

namespace WijkBot.Conversations.Vergeten;

/// <summary>
/// Does what "verwijder mij" promised: everything held about the resident's mailbox goes but STOP; cases are told, and let go of the resident themselves, in their own turns.
/// Everything else is the residents' own handler's.
/// </summary>
/// <param name="residents">Talks.</param>
/// <param name="store">Has what is held.</param>
/// <param name="photos">Files of photos.</param>
public sealed class ForgettingHandler(MovingHandler residents, IStore store, MediaStore photos) : ITurnHandler
{
    /// <summary>To the resident's own mailbox, a minute after the promise: it must have been read, and the web chat reads it from what is removed.</summary>
    public const string Asked = "gesprek/wissen";

    /// <summary>To the resident's own mailbox: now. A turn of its own, because the timers of the mailbox go too.</summary>
    public const string Now = "gesprek/wis";

    private const int Slice = 200;

    /// <inheritdoc />
    public bool Owns(string mailbox) => residents.Owns(mailbox);

    /// <inheritdoc />
    public async ValueTask<TurnResult> HandleAsync(Turn turn, CancellationToken cancel) => turn.Item.Activity switch
    {
        { Type: ActivityTypes.Event, Name: Asked } => new TurnResult(new Changes { State = turn.State, Inbox = [StableId.Signal(turn, 0, turn.Mailbox, Now, null)] }),
        { Type: ActivityTypes.Event, Name: Now } => await EraseAsync(turn, cancel),
        _ => await residents.HandleAsync(turn, cancel),
    };

    /// <summary>Files and rows go before the commit: a turn that is repeated finds them gone already and does the rest.</summary>
    private async ValueTask<TurnResult> EraseAsync(Turn turn, CancellationToken cancel)
    {
        var held = await store.HeldAboutAsync(turn.Mailbox, cancel);
        foreach (var attachment in held.Received.SelectMany(item => item.Activity.Attachments ?? []))
            if (attachment.ContentUrl?.StartsWith(MediaIntake.Kept, StringComparison.Ordinal) == true)
                photos.Delete(attachment.ContentUrl[MediaIntake.Kept.Length..]);
        var cases = held.Records.Where(record => record.Kind == Case.RecordKind).ToList();
        foreach (var photo in cases.SelectMany(record => CaseRecord.Read(record).AllPhotos))
            photos.Delete(photo);
        while (await store.ForgetAsync(new Forgetting(turn.Mailbox, null), Slice, cancel) > 0)
            continue;
        return new TurnResult(new Changes
        {
            State = StopOf(turn),
            Records = [.. held.Records.Where(record => record.Kind is not (Case.RecordKind or ResidentTurn.OptOutKind)).Select(record => new StoredRecord(record.Kind, record.Id, null) { At = turn.Now })],
            Inbox = [.. cases.Select((record, i) => StableId.Signal(turn, i, Case.MailboxOf(record.Id), CaseSignals.Erased, null))],
        });
    }

    /// <summary>Who wants no messages must not get them because of being forgotten.</summary>
    private static string? StopOf(Turn turn) =>
        turn.State is { } json && JsonSerializer.Deserialize(json, ResidentJson.Default.ResidentState) is { OptOut: { } stop }
            ? JsonSerializer.Serialize(new ResidentState { OptOut = stop }, ResidentJson.Default.ResidentState) : null;
}
