using System.Text.Json;
using WijkBot.Cases;
using WijkBot.Channels.Activities;
using WijkBot.Delivery;
using WijkBot.Knowledge.Content;
using WijkBot.Storage;

namespace WijkBot.Conversations.Verhuizen;

/// <summary>
/// Lets a resident go on elsewhere: "verder op mijn telefoon" gives a code, the code in another channel brings the talk, its open question and the cases there.
/// Everything else is the residents' own handler's. The two conversations speak by signals, so each changes only its own state, in its own turn.
/// </summary>
/// <param name="residents">Talks.</param>
/// <param name="store">Codes, cases and what was said.</param>
/// <param name="knowledge">Texts.</param>
/// <param name="elsewhere">Says where a code can be brought.</param>
public sealed class MovingHandler(RenewedHandler residents, IStore store, KnowledgeBase knowledge, Elsewhere elsewhere) : ITurnHandler
{
    /// <summary>Kind of the record of a code; its id is the code's hash.</summary>
    public const string CodeKind = "verhuiscode";

    private const string Asked = "verhuizen/vraag", Comes = "verhuizen/komt", Lapses = "verhuizen/verlopen";
    private const int MostWrong = 5;
    private const int LinesShown = 12;
    private static readonly TimeSpan CodeLasts = TimeSpan.FromHours(1);

    /// <inheritdoc />
    public bool Owns(string mailbox) => residents.Owns(mailbox);

    /// <inheritdoc />
    public async ValueTask<TurnResult> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var activity = turn.Item.Activity;
        if (activity.Type == ActivityTypes.Message && activity.Text is { Length: > 0 and < 80 } text)
        {
            if (Elsewhere.IsAsked(text) && Writes(turn) is var giver && giver.State.OptOut is null)
                return Give(turn, giver);
            if (MoveCode.In(text) is { } code && Writes(turn) is var bringer && bringer.State.OptOut is null)
                return await BringAsync(turn, bringer, code, cancel);
        }
        return activity is not { Type: ActivityTypes.Event, Value: { } value } ? await residents.HandleAsync(turn, cancel) : activity.Name switch
        {
            Asked => await LeaveAsync(turn, Writes(turn), value.Deserialize(MoveJson.Default.MoveAsked)!, cancel),
            Comes => await ArriveAsync(turn, Writes(turn), value.Deserialize(MoveJson.Default.MovedTalk)!, cancel),
            Lapses => new TurnResult(new Changes { State = turn.State, Records = [new StoredRecord(CodeKind, value.GetString()!, null)] }),
            _ => await residents.HandleAsync(turn, cancel),
        };
    }

    private MoveReply Writes(Turn turn) => new(turn, knowledge);

    private TurnResult Give(Turn turn, MoveReply reply)
    {
        var code = MoveCode.New();
        var given = new CodeGiven(turn.Mailbox, turn.Now + CodeLasts);
        var hash = MoveCode.HashOf(code);
        reply.State.Moving = (reply.State.Moving ?? new Moving()) with { Code = hash, Until = given.Until };
        reply.Say(elsewhere.KeyFor(turn.Mailbox), [.. elsewhere.From(turn.Mailbox, reply.State.Wijk), ("code", code)]);
        var record = new StoredRecord(CodeKind, hash, JsonSerializer.Serialize(given, MoveJson.Default.CodeGiven)) { Owner = turn.Mailbox, At = turn.Now };
        var lapse = StableId.Signal(turn, 80, turn.Mailbox, Lapses, JsonSerializer.SerializeToElement(hash, MoveJson.Default.String), given.Until);
        return reply.ToResult(records: [record], inbox: [lapse]);
    }

    /// <summary>A code is brought here. Wrong ones are limited per conversation; that a code exists says nothing of whose it is.</summary>
    private async ValueTask<TurnResult> BringAsync(Turn turn, MoveReply reply, string code, CancellationToken cancel)
    {
        var wrong = reply.State.Moving is { } known && turn.Now - known.WrongSince < CodeLasts ? known.Wrong : 0;
        if (wrong >= MostWrong)
        {
            reply.Say("verhuizen.te-vaak");
            return reply.ToResult();
        }
        var hash = MoveCode.HashOf(code);
        if (await store.FindAsync(new RecordQuery(CodeKind) { Id = hash, Max = 1 }, cancel) is [{ Json: { } json }]
            && JsonSerializer.Deserialize(json, MoveJson.Default.CodeGiven) is { } given && given.Until > turn.Now && given.Mailbox != turn.Mailbox)
        {
            var asked = StableId.Signal(turn, 80, given.Mailbox, Asked, JsonSerializer.SerializeToElement(new MoveAsked(hash, turn.Mailbox), MoveJson.Default.MoveAsked));
            return reply.ToResult(records: [new StoredRecord(CodeKind, hash, null)], inbox: [asked]);
        }
        reply.State.Moving = (reply.State.Moving ?? new Moving()) with { Wrong = wrong + 1, WrongSince = wrong == 0 ? turn.Now : reply.State.Moving!.WrongSince };
        reply.Say("verhuizen.fout");
        return reply.ToResult();
    }

    /// <summary>The talk leaves: once, for the code that this conversation itself gave last.</summary>
    private async ValueTask<TurnResult> LeaveAsync(Turn turn, MoveReply reply, MoveAsked asked, CancellationToken cancel)
    {
        if (reply.State.Moving is not { Code: { } code } moving || code != asked.Code || moving.Until <= turn.Now)
            return new TurnResult(new Changes { State = turn.State });
        var lines = asked.To.StartsWith(ChannelIds.WebChat + "|", StringComparison.Ordinal) ? await LinesAsync(turn.Mailbox, cancel) : [];
        var leaves = new MovedTalk(reply.Leave(), lines);
        var cases = await store.FindAsync(new RecordQuery(Case.RecordKind) { Owner = turn.Mailbox, Max = 100 }, cancel);
        reply.Say("verhuizen.weg");
        var inbox = new List<InboxItem> { StableId.Signal(turn, 80, asked.To, Comes, JsonSerializer.SerializeToElement(leaves, MoveJson.Default.MovedTalk)) };
        var to = JsonSerializer.SerializeToElement(asked.To, MoveJson.Default.String);
        inbox.AddRange(cases.Select((found, i) => StableId.Signal(turn, 200 + i, Case.MailboxOf(found.Id), CaseSignals.Moved, to)));
        return reply.ToResult(inbox: inbox);
    }

    /// <summary>The talk arrives: what ran there goes on here, and its open question is asked again.</summary>
    private async ValueTask<TurnResult> ArriveAsync(Turn turn, MoveReply reply, MovedTalk moved, CancellationToken cancel)
    {
        if (moved.Lines.Count > 0)
            reply.SayPlain(knowledge.Texts.Get("verhuizen.eerder", reply.State.Language) + "\n\n" + string.Join('\n', moved.Lines));
        var state = reply.Arrive(moved.State);
        // said and asked as news of a case is: at once, with the open question after it
        var news = JsonSerializer.SerializeToElement(new CaseNews("", "verhuisd", null, null, ""), CaseJson.Default.CaseNews);
        var activity = turn.Item.Activity with { Name = CaseSignals.News, Value = news };
        var result = await residents.HandleAsync(turn with { State = state, Item = turn.Item with { Activity = activity } }, cancel);
        return result with { Changes = result.Changes with { Outbox = [.. reply.Outbox, .. result.Changes.Outbox.Select(item => item with { TellOnFailure = null })] } };
    }

    /// <summary>The last lines of a talk by phone, "U: …" and "WijkBot: …", as they are still kept.</summary>
    private async Task<IReadOnlyList<string>> LinesAsync(string mailbox, CancellationToken cancel)
    {
        var held = await store.HeldAboutAsync(mailbox, cancel);
        return
        [
            .. held.Received.Where(item => item.Activity is { Type: ActivityTypes.Message, Text.Length: > 0 } && MoveCode.In(item.Activity.Text) is null)
                .Select(item => (At: item.AcceptedAt, Line: "U: " + item.Activity.Text))
                .Concat(held.Sent.Where(item => item.Message.Activity is { Text.Length: > 0, Timestamp: not null }).Select(item => (At: item.Message.Activity.Timestamp!.Value, Line: "WijkBot: " + item.Message.Activity.Text)))
                .OrderBy(line => line.At).TakeLast(LinesShown).Select(line => line.Line),
        ];
    }
}
