using WijkBot.Delivery;

namespace WijkBot.Roster;

/// <summary>Registers who may do what.</summary>
public static class RosterServices
{
    /// <summary>Adds the roster, the rights and how long the audit log is kept.</summary>
    public static void AddRoster(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Rights>();
        builder.Services.AddSingleton<ITurnHandler, RosterHandler>();
        builder.Services.AddSingleton(AuditSettings.From(builder.Configuration));
        builder.Services.AddSingleton<ITurnHandler, AuditRetention>();
    }
}
