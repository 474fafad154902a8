using WijkBot.Storage;
using WijkBot.Storage.Postgres;

namespace WijkBot.Tests.Bot.Storage.Postgres;

/// <summary>One kind of write that goes in groups, with what must be there before it.</summary>
/// <param name="Table">Which table it changes, and no look for work.</param>
/// <param name="Statement">The function that writes a group.</param>
/// <param name="HowMany">Asks how many were done.</param>
/// <param name="WriteAsync">Does the n-th; true: in a way that PostgreSQL refuses, since its text has no NUL.</param>
internal sealed record GroupedWrite(string Table, string Statement, string HowMany, Func<int, bool, Task> WriteAsync)
{
    public static TheoryData<string> Kinds { get; } = ["acceptances", "turns", "arrivals"];

    /// <summary>So many writes of a kind can be done after this.</summary>
    public static async Task<GroupedWrite> PreparedAsync(string kind, PostgresStore store, int count, CancellationToken cancel)
    {
        if (kind == "acceptances")
            return new("inbox", "accept_items", "select count(*) from wijkbot.inbox", (n, bad) => store.AcceptAsync(Some.Item($"SM{n}", MailboxOf(n) + (bad ? "\0" : "")), cancel));
        var claims = new List<Claim>();
        for (var n = 0; n < count; n++)
        {
            await store.AcceptAsync(Some.Item($"SM{n}", MailboxOf(n)), cancel);
            claims.Add((await store.ClaimAsync(TimeSpan.Zero, cancel))!);
        }
        if (kind == "turns")
            return new("inbox", "commit_turns", "select count(*) from wijkbot.mailbox", (n, bad) => store.CommitAsync(claims[n], new Changes { State = bad ? "\0" : "1" }, cancel));
        foreach (var claim in claims)
            await store.CommitAsync(claim, new Changes { Outbox = [Some.Reply(claim.Item.Key, claim.Mailbox)] }, cancel);
        var deliveries = await store.DeliveriesAsync(count, TimeSpan.Zero, cancel);
        return new("outbox", "settle_sent", "select count(*) from wijkbot.outbox where state = 1", (n, bad) => store.SettleAsync(deliveries[n], Some.Sent(bad ? "\0" : $"SM{n}"), [], cancel));
    }

    private static string MailboxOf(int n) => $"sms|a|{n}";
}
