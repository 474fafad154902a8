using WijkBot.Tests.Bot.Storage.Postgres;

namespace WijkBot.Benchmarks.Hub;

/// <summary>What PostgreSQL's own <c>pgbench</c> does on the same disk, 16 clients, 10 seconds: nothing but the database works.</summary>
internal static class Ceiling
{
    private const int Clients = 16;
    private const int Seconds = 10;

    /// <summary>The smallest transaction that keeps a message: one row.</summary>
    private const string OneRow = "insert into turn (words) values ('de lantaarnpaal voor Palmstraat 12 doet het niet');";

    private const string OneRowTable = "create table turn (id bigint generated always as identity primary key, words text)";

    /// <summary>
    /// The rows that a message of the benchmark writes, in the same three commits and in the plainest statements: accepted, its turn with 1.5 kB of state and the answer, settled.
    /// </summary>
    private const string SameCommits = """
        \set who random(1, 2000)
        begin;
        insert into inbox (key, lane, activity) values (gen_random_uuid()::text, :who, repeat('a', 600)) returning seq \gset in_
        insert into lane as l (id, waiting) values (:who, 1) on conflict (id) do update set waiting = l.waiting + 1;
        commit;
        begin;
        update inbox set handled_at = now() where seq = :in_seq;
        insert into mailbox as m (id, state) values (:who, repeat('s', 1500)) on conflict (id) do update set state = excluded.state;
        insert into outbox (lane, message) values (:who, repeat('b', 700)) returning seq \gset out_
        update lane set waiting = waiting - 1 where id = :who;
        commit;
        begin;
        update outbox set state = 1, provider_id = gen_random_uuid()::text where seq = :out_seq;
        update lane set sent = sent + 1 where id = :who;
        commit;
        """;

    private const string SameTables = """
        create table lane (id bigint primary key, waiting int not null, sent int not null default 0) with (fillfactor = 70);
        create table mailbox (id bigint primary key, state text not null) with (fillfactor = 70);
        create table inbox (seq bigint generated always as identity primary key, key text not null unique, lane bigint not null, activity text not null, handled_at timestamptz) with (fillfactor = 80);
        create index on inbox (lane, seq) where handled_at is null;
        create table outbox (seq bigint generated always as identity primary key, lane bigint not null, message text not null, state int not null default 0, provider_id text) with (fillfactor = 80);
        create index on outbox (lane, seq) where state = 0;
        create index on outbox (provider_id) where provider_id is not null;
        """;

    /// <summary>Transactions a second of one row each.</summary>
    public static Task<double> OneRowAsync(LocalServer server) => RateAsync(server, OneRowTable, OneRow);

    /// <summary>Messages a second in the same commits.</summary>
    public static Task<double> SameCommitsAsync(LocalServer server) => RateAsync(server, SameTables, SameCommits);

    private static async Task<double> RateAsync(LocalServer server, string tables, string script)
    {
        var database = (await server.NewDatabaseAsync()).Database!;
        await server.RunSqlAsync(database, tables);
        return await server.PgbenchAsync(database, script + "\n", Clients, Seconds);
    }
}
