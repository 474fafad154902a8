using Npgsql;
using NpgsqlTypes;

namespace WijkBot.Storage.Postgres;

/// <summary>Parameters by position, each with the type that the function declares, so that a plan can be prepared once.</summary>
internal static class Arg
{
    /// <summary>Text.</summary>
    public static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    /// <summary>JSON; null and nothing to say are the same.</summary>
    public static NpgsqlParameter Json(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Json };

    /// <summary>A whole number of 64 bits.</summary>
    public static NpgsqlParameter Long(long value) => new NpgsqlParameter<long>() { TypedValue = value };

    /// <summary>A whole number of 32 bits.</summary>
    public static NpgsqlParameter Int(int value) => new NpgsqlParameter<int>() { TypedValue = value };

    /// <summary>Yes or no.</summary>
    public static NpgsqlParameter Flag(bool value) => new NpgsqlParameter<bool>() { TypedValue = value };

    /// <summary>An instant, cut to milliseconds as everything that is stored.</summary>
    public static NpgsqlParameter At(DateTimeOffset? value) =>
        new() { Value = value is { } at ? at.ToMilliseconds() : DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz };

    /// <summary>A length of time.</summary>
    public static NpgsqlParameter Span(TimeSpan value) => new() { Value = value, NpgsqlDbType = NpgsqlDbType.Interval };

    /// <summary>Texts.</summary>
    public static NpgsqlParameter Texts(IEnumerable<string>? value) =>
        new() { Value = (object?)value?.ToArray() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    /// <summary>Texts, some of which may be nothing.</summary>
    public static NpgsqlParameter TextsOrNone(IEnumerable<string?> value) => new() { Value = value.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    /// <summary>Yes or no, several times.</summary>
    public static NpgsqlParameter Flags(IEnumerable<bool> value) => new() { Value = value.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Boolean };

    /// <summary>Instants, cut to milliseconds.</summary>
    public static NpgsqlParameter Instants(IEnumerable<DateTimeOffset?> value) =>
        new() { Value = value.Select(at => at?.ToMilliseconds()).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz };

    /// <summary>Whole numbers.</summary>
    public static NpgsqlParameter Longs(IEnumerable<long> value) =>
        new() { Value = value.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };
}
