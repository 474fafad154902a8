using System.Text.Json;
using System.Text.Json.Serialization;
using WijkBot.Channels.Activities;

namespace WijkBot.Channels.WebChat;

/// <summary>A conversation or a token for one, as Direct Line answers it.</summary>
/// <param name="ConversationId">Id of the conversation.</param>
/// <param name="Token">For further requests.</param>
/// <param name="ExpiresIn">Seconds until the token ends.</param>
public sealed record DirectLineConversation(string ConversationId, string Token, [property: JsonPropertyName("expires_in")] int ExpiresIn)
{
    /// <summary>Where to open the stream, within a minute, once.</summary>
    public string? StreamUrl { get; init; }
    /// <summary>Which build of the bot's grammar; clients pass it on to speech services.</summary>
    public string? ReferenceGrammarId { get; init; }
}

/// <summary>What was said, and how far that is.</summary>
/// <param name="Activities">In order.</param>
/// <param name="Watermark">Where to go on from; null in a frame that moves nothing, such as "typing".</param>
public sealed record DirectLineActivities(IReadOnlyList<Activity> Activities, string? Watermark);

/// <summary>An activity was taken.</summary>
/// <param name="Id">Its id in the conversation.</param>
public sealed record DirectLineId(string Id);

/// <summary>Body of <c>POST /tokens/generate</c> and <c>POST /conversations</c>.</summary>
public sealed record DirectLineParameters
{
    /// <summary>For whom.</summary>
    public ChannelAccount? User { get; init; }
    /// <summary>Sites from which the token may be used.</summary>
    public IReadOnlyList<string>? TrustedOrigins { get; init; }
    /// <summary>BCP 47 tag.</summary>
    public string? Locale { get; init; }
    /// <summary>Ours, beside the specification: the account that is spoken to.</summary>
    public string? Account { get; init; }
}

/// <summary>An error, as Direct Line writes it.</summary>
/// <param name="Error">The error.</param>
public sealed record DirectLineFault(DirectLineFaultDetail Error);

/// <summary>What went wrong.</summary>
/// <param name="Code">One word for programs, such as <c>TokenExpired</c>.</param>
/// <param name="Message">A sentence for developers.</param>
public sealed record DirectLineFaultDetail(string Code, string Message);

/// <summary>How Direct Line is written: camelCase, nulls left out.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DirectLineConversation))]
[JsonSerializable(typeof(DirectLineActivities))]
[JsonSerializable(typeof(DirectLineId))]
[JsonSerializable(typeof(DirectLineParameters))]
[JsonSerializable(typeof(DirectLineFault))]
public sealed partial class DirectLineJson : JsonSerializerContext;
