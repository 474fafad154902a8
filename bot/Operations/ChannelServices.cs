using WijkBot.Channels.BotFramework;
using WijkBot.Channels.Twilio;
using WijkBot.Knowledge.Content;

namespace WijkBot.Operations;

/// <summary>Registers the channels and checks their settings: the one list of every way in and out.</summary>
public static class ChannelServices
{
    /// <summary>WhatsApp and SMS.</summary>
    /// <exception cref="SettingsFaultException">A <c>Twilio:*</c> setting cannot be right, or a number names a wijk that does not exist.</exception>
    public static void AddTwilio(this WebApplicationBuilder builder)
    {
        var knowledge = builder.Services.Instance<KnowledgeBase>();
        var settings = TwilioSettings.From(builder.Configuration) with { PublicUrl = builder.Services.Instance<PublicSite>().Url };
        if (TwilioSettingsFaults.Of(settings, tokenRequired: !builder.Environment.IsDevelopment()).FirstOrDefault() is { } fault)
            throw new SettingsFaultException(fault);
        for (var n = 0; n < settings.Numbers.Count; n++)
        {
            if (settings.Numbers[n].Wijk is { Length: > 0 } wijk && knowledge.Wijken.BySlug(wijk) is null)
                throw new SettingsFaultException($"Twilio:Numbers:{n}:Wijk", $"'{wijk}' is geen wijk; kies uit {string.Join(", ", knowledge.Wijken.All.Select(known => known.Slug))}");
        }
        builder.Services.AddTwilio(settings);
    }

    /// <summary>Slug of the wijk that a number of ours serves; null for a town-wide one.</summary>
    public static Func<string, string?> WijkOfNumber(this WebApplicationBuilder builder)
    {
        var wijken = builder.Services.Instance<TwilioSettings>().Numbers.Where(number => number.Wijk is { Length: > 0 })
            .DistinctBy(number => number.Number).ToDictionary(number => number.Number, number => number.Wijk);
        var knowledge = builder.Services.Instance<KnowledgeBase>();
        // the web chat of a wijk's page is spoken to by the wijk's own name
        return number => wijken.GetValueOrDefault(number) ?? knowledge.Wijken.BySlug(number)?.Slug;
    }

    /// <summary>Teams.</summary>
    /// <exception cref="SettingsFaultException">A <c>BotFramework:*</c> setting cannot be right, or is absent in Production.</exception>
    public static void AddBotFramework(this WebApplicationBuilder builder)
    {
        builder.Services.AddBotFramework(builder.Configuration);
        if (builder.Services.Instance<BotFrameworkSettings>().Fault(builder.Environment.IsDevelopment()) is var (key, message))
            throw new SettingsFaultException(key, message);
    }

    /// <summary>What was registered as a ready-made object, for checks before the container exists.</summary>
    internal static T Instance<T>(this IServiceCollection services) =>
        services.Select(service => service.ImplementationInstance).OfType<T>().Last();
}
