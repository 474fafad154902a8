using System.Runtime.CompilerServices;
using WijkBot.Storage;

namespace WijkBot.Cases;

/// <summary>Every case there is, page by page.</summary>
internal static class CasePages
{
    private const int Page = 200;

    /// <summary>Between two pages: however many cases there are, reading them all leaves the machine to the messages.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);

    /// <summary>The records of all cases, newest first; one that changes meanwhile may come twice.</summary>
    /// <param name="store">Has them.</param>
    /// <param name="statuses">In one of these states; null = all.</param>
    /// <param name="clock">Reckons the pauses.</param>
    /// <param name="cancel">Stops reading.</param>
    public static async IAsyncEnumerable<StoredRecord> AllAsync(IStore store, IReadOnlyList<string>? statuses, TimeProvider clock, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var (page, until) = (Page, (DateTimeOffset?)null); ;)
        {
            var found = await store.FindAsync(new RecordQuery(Case.RecordKind) { Statuses = statuses, Until = until, Max = page }, cancel);
            foreach (var record in found)
                yield return record;
            if (found.Count < page)
                yield break;
            // the next page begins where this one ended; one that holds a single instant must grow to get past it
            page = found[^1].At == until ? page * 2 : Page;
            until = found[^1].At;
            await Task.Delay(Pause, clock, cancel);
        }
    }
}
