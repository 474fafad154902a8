using Microsoft.Extensions.Configuration;

namespace WijkBot.Channels.WebChat;

/// <summary>The settings <c>WebChat:*</c>, with what the host knows of its own address.</summary>
public sealed record WebChatSettings
{
    /// <summary>Shortest secret: 128 bits, written in base64.</summary>
    public const int ShortestSecret = 22;

    /// <summary>Opens <c>tokens/generate</c> for servers, and signs every token. Empty: there is no web chat.</summary>
    public string Secret { get; init; } = "";

    /// <summary>Sites besides our own that may speak Direct Line from a browser and show the chat, such as <c>https://www.almelo.nl</c>.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>New conversations and tokens that one address on the internet may ask for in a minute. A town hall or a library is one address.</summary>
    public int NewPerMinute { get; init; } = 60;

    /// <summary>Our public base address; stream addresses are made from it.</summary>
    public string PublicUrl { get; init; } = "";

    /// <summary>Development: streams are opened at the address that the request came to, whatever <see cref="PublicUrl"/> says.</summary>
    public bool FollowsRequest { get; init; }

    /// <summary>There is a web chat.</summary>
    public bool IsOn => Secret.Length > 0;

    /// <summary>Reads <c>WebChat</c> and <c>PublicUrl</c>.</summary>
    public static WebChatSettings From(IConfiguration configuration)
    {
        var section = configuration.GetSection("WebChat");
        return new WebChatSettings
        {
            Secret = section["Secret"] ?? "",
            Origins = section.GetSection("Origins").Get<string[]>() ?? [],
            NewPerMinute = section.GetValue("NewPerMinute", 60),
            PublicUrl = configuration["PublicUrl"] ?? "",
        };
    }

    /// <summary>What cannot be right, as a key and a sentence; null when all is well.</summary>
    public (string Key, string Message)? Fault()
    {
        if (Secret.Length is > 0 and < ShortestSecret)
            return ("WebChat:Secret", $"is te kort om te ondertekenen: neem minstens {ShortestSecret} willekeurige tekens");
        if (NewPerMinute < 1)
            return ("WebChat:NewPerMinute", "moet 1 of meer zijn");
        for (var n = 0; n < Origins.Count; n++)
            if (!Uri.TryCreate(Origins[n], UriKind.Absolute, out var origin) || origin.Scheme is not ("http" or "https") || origin.PathAndQuery != "/" || Origins[n].EndsWith('/'))
                return ($"WebChat:Origins:{n}", $"'{Origins[n]}' is geen herkomst; verwacht bijvoorbeeld https://www.almelo.nl, zonder pad");
        return null;
    }
}
