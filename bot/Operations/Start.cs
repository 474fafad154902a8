using Microsoft.AspNetCore.DataProtection;
using WijkBot.Kennis;
using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Language;
using WijkBot.Operations.Telemetry;

namespace WijkBot.Operations;

/// <summary>What must be there before anything else: environment, settings, content, time.</summary>
public static class Start
{
    /// <summary>
    /// The web application's builder. Settings stand beside the program; a Debug build without a named environment is Development,
    /// so that <c>dotnet run --project bot</c> shows the simulator while a published program is Production.
    /// </summary>
    public static WebApplicationBuilder Builder(string[] args)
    {
        var named = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = named ?? (IsDebugBuild ? Environments.Development : Environments.Production),
        });
        // a probe that gets 503 while the program starts is no fault; what is wrong is logged where it goes wrong
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        if (builder.Environment.IsProduction() && builder.Configuration["Logging:Console:FormatterName"] is null)
            builder.Logging.AddJsonConsole(json => (json.UseUtcTimestamp, json.TimestampFormat) = (true, "O"));
        builder.Services.AddSystemd(); // tells the service manager when it serves; elsewhere it does nothing
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        return builder;
    }

    /// <summary>Registers settings, content, health and the operator's socket.</summary>
    /// <exception cref="SettingsFaultException">A setting cannot be right.</exception>
    /// <exception cref="ContentFaultException">A content file is wrong.</exception>
    public static void AddOperations(this WebApplicationBuilder builder)
    {
        var folder = DataFolder.From(builder.Configuration);
        var content = KnowledgePath.From(builder.Configuration);
        LanguageEngine.KeepModelsIn(Path.Combine(folder.Path, "models"));
        var read = KnowledgeBase.Load(content);
        var knowledge = read.Knowledge ?? throw new ContentFaultException(read.Faults);

        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(folder);
        builder.Services.AddSingleton(knowledge);
        builder.Services.AddSingleton(LanguageService.From(builder.Configuration, builder.Environment, knowledge, TimeProvider.System));
        builder.Services.AddSingleton(PublicSite.From(builder.Configuration, builder.Environment));
        builder.Services.AddDataProtection().SetApplicationName("WijkBot")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(folder.Path, "keys")));
        builder.Services.AddHostedService<OperatorSocket>();
        builder.Services.AddHostedService<StoreWatch>();
        builder.Services.AddHostedService<Training>();
        builder.Services.AddContentWatch(content);
        builder.Services.AddRazorPages();
        builder.Services.AddHealth();
        builder.AddTelemetry();
    }

#if DEBUG
    private static bool IsDebugBuild => true;
#else
    private static bool IsDebugBuild => false;
#endif
}

/// <summary>The content cannot be read: the program does not start, and says every fault as <c>file:line: message</c>.</summary>
/// <param name="faults">What is wrong.</param>
public sealed class ContentFaultException(IReadOnlyList<ContentFault> faults) : StartFaultException(string.Join('\n', faults));
