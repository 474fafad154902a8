using System.Text.Json;
using WijkBot.Channels.Activities;

namespace WijkBot.Channels.Teams;

/// <summary>What changed around the bot in Teams.</summary>
public enum MembershipChange
{
    /// <summary>The bot was added here: say hello.</summary>
    BotAdded,
    /// <summary>The bot was removed here: links to this team, and messages to this person, are of no use any more.</summary>
    BotRemoved,
    /// <summary>People joined.</summary>
    PeopleAdded,
    /// <summary>People left.</summary>
    PeopleRemoved,
    /// <summary>A channel was removed: its links are of no use any more.</summary>
    ChannelDeleted,
    /// <summary>A channel came back.</summary>
    ChannelRestored,
    /// <summary>The whole team was removed.</summary>
    TeamDeleted,
    /// <summary>Something else, such as a new name.</summary>
    Other,
}

/// <summary>A change of who or what is there, from a <c>conversationUpdate</c> or an <c>installationUpdate</c>.</summary>
/// <param name="Change">What changed.</param>
/// <param name="Place">Where.</param>
/// <param name="Who">Who joined or left; empty otherwise.</param>
public sealed record Membership(MembershipChange Change, TeamsPlace Place, IReadOnlyList<ChannelAccount> Who)
{
    /// <summary>The change in an activity, or null when it is none.</summary>
    public static Membership? Of(Activity activity) => activity.Type switch
    {
        ActivityTypes.InstallationUpdate => new(Installed(activity), TeamsPlace.Of(activity), []),
        ActivityTypes.ConversationUpdate => Updated(activity),
        _ => null,
    };

    /// <summary>
    /// Being added is also told by a <c>conversationUpdate</c>, which counts: the bot would greet twice. Being removed from a personal chat is told here only.
    /// An upgrade of the app removes the old one and adds the new: nothing changes for people.
    /// </summary>
    private static MembershipChange Installed(Activity activity) =>
        activity.Extra?.TryGetValue("action", out var action) == true && action.ValueKind == JsonValueKind.String
        && action.GetString() == "remove" ? MembershipChange.BotRemoved : MembershipChange.Other;

    private static Membership Updated(Activity activity)
    {
        var (added, removed) = (Members(activity, "membersAdded"), Members(activity, "membersRemoved"));
        var bot = activity.Recipient?.Id;
        var change = TeamsPlace.Word(activity, "eventType") switch
        {
            "channelDeleted" => MembershipChange.ChannelDeleted,
            "channelRestored" => MembershipChange.ChannelRestored,
            "teamDeleted" or "teamHardDeleted" => MembershipChange.TeamDeleted,
            _ when added.Any(member => member.Id == bot) => MembershipChange.BotAdded,
            _ when removed.Any(member => member.Id == bot) => MembershipChange.BotRemoved,
            _ when added.Count > 0 => MembershipChange.PeopleAdded,
            _ when removed.Count > 0 => MembershipChange.PeopleRemoved,
            _ => MembershipChange.Other,
        };
        return new Membership(change, TeamsPlace.Of(activity), added.Count > 0 ? added : removed);
    }

    private static List<ChannelAccount> Members(Activity activity, string field)
    {
        var members = new List<ChannelAccount>();
        if (activity.Extra?.TryGetValue(field, out var list) != true || list.ValueKind != JsonValueKind.Array)
            return members;
        foreach (var member in list.EnumerateArray())
            if (member.ValueKind == JsonValueKind.Object && member.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String)
                members.Add(new ChannelAccount
                {
                    Id = id.GetString(),
                    Name = member.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null,
                    AadObjectId = member.TryGetProperty("aadObjectId", out var person) && person.ValueKind == JsonValueKind.String ? person.GetString() : null,
                });
        return members;
    }
}
