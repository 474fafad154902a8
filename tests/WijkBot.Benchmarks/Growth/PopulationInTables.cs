using System.Globalization;
using WijkBot.Benchmarks.Hub;

namespace WijkBot.Benchmarks.Growth;

/// <summary>The same people in PostgreSQL, as copies of the rows that one of them got through the store's port: a million in minutes. Then what autovacuum would have done in ten days.</summary>
internal static class PopulationInTables
{
    /// <summary>The person whose rows are copied.</summary>
    private const int Model = 1;

    private const int Slice = 100_000;

    /// <summary>Digits of a number, which stand in every row of its person.</summary>
    private static string Digits => Site.Person(Model)[4..];

    /// <summary>Adds the people from one number up to another.</summary>
    public static async Task FillAsync(Ground ground, int from, int to)
    {
        for (var first = from; first < to; first += Slice)
            await ground.SqlAsync(Sql(first, Math.Min(first + Slice, to)));
        await ground.SqlAsync("vacuum analyze");
    }

    private static string Sql(int from, int to)
    {
        var mailbox = $"sms|{Site.Number}|{Site.Person(Model)}";
        string Copied(string column) => $"replace({column}, '{Digits}', p.digits)";
        return string.Create(CultureInfo.InvariantCulture, $"""
            create temp table person as select (g + {int.Parse(Digits, CultureInfo.InvariantCulture) - Model})::text as digits, g as number from generate_series({from}, {to - 1}) g;
            insert into wijkbot.inbox (key, mailbox, activity, accepted_at, handled_at)
            select {Copied("i.key")}, {Copied("i.mailbox")}, {Copied("i.activity")}, i.accepted_at, i.handled_at
            from person p, wijkbot.inbox i where i.key = 'sms|eerder|{Site.Person(Model)}';
            insert into wijkbot.mailbox (id, state) select {Copied("m.id")}, {Copied("m.state")} from person p, wijkbot.mailbox m where m.id = '{mailbox}';
            insert into wijkbot.lane (kind, name) select l.kind, {Copied("l.name")} from person p, wijkbot.lane l where l.kind = 'i' and l.name = '{mailbox}';
            with wijk as (select wijk, (row_number() over (order by wijk) - 1) as n, count(*) over () as wijken from (select distinct wijk from wijkbot.record where wijk is not null) w)
            insert into wijkbot.record (kind, id, json, owner, wijk, status, at)
            select r.kind, {Copied("r.id")}, {Copied("r.json")}, {Copied("r.owner")}, w.wijk, r.status, r.at + p.number * interval '1 millisecond'
            from person p join wijkbot.record r on r.kind = 'zaak' and r.id = 'M-9{Digits}' left join wijk w on w.n = p.number % w.wijken;
            drop table person;
            """);
    }
}
