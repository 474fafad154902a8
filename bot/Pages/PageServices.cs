using WijkBot.Pages.Chat;
using WijkBot.Pages.Wijken;

namespace WijkBot.Pages;

/// <summary>Registers and maps the public pages.</summary>
public static class PageServices
{
    /// <summary>Adds what the pages of the wijken read.</summary>
    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<WijkKanalen>();
        builder.Services.AddSingleton<OpenbareMeldingen>();
        builder.Services.AddSingleton<OpenbareInitiatieven>();
        builder.Services.AddSingleton<ChatOpening>();
        builder.Services.AddSingleton<DeelBeeld>();
    }

    /// <summary><c>/</c>, <c>/wijk/{slug}</c> with its calendar and picture, and the other Razor Pages.</summary>
    public static void MapPages(this WebApplication app)
    {
        app.MapAgenda();
        DeelBeeld.Map(app);
        app.MapRazorPages();
    }
}
