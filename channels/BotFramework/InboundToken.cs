using System.Security.Claims;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using WijkBot.Channels.Activities;

namespace WijkBot.Channels.BotFramework;

/// <summary>A token whose signature, issuer, audience and times are right; what remains is whether it fits the activity that came with it.</summary>
/// <param name="Claims">What it says.</param>
/// <param name="Key">What signed it.</param>
internal sealed record InboundToken(ClaimsIdentity Claims, JsonWebKey Key)
{
    /// <summary>
    /// True when the token was given for this activity: the <c>serviceurl</c> claim is where our answer would go (else a token of one
    /// channel could make us send ours to another), and the key is endorsed for the channel.
    /// </summary>
    /// <remarks>A key without endorsements fits nothing. The official SDKs let it fit everything; Microsoft's keys all have them.</remarks>
    public bool Fits(Activity activity) =>
        Claims.FindFirst("serviceurl")?.Value is { Length: > 0 } serviceUrl
        && serviceUrl == activity.ServiceUrl
        && Endorsements().Contains(activity.ChannelId, StringComparer.Ordinal);

    private IEnumerable<string?> Endorsements() => Key.AdditionalData.TryGetValue("endorsements", out var value) switch
    {
        true when value is JsonElement { ValueKind: JsonValueKind.Array } list =>
            list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()),
        true when value is IEnumerable<object> list => list.Select(item => item.ToString()),
        _ => [],
    };
}
