using WijkBot.Simulator.Faults;
using WijkBot.Simulator.Live;
using WijkBot.Simulator.Phones;
using WijkBot.Simulator.Teams;
using WijkBot.Simulator.Twilio;

namespace WijkBot.Simulator;

/// <summary>
/// Plays Twilio and Teams on the developer's own machine, at <c>/simulator</c>. In any other environment than Development nothing is
/// registered, nothing is mapped and no setting is filled.
/// </summary>
public static class SimulatorSetup
{
    /// <summary>Registers the simulator and fills the settings that are empty. Call it before other parts read their settings.</summary>
    public static WebApplicationBuilder AddSimulator(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment())
            return builder;
        SimulatorDefaults.Fill(builder.Configuration);
        builder.Services.AddSingleton(services => SimulatorSettings.Read(services.GetRequiredService<IConfiguration>()));
        if (builder.Services.All(service => service.ServiceType != typeof(TimeProvider)))
            builder.Services.AddSingleton(TimeProvider.System);
        builder.Services
            .AddSingleton<LiveFeed>().AddSingleton<WireLog>().AddSingleton<WijkBotLine>().AddSingleton<FaultList>()
            .AddSingleton<PhoneBook>().AddSingleton<PhotoAlbum>().AddSingleton<InboundWebhook>()
            .AddSingleton<NewMessageForm>().AddSingleton<StatusCallbacks>()
            .AddSingleton<TeamsBoard>().AddSingleton<TeamsActivity>().AddSingleton<TeamsDesk>().AddSingleton<ChannelPosts>();
        return builder;
    }

    /// <summary>Maps the page, its files, and what plays Twilio and the Bot Connector.</summary>
    public static WebApplication MapSimulator(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
            return app;
        var simulator = app.MapGroup("/simulator").ExcludeFromDescription();
        simulator.MapPage();
        simulator.MapTwilioApi();
        simulator.MapConnector();
        var api = simulator.MapGroup("/api");
        api.MapLive();
        api.MapPhones();
        api.MapTeams();
        app.Lifetime.ApplicationStarted.Register(() => app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SimulatorSetup).Namespace!)
            .LogInformation("De simulator staat klaar op {Address}", app.Services.GetRequiredService<SimulatorSettings>().Origin + "/simulator"));
        return app;
    }
}
