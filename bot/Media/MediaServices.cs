using WijkBot.Delivery;

namespace WijkBot.Media;

/// <summary>Registers photos.</summary>
public static class MediaServices
{
    /// <summary>Adds the store of photos, and the intake that fetches them before a turn.</summary>
    public static void AddMedia(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<MediaStore>();
        builder.Services.AddSingleton<MediaRetention>();
        builder.Services.AddSingleton<MediaIntake>();
        builder.Services.AddSingleton<PrepareActivity>(services => services.GetRequiredService<MediaIntake>().PrepareAsync);
    }
}
