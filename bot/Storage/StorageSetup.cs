using System.Data.Common;
using WijkBot.Channels.WebChat;
using WijkBot.Storage.LiteDb;
using WijkBot.Storage.Postgres;

namespace WijkBot.Storage;

/// <summary>Which store, by <c>ConnectionStrings:WijkBot</c>.</summary>
public static class StorageSetup
{
    /// <summary>The settings key.</summary>
    public const string Key = "ConnectionStrings:WijkBot";

    private const string Default = "Filename=data/wijkbot.db";

    /// <summary>Adds <see cref="IStore"/>: <c>Filename=…</c> opens LiteDB in this process, <c>Host=…</c> uses PostgreSQL with other replicas.</summary>
    /// <exception cref="SettingsFaultException">The setting names no store.</exception>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var setting = configuration[Key];
        services.AddSingleton<Replicas>();
        if (IsPostgres(setting))
        {
            var address = Address.Parse(setting!);
            services.AddSingleton<IStore>(provider =>
                new PostgresStore(address, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<PostgresStore>>(), provider.GetRequiredService<Replicas>()));
            services.AddSingleton<TimeProvider>(new SharedTime(TimeProvider.System));
            services.AddSingleton<IWebChatSignal, WebChatHints>();
            services.AddHostedService<FirstReached>(); // before whatever works on the store
            return services;
        }
        var path = PathFrom(setting);
        services.AddSingleton<IStore>(provider =>
            LiteDbStore.Open(path, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<LiteDbStore>>()));
        return services;
    }

    /// <summary>True for <c>Host=…</c>.</summary>
    /// <exception cref="SettingsFaultException">The setting is no connection string.</exception>
    public static bool IsPostgres(string? setting) => Parse(setting).ContainsKey("Host");

    /// <summary>The file that a setting names.</summary>
    /// <exception cref="SettingsFaultException">The setting names no file.</exception>
    public static string PathFrom(string? setting)
    {
        var parts = Parse(setting);
        if (parts.TryGetValue("Filename", out var name) && name is string { Length: > 0 } path && parts.Count == 1)
            return path;
        throw new SettingsFaultException(Key, "verwacht alleen Filename=…, bijvoorbeeld Filename=data/wijkbot.db, of Host=… voor PostgreSQL");
    }

    private static DbConnectionStringBuilder Parse(string? setting)
    {
        try
        {
            return new DbConnectionStringBuilder { ConnectionString = string.IsNullOrWhiteSpace(setting) ? Default : setting };
        }
        catch (ArgumentException)
        {
            throw new SettingsFaultException(Key, "dit is geen connection string; verwacht: Filename=data/wijkbot.db, of Host=… voor PostgreSQL");
        }
    }
}
