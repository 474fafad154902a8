using WijkBot.CallBack;
using WijkBot.Cases.Cards;
using WijkBot.Delivery;

namespace WijkBot.Cases;

/// <summary>Registers what cases need.</summary>
public static class CaseServices
{
    /// <summary>Adds the handler of cases, their cards, their terms and the link to a number to call.</summary>
    /// <exception cref="SettingsFaultException">An <c>Escalation:*</c> setting cannot be right.</exception>
    public static void AddCases(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(EscalationSettings.From(builder.Configuration));
        builder.Services.AddSingleton<References>();
        builder.Services.AddSingleton<CaseTerms>();
        builder.Services.AddSingleton<CaseVerbs>();
        builder.Services.AddSingleton<CaseCardContent>();
        builder.Services.AddSingleton<CaseChannels>();
        builder.Services.AddSingleton<CaseRetention>();
        builder.Services.AddSingleton<PhotoToResident>();
        builder.Services.AddSingleton<CallBackLink>();
        builder.Services.AddSingleton<ITurnHandler, CaseHandler>();
    }
}
