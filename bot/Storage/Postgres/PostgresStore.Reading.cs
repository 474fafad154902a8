using Npgsql;
using WijkBot.Channels;

namespace WijkBot.Storage.Postgres;

/// <summary>Statuses, numbers, records, what is held and what is forgotten.</summary>
internal sealed partial class PostgresStore
{
    private static readonly TimeSpan ReportsOvertake = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LookForReports = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc />
    public async Task<OutboxItem?> StatusAsync(StatusReport report, CancellationToken cancel)
    {
        // a report may overtake the answer to the request that it is about, which may be another replica's
        var began = clock.GetTimestamp();
        for (var last = false; ;)
        {
            var settled = departures.Settled;
            var found = await link.AskAsync(
                "select * from report_status($1, $2, $3, $4, $5)", row => row.Post(), again: true, cancel,
                Arg.Text(report.Channel), Arg.Text(report.ProviderId), Arg.Int((int)report.Status), Arg.Text($"code {report.ErrorCode}"), Now);
            if (found is [var item])
            {
                if (report.Status >= DeliveryStatus.Sent)
                    RingOutbox();
                return item;
            }
            if (last || clock.GetElapsedTime(began) >= ReportsOvertake)
                return null;
            last = !await link.OneAsync<bool>("select exists (select from lane where kind = 'o' and holder is not null)", again: true, cancel);
            if (!last)
                await settled.WaitAsync(LookForReports, clock, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc />
    public Task<long> ReserveAsync(string series, int count, CancellationToken cancel) => link.OneAsync<long>(
        "insert into counter (series, next) values ($1, 1 + $2) on conflict (series) do update set next = counter.next + $2 returning next - $2",
        again: true, cancel, Arg.Text(series), Arg.Long(count));

    /// <inheritdoc />
    public async Task<IReadOnlyList<StoredRecord>> FindAsync(RecordQuery query, CancellationToken cancel)
    {
        var (sql, values) = RecordSearch.Of(query);
        return await link.AskAsync(sql, row => row.Record(), again: true, cancel, values);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int max, CancellationToken cancel) =>
        await link.AskAsync("select kind, id, box, at, why from dead order by seq desc limit $1", row => row.Dead(), again: true, cancel, Arg.Int(max));

    /// <inheritdoc />
    public async Task<Backlog> BacklogAsync(CancellationToken cancel)
    {
        const string waits = "from lane where holder is null and ready_at <= $1 and kind =";
        const string sql = $"select (select count(*) {waits} 'i')::int, (select min(ready_at) {waits} 'i'), (select count(*) {waits} 'o')::int, (select min(ready_at) {waits} 'o'), "
            + "(select count(*) from (select from dead limit $2) d)::int, (select count(*) from lane where holder is not null)::int, (select count(*) from replica)::int";
        var rows = await link.AskAsync(
            sql, row => new Backlog(new Queue(row.GetInt32(0), At(row, 1)), new Queue(row.GetInt32(2), At(row, 3)), row.GetInt32(4), row.GetInt32(5), row.GetInt32(6)),
            again: true, cancel, Now, Arg.Int(Backlog.MostDead));
        return rows[0];

        static DateTimeOffset? At(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
    }

    /// <inheritdoc />
    public async Task<Held> HeldAboutAsync(string owner, CancellationToken cancel)
    {
        var state = await link.AskAsync("select state from mailbox where id = $1", row => row.GetString(0), again: true, cancel, Arg.Text(owner));
        return new Held(
            state.FirstOrDefault(),
            await OfOwnerAsync("select kind, id, json, owner, wijk, status, at from record where owner = $1 order by kind desc, at desc", row => row.Record()),
            await OfOwnerAsync("select key, mailbox, activity, accepted_at, due from inbox where mailbox = $1 order by seq", row => row.Item()),
            await OfOwnerAsync("select id, recipient, message, due, tell, follows, state, status, provider_id, why from outbox where recipient = $1 order by seq", row => row.Post()));

        async Task<IReadOnlyList<T>> OfOwnerAsync<T>(string sql, Func<NpgsqlDataReader, T> read) => await link.AskAsync(sql, read, again: true, cancel, Arg.Text(owner));
    }

    /// <inheritdoc />
    public Task<int> ForgetAsync(Forgetting what, int slice, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return link.OneAsync<int>("select forget($1, $2, $3, $4, $5)", again: true, cancel,
            Arg.Text(what.Owner), Arg.At(what.Before), Arg.Int(slice), Arg.At(now), Arg.At(now - Keys.Kept));
    }

    /// <inheritdoc />
    public Task BackupAsync(Stream destination, CancellationToken cancel) => Copies.DatabaseCopy.WriteAsync(link, destination, cancel);
}
