using System.Buffers.Text;
using System.Security.Cryptography;
using WijkBot.Channels.WebChat;
using WijkBot.Conversations.Vergeten;
using WijkBot.Delivery;
using WijkBot.Media;
using WijkBot.Operations;

namespace WijkBot.WebChat;

/// <summary>Registers the web chat and checks its settings.</summary>
public static class WebChatServices
{
    /// <summary>Adds Direct Line over the hub and the store. Without a secret there is none in Production; in Development one is made and kept in the data folder.</summary>
    /// <exception cref="SettingsFaultException">A <c>WebChat:*</c> setting cannot be right.</exception>
    public static void AddWebChat(this WebApplicationBuilder builder)
    {
        var settings = WebChatSettings.From(builder.Configuration) with
        {
            PublicUrl = builder.Services.Instance<PublicSite>().Url,
            FollowsRequest = builder.Environment.IsDevelopment(),
        };
        if (settings.Fault() is var (key, message))
            throw new SettingsFaultException(key, message);
        if (settings.Secret.Length == 0 && builder.Environment.IsDevelopment())
            settings = settings with { Secret = SecretIn(builder.Services.Instance<DataFolder>()) };

        builder.Services.AddWebChat(settings);
        builder.Services.AddSingleton(_ => new ChatScript(AppContext.BaseDirectory));
        builder.Services.AddSingleton<Pages.Chat.FormConversation>();
        builder.Services.AddSingleton<WebChatLog>();
        builder.Services.AddSingleton<IWebChatLog>(services => services.GetRequiredService<WebChatLog>());
        builder.Services.AddSingleton<KeepWebChatPhoto>(services => async (jpeg, cancel) =>
            MediaIntake.Kept + await services.GetRequiredService<MediaStore>().SaveAsync(jpeg, cancel));
        builder.Services.AddSingleton<ITurnHandler>(services => ActivatorUtilities.CreateInstance<WebChatTurns>(services, services.GetRequiredService<ForgettingHandler>())); // before the residents' own handler, which it wraps
    }

    /// <summary>A page that is open in a browser survives a restart of the program, so the secret does too.</summary>
    private static string SecretIn(DataFolder folder)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(folder.Path, "keys")).FullName, "webchat");
        if (!File.Exists(file))
            File.WriteAllText(file, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));
        return File.ReadAllText(file);
    }
}
