using WijkBot.Channels;

namespace WijkBot.Delivery;

/// <summary>Registers the way of a message: inbox → turn → outbox.</summary>
public static class DeliveryServices
{
    /// <summary>Stopping may take as long as the slowest provider call: 20 s, and the commit after it.</summary>
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(30);

    /// <summary>Adds the hub for channels, the pump, the sender and the daily cleaning.</summary>
    public static void AddDelivery(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Hub>();
        builder.Services.AddSingleton<IHub>(services => services.GetRequiredService<Hub>());
        builder.Services.AddHostedService<Pump>();
        builder.Services.AddHostedService<Sender>();
        builder.Services.AddHostedService<Retention>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Drain);
    }
}
