using WijkBot.Delivery;

namespace WijkBot.Roster;

/// <summary>Registers who may do what.</summary>
public static class RosterServices
{
    /// <summary>Adds the roster and the rights.</summary>
    public static void AddRoster(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Rights>();
        builder.Services.AddSingleton<ITurnHandler, RosterHandler>();
    }
}
