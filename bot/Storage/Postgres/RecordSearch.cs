using System.Globalization;
using System.Text;
using Npgsql;

namespace WijkBot.Storage.Postgres;

/// <summary>A question for records as SQL: only the conditions that are asked, so that each combination has its own plan.</summary>
internal static class RecordSearch
{
    /// <summary>The statement and its parameters.</summary>
    public static (string Sql, NpgsqlParameter[] Values) Of(RecordQuery query)
    {
        var sql = new StringBuilder("select kind, id, json, owner, wijk, status, at from record where kind = $1");
        var values = new List<NpgsqlParameter> { Arg.Text(query.Kind) };
        Where(" and id = ", query.Id, Arg.Text);
        Where(" and owner = ", query.Owner, Arg.Text);
        Where(" and wijk = ", query.Wijk, Arg.Text);
        if (query.Since is { } since)
            Add(" and at >= ", Arg.At(since));
        if (query.Until is { } until)
            Add(" and at <= ", Arg.At(until));
        if (query.Statuses is { } statuses)
            AddStatuses(statuses);
        Add(" order by at desc limit ", Arg.Int(query.Max));
        return (sql.ToString(), [.. values]);

        // In the whole town each state is found along its own part of the index. The planner, who knows not which are rare, might walk past all records by time.
        void AddStatuses(IReadOnlyList<string> wanted)
        {
            if (query is not { Id: null, Owner: null, Wijk: null })
            {
                Add(" and status = any (", Arg.Texts(wanted), ")");
                return;
            }
            var one = sql.ToString();
            sql.Clear().Append("select r.* from unnest(");
            Add("", Arg.Texts(wanted.Distinct()), $") s (state) cross join lateral ({one} and status = s.state");
            Add(" order by at desc limit ", Arg.Int(query.Max), ") r");
        }

        void Where(string condition, string? value, Func<string?, NpgsqlParameter> parameter)
        {
            if (value is not null)
                Add(condition, parameter(value));
        }

        void Add(string before, NpgsqlParameter value, string after = "")
        {
            values.Add(value);
            sql.Append(CultureInfo.InvariantCulture, $"{before}${values.Count}{after}");
        }
    }
}
