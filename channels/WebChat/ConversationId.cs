using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using WijkBot.Channels.Activities;

namespace WijkBot.Channels.WebChat;

/// <summary>
/// Ids of conversations: 128 random bits and, after a hyphen, the account of ours that is spoken to (Direct Line itself ends its ids in a region the same way).
/// So an id says by itself whose mailbox it is, on any replica.
/// </summary>
public static partial class ConversationId
{
    private const int RandomLength = 22;

    /// <summary>A new one, that nobody can guess.</summary>
    public static string New(string account) => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)) + "-" + account;

    /// <summary>True when it could be ours.</summary>
    public static bool IsOne(string id) => Form().IsMatch(id);

    /// <summary>The account of ours in an id.</summary>
    public static string AccountOf(string id) => id[(RandomLength + 1)..];

    /// <summary>Who speaks for us in a conversation.</summary>
    public static ChannelAccount BotOf(string id) => new() { Id = AccountOf(id), Name = "WijkBot", Role = "bot" };

    /// <summary>True for a name that may stand in an id.</summary>
    public static bool IsAccount(string name) => Account().IsMatch(name);

    [GeneratedRegex(@"^[A-Za-z0-9_-]{22}-[a-z0-9-]{1,40}\z", RegexOptions.None, 2000)]
    private static partial Regex Form();

    [GeneratedRegex(@"^[a-z0-9-]{1,40}\z", RegexOptions.None, 2000)]
    private static partial Regex Account();
}
