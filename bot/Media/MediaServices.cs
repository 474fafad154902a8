using WijkBot.Delivery;

namespace WijkBot.Media;

/// <summary>Registers photos.</summary>
public static class MediaServices
{
    /// <summary>Adds the store of photos, and what fetches them before a turn.</summary>
    public static void AddMedia(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<MediaStore>();
        builder.Services.AddSingleton<MediaRetention>();
        builder.Services.AddSingleton<MediaIntake>();
        builder.Services.AddSingleton<OfferedPhotos>();
        builder.Services.AddSingleton<PrepareActivity>(services =>
        {
            var (received, offered) = (services.GetRequiredService<MediaIntake>(), services.GetRequiredService<OfferedPhotos>());
            return async (activity, cancel) => await offered.PrepareAsync(await received.PrepareAsync(activity, cancel), cancel);
        });
    }
}
