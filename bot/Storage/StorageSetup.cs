using System.Data.Common;
using WijkBot.Storage.LiteDb;

namespace WijkBot.Storage;

/// <summary>Which store, by <c>ConnectionStrings:WijkBot</c>.</summary>
public static class StorageSetup
{
    /// <summary>The settings key.</summary>
    public const string Key = "ConnectionStrings:WijkBot";

    private const string Default = "Filename=data/wijkbot.db";

    /// <summary>Adds <see cref="IStore"/>: <c>Filename=…</c> opens LiteDB in this process.</summary>
    /// <exception cref="SettingsFaultException">The setting names no store.</exception>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var path = PathFrom(configuration[Key]);
        services.AddSingleton<IStore>(provider =>
            LiteDbStore.Open(path, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<LiteDbStore>>()));
        return services;
    }

    /// <summary>The file that a setting names.</summary>
    public static string PathFrom(string? setting)
    {
        var parts = new DbConnectionStringBuilder();
        try
        {
            parts.ConnectionString = string.IsNullOrWhiteSpace(setting) ? Default : setting;
        }
        catch (ArgumentException)
        {
            throw new SettingsFaultException(Key, "dit is geen connection string; verwacht: Filename=data/wijkbot.db");
        }
        if (parts.ContainsKey("Host"))
            throw new SettingsFaultException(Key, "PostgreSQL (Host=…) zit nog niet in deze versie; gebruik Filename=…");
        if (parts.TryGetValue("Filename", out var name) && name is string { Length: > 0 } path && parts.Count == 1)
            return path;
        throw new SettingsFaultException(Key, "verwacht alleen Filename=…, bijvoorbeeld Filename=data/wijkbot.db");
    }
}
