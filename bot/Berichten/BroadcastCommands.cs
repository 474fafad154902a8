using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using WijkBot.Cases;
using WijkBot.Channels.Activities;
using WijkBot.Conversations.OpDeHoogte;
using WijkBot.Delivery;
using WijkBot.Desk;
using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Language.PersonalData;
using WijkBot.Storage;

namespace WijkBot.Berichten;

/// <summary>
/// What professionals write in Teams: <c>bericht schelfhorst: …</c>, and <c>verstuur</c>, <c>akkoord</c>, <c>stop</c> or <c>stand</c> with the number. Who belongs to a wijk's
/// network may write about that wijk, who belongs to the town's about everything. The broadcast itself does the rest, in its own mailbox.
/// </summary>
/// <param name="store">Broadcasts, and the series of references.</param>
/// <param name="knowledge">Topics and texts.</param>
public sealed partial class BroadcastCommands(IStore store, KnowledgeBase knowledge)
{
    /// <summary>Longest text: with what stands around it, an SMS of some seven parts.</summary>
    private const int Longest = 900;
    private const string UrgentWord = "spoed ";

    private readonly Topics topics = new(knowledge);

    /// <summary>Whether a word begins a command about broadcasts.</summary>
    public static bool Is(string word) => word is "bericht" or "verstuur" or "akkoord" or "stop" or "stand";

    /// <summary>Does it, or says why not.</summary>
    public async Task<TurnResult> AnswerAsync(Asked asked, string verb, CancellationToken cancel)
    {
        if (verb == "bericht") return await WriteAsync(asked, cancel);
        var reference = Number().Match(asked.What) is { Success: true } number ? number.Value.ToUpperInvariant() : null;
        var found = reference is null ? [] : await store.FindAsync(new RecordQuery(Broadcast.RecordKind) { Id = reference }, cancel);
        if (found is not [var record]) return asked.Reply(knowledge.Say("teams.bericht.onbekend", ("zaak", asked.What.Length == 0 ? "?" : asked.What)));
        var broadcast = Broadcast.Read(record);
        if (!asked.Standing.Scope.MaySendTo(broadcast.Wijk)) return asked.Reply(knowledge.Say("teams.bericht.geen-recht", ("gebied", broadcast.About)));
        var order = JsonSerializer.SerializeToElement(new BroadcastOrder(verb, asked.Activity), BroadcastJson.Default.BroadcastOrder);
        return new TurnResult(new Changes { State = asked.Turn.State, Inbox = [StableId.Signal(asked.Turn, 0, Broadcast.MailboxOf(reference!), BroadcastSignals.Order, order)] });
    }

    private async Task<TurnResult> WriteAsync(Asked asked, CancellationToken cancel)
    {
        var urgent = asked.What.StartsWith(UrgentWord, StringComparison.OrdinalIgnoreCase);
        if (topics.Lead(urgent ? asked.What[UrgentWord.Length..] : asked.What) is not ({ } topic, { Length: > 0 } text)) return asked.Reply(knowledge.Say("teams.bericht.uitleg"));
        if (!asked.Standing.Scope.MaySendTo(topic.Wijk)) return asked.Reply(knowledge.Say("teams.bericht.geen-recht", ("gebied", topic.Name)));
        if (text.Length > Longest)
            return asked.Reply(knowledge.Say("teams.bericht.te-lang", ("lengte", text.Length.ToString(CultureInfo.InvariantCulture)), ("hoogstens", Longest.ToString(CultureInfo.InvariantCulture))));
        var (now, by) = (asked.Turn.Now, asked.Standing.Who);
        text = WithNumbers(text, asked.Activity);
        var broadcast = new Broadcast($"{Broadcast.Series}-{await store.ReserveAsync(Broadcast.Series, 1, cancel)}", topic.Key, topic.Name, text, urgent, by.Id, by.Name, OurNotes.Without(asked.Activity, OurNotes.Numbers) ?? asked.Activity)
        {
            Wijk = topic.Wijk,
        }.Noted(now, by, "geschreven");
        return new TurnResult(new Changes
        {
            State = asked.Turn.State,
            Records = [broadcast.ToRecord(now)],
            Inbox = [StableId.Signal(asked.Turn, 0, Broadcast.MailboxOf(broadcast.Reference), BroadcastSignals.Preview, null)],
        });
    }

    /// <summary>Numbers that were masked on their way in: a professional who writes "bel 0546 …" means everybody to read it. Only where it is sure which stood where.</summary>
    private static string WithNumbers(string text, Activity said)
    {
        var numbers = OurNotes.NumbersIn(said);
        var mask = PersonalDataMask.Placeholder(PersonalDataKind.Phone);
        if (numbers.Count == 1) return text.Replace(mask, numbers[0], StringComparison.Ordinal);
        if (text.Split(mask).Length != numbers.Count + 1) return text;
        foreach (var number in numbers)
        {
            var at = text.IndexOf(mask, StringComparison.Ordinal);
            text = text[..at] + number + text[(at + mask.Length)..];
        }
        return text;
    }

    [GeneratedRegex("^B-[0-9]{1,9}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}
