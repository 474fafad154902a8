using System.Text.Json;
using WijkBot.Channels.Activities;

namespace WijkBot.Channels.Teams;

/// <summary>Where in Teams something was said.</summary>
/// <param name="ConversationId">The conversation without its thread: the channel (<c>19:…@thread.tacv2</c>) or the chat.</param>
/// <param name="Kind"><c>personal</c>, <c>groupChat</c> or <c>channel</c>; null when Teams did not say.</param>
public sealed record TeamsPlace(string ConversationId, string? Kind)
{
    /// <summary>The first message of the thread, in a channel.</summary>
    public string? ThreadRoot { get; init; }

    /// <summary>The channel; null in a chat.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Its name; Teams leaves it out for the first channel of a team ("Algemeen") and in most messages.</summary>
    public string? ChannelName { get; init; }

    /// <summary>The team; null in a chat.</summary>
    public string? TeamId { get; init; }

    /// <summary>Its name.</summary>
    public string? TeamName { get; init; }

    /// <summary>The organisation.</summary>
    public string? TenantId { get; init; }

    /// <summary>Where answers go.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>Reads the place of an inbound activity.</summary>
    public static TeamsPlace Of(Activity activity)
    {
        var said = activity.Conversation?.Id ?? "";
        var conversation = PostedMessage.WithoutThread(said);
        var kind = activity.Conversation?.ConversationType;
        var teamId = Word(activity, "team", "id") ?? Word(activity, "teamsTeamId");
        var inChannel = kind == "channel" || (kind is null && teamId is not null);
        return new TeamsPlace(conversation, kind)
        {
            ThreadRoot = PostedMessage.RootOf(said),
            ChannelId = inChannel ? Word(activity, "channel", "id") ?? Word(activity, "teamsChannelId") ?? conversation : null,
            ChannelName = Word(activity, "channel", "name"),
            TeamId = teamId,
            TeamName = Word(activity, "team", "name"),
            TenantId = Word(activity, "tenant", "id") ?? activity.Conversation?.TenantId,
            ServiceUrl = activity.ServiceUrl,
        };
    }

    /// <summary>A text deep in the channel data, or null.</summary>
    internal static string? Word(Activity activity, params ReadOnlySpan<string> path)
    {
        var at = activity.ChannelData ?? default;
        foreach (var name in path)
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
                return null;
        return at.ValueKind == JsonValueKind.String && at.GetString() is { Length: > 0 } word ? word : null;
    }
}
