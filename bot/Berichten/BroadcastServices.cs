using WijkBot.Channels.Twilio;
using WijkBot.Delivery;
using WijkBot.Operations;

namespace WijkBot.Berichten;

/// <summary>Registers messages to the wijk.</summary>
public static class BroadcastServices
{
    /// <summary>Adds the handler of broadcasts.</summary>
    /// <exception cref="SettingsFaultException">An <c>Outreach:*</c> setting cannot be right.</exception>
    public static void AddBroadcasts(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(BroadcastSettings.Read(builder.Configuration, builder.Services.Instance<TwilioSettings>()));
        builder.Services.AddSingleton<ITurnHandler, BroadcastHandler>();
    }
}
