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
        Where("id = ", query.Id, Arg.Text);
        Where("owner = ", query.Owner, Arg.Text);
        Where("wijk = ", query.Wijk, Arg.Text);
        if (query.Statuses is { } statuses)
            Add("status = any (", Arg.Texts(statuses), ")");
        if (query.Since is { } since)
            Add("at >= ", Arg.At(since));
        if (query.Until is { } until)
            Add("at <= ", Arg.At(until));
        values.Add(Arg.Int(query.Max));
        sql.Append(CultureInfo.InvariantCulture, $" order by at desc limit ${values.Count}");
        return (sql.ToString(), [.. values]);

        void Where(string condition, string? value, Func<string?, NpgsqlParameter> parameter)
        {
            if (value is not null)
                Add(condition, parameter(value));
        }

        void Add(string condition, NpgsqlParameter value, string end = "")
        {
            values.Add(value);
            sql.Append(CultureInfo.InvariantCulture, $" and {condition}${values.Count}{end}");
        }
    }
}
