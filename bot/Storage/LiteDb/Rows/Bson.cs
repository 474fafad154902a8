using LiteDB;

namespace WijkBot.Storage.LiteDb.Rows;

/// <summary>Instants in rows: UTC, whole milliseconds, as LiteDB keeps them.</summary>
internal static class Bson
{
    extension(BsonValue value)
    {
        /// <summary>The instant in this value.</summary>
        public DateTimeOffset ToInstant() => new(value.AsDateTime.ToUniversalTime(), TimeSpan.Zero);

        /// <summary>The instant, or null where the field is missing.</summary>
        public DateTimeOffset? ToInstantOrNull() => value.IsNull ? null : value.ToInstant();
    }

    /// <summary>A value for an optional instant.</summary>
    public static BsonValue From(DateTimeOffset? instant) => instant is { } at ? new BsonValue(at.UtcDateTime) : BsonValue.Null;
}
