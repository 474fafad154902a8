using System.Data.Common;
using Npgsql;
using WijkBot.Storage.Postgres.Schema;

namespace WijkBot.Storage.Postgres;

/// <summary>A connection string for PostgreSQL, with what we need where it is silent.</summary>
internal static class Address
{
    /// <summary>Small: a database on a few cores does more with 20 connections than with 100, and two replicas must fit in its usual 100.</summary>
    private const int MostConnections = 20;

    private static readonly string[] Needed = ["Host", "Database"];

    /// <summary>Reads the setting.</summary>
    /// <exception cref="SettingsFaultException">It cannot be right. What it holds is not repeated: there may be a password in it.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string setting)
    {
        NpgsqlConnectionStringBuilder parts;
        try
        {
            parts = new NpgsqlConnectionStringBuilder(setting);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            throw new SettingsFaultException(StorageSetup.Key, "deze verbinding met PostgreSQL klopt niet: een sleutel is onbekend of een waarde past er niet bij; verwacht Host=…;Database=…;Username=…;Password=…");
        }
        if (Needed.FirstOrDefault(key => parts[key] is not string { Length: > 0 }) is { } missing)
            throw new SettingsFaultException(StorageSetup.Key, $"voor PostgreSQL ontbreekt {missing}=…, bijvoorbeeld Host=localhost;Database=wijkbot;Username=wijkbot");
        var said = new DbConnectionStringBuilder { ConnectionString = setting }.Keys.Cast<string>().Select(key => key.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant()).ToHashSet();
        Default(["maximumpoolsize", "maxpoolsize"], () => parts.MaxPoolSize = MostConnections);
        Default(["commandtimeout"], () => parts.CommandTimeout = 10);
        Default(["timeout"], () => parts.Timeout = 10);
        Default(["applicationname"], () => parts.ApplicationName = "WijkBot");
        parts.SearchPath = DatabaseSchema.SearchPath;
        parts.NoResetOnClose = true; // a session keeps nothing: no temporary tables, no settings
        return parts;

        void Default(string[] keys, Action set)
        {
            if (!said.Overlaps(keys))
                set();
        }
    }
}
