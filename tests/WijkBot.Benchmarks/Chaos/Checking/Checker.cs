using System.Text.RegularExpressions;

namespace WijkBot.Benchmarks.Chaos.Checking;

/// <summary>Compares what a round left with what is promised. It shares no code with the program.</summary>
internal static partial class Checker
{
    /// <summary>Every broken promise, as a sentence; empty when all were kept.</summary>
    public static IReadOnlyList<string> Faults(Evidence found) =>
        [.. Lost(found), .. Twice(found), .. Order(found), .. Statuses(found), .. Unconfirmed(found), .. Unseen(found)];

    private static IEnumerable<string> Lost(Evidence found)
    {
        var handled = found.Inbox.Where(row => row.Handled).Select(row => row.Id).ToHashSet();
        foreach (var message in found.Accepted.Where(message => !handled.Contains(message.Id)))
            yield return $"lost: {message.Id} was accepted and not handled";
        var taken = found.Taken.Select(message => message.ProviderId).ToHashSet();
        foreach (var row in found.Outbox.Where(row => row.ProviderId is null || !taken.Contains(row.ProviderId)))
            yield return $"lost: an answer to {row.Resident} is not with the provider: {row.Words}";
    }

    /// <summary>Each message asks after a number of its own, and its answer repeats that: two rows with one number are two turns for one message.</summary>
    private static IEnumerable<string> Twice(Evidence found)
    {
        foreach (var id in found.Inbox.GroupBy(row => row.Id).Where(rows => rows.Count() > 1))
            yield return $"twice: {id.Key} stands in the inbox {id.Count()} times";
        foreach (var number in found.Outbox.Select(row => (row.Resident, Number: NumberIn(row.Words))).Where(row => row.Number.Length > 0).GroupBy(row => row).Where(rows => rows.Count() > 1))
            yield return $"twice: {number.Key.Number} was answered {number.Count()} times";
        foreach (var resident in found.Cases.GroupBy(one => one.Resident).Where(cases => cases.Count() > 1))
            yield return $"twice: one report of {resident.Key} became {resident.Count()} cases";
        foreach (var card in found.Cards.GroupBy(card => card).Where(cards => cards.Count() > 1))
            yield return $"twice: the card of {card.Key} was given to Teams {card.Count()} times";
        foreach (var card in found.Posted.Where(card => card.Heard).GroupBy(card => card.Reference).Where(cards => cards.Count() > 1))
            yield return $"twice: the card of {card.Key} stands in Teams {card.Count()} times";
    }

    private static IEnumerable<string> Order(Evidence found)
    {
        foreach (var resident in found.Accepted.GroupBy(message => message.Resident))
        {
            var said = resident.Select(message => message.Id).ToList();
            if (!found.Inbox.Where(row => row.Resident == resident.Key && said.Contains(row.Id)).Select(row => row.Id).Distinct().SequenceEqual(said))
                yield return $"order: the messages of {resident.Key} stand otherwise than they were accepted";
            var answered = found.Outbox.Where(row => row.Resident == resident.Key).Select(row => NumberIn(row.Words)).Where(number => number.Length > 0).Distinct();
            var taken = found.Taken.Where(row => row.Resident == resident.Key).Select(row => NumberIn(row.Words)).Where(number => number.Length > 0).Distinct();
            if (!answered.SequenceEqual(taken))
                yield return $"order: the provider got the answers to {resident.Key} otherwise than they were given";
        }
    }

    private static IEnumerable<string> Statuses(Evidence found)
    {
        var highest = found.Reported.GroupBy(report => report.ProviderId).ToDictionary(reports => reports.Key, reports => reports.Max(report => report.Status));
        foreach (var row in found.Outbox)
            if (row.ProviderId is { } id && highest.TryGetValue(id, out var status) && row.Status < status)
                yield return $"status: {id} was reported {status} and stands at {row.Status}";
    }

    private static IEnumerable<string> Unconfirmed(Evidence found) =>
        found.Cases.Where(one => !found.Taken.Any(message => message.Resident == one.Resident && message.Words.Contains(one.Reference, StringComparison.Ordinal)))
            .Select(one => $"unconfirmed: {one.Resident} never got {one.Reference}");

    private static IEnumerable<string> Unseen(Evidence found) =>
        found.Cases.Where(one => found.Posted.All(card => card.Reference != one.Reference)).Select(one => $"unseen: no professional got the card of {one.Reference}");

    private static string NumberIn(string words) => Number().Match(words).Value;

    [GeneratedRegex("M-9[0-9]{6}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
