using Microsoft.AspNetCore.Http;

namespace WijkBot.Channels.WebChat;

/// <summary>How much one address and one conversation may ask.</summary>
/// <param name="settings">New conversations a minute.</param>
/// <param name="clock">The time.</param>
public sealed class WebChatLimits(WebChatSettings settings, TimeProvider clock)
{
    private readonly RateGate news = new(settings.NewPerMinute, TimeSpan.FromMinutes(1) / settings.NewPerMinute, clock);

    // Microsoft's client polls once a second; a person types less.
    private readonly RateGate requests = new(atOnce: 60, TimeSpan.FromMilliseconds(200), clock);

    /// <summary>Photos are unpacked in memory: at most so many requests at a time, whoever sends them.</summary>
    public SemaphoreSlim Uploads { get; } = new(4);

    /// <summary>A new token or conversation for this address; null when it may.</summary>
    public TimeSpan? WaitForNew(HttpContext context) => news.WaitOf(context.Connection.RemoteIpAddress?.ToString() ?? "");

    /// <summary>A request in this conversation; null when it may.</summary>
    public TimeSpan? WaitFor(string conversation) => requests.WaitOf(conversation);
}
