using WijkBot.Delivery;
using WijkBot.Desk.Overzicht;
using WijkBot.Desk.Pasting;

namespace WijkBot.Desk;

/// <summary>Registers what professionals write to the bot.</summary>
public static class DeskServices
{
    /// <summary>Adds the commands in Teams.</summary>
    public static void AddDesk(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ChannelLoss>();
        builder.Services.AddSingleton<Linking>();
        builder.Services.AddSingleton<Absence>();
        builder.Services.AddSingleton<CaseListCard>();
        builder.Services.AddSingleton<Reasons>();
        builder.Services.AddSingleton<CaseFinder>();
        builder.Services.AddSingleton<PasteCards>();
        builder.Services.AddSingleton<PasteSearch>();
        builder.Services.AddSingleton<ITurnHandler, DeskHandler>();
        builder.Services.AddSingleton<ITurnHandler, OverviewHandler>();
        builder.Services.AddHostedService<OverviewRound>();
    }
}
