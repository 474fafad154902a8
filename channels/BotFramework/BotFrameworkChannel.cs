using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Identity.Client;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Teams;

namespace WijkBot.Channels.BotFramework;

/// <summary>
/// Sends to Teams by the Connector's REST API (v3). <see cref="Destination"/> tells how an activity says where it goes,
/// <see cref="PostedMessage"/> what <see cref="SendOutcome.Sent.ProviderId"/> holds and how a later message follows it.
/// </summary>
/// <remarks>
/// <see cref="Outgoing.LookFirst"/> changes nothing: a bot cannot list the messages of a conversation, so after an unknown outcome the message
/// is sent again, and colleagues may see a card twice. That is better than a request nobody sees.
/// </remarks>
internal sealed class BotFrameworkChannel(
    IHttpClientFactory clients, ConnectorToken tokens, ServiceUrls serviceUrls, BotFrameworkSettings settings, TimeProvider clock) : IChannel
{
    /// <summary>Name of the HTTP client that calls the Connector.</summary>
    public const string Client = "botframework-connector";

    private static readonly string[] Carried = [Activities.ChannelIds.Teams, "emulator", "test"];

    /// <summary>Teams, and the two names that Microsoft's emulators use.</summary>
    public IReadOnlyList<string> ChannelIds => Carried;

    /// <summary>True for a channel that is served.</summary>
    public static bool Carries(string channelId) => Carried.Contains(channelId, StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task<SendOutcome> SendAsync(Outgoing message, CancellationToken cancel)
    {
        var activity = message.Activity;
        if (serviceUrls.Trusted(activity.ServiceUrl) is not { } service)
            return new SendOutcome.Never(NeverReason.Rejected, "serviceUrl is missing or not trusted");
        if (Destination.Of(activity) is not { } destination)
            return new SendOutcome.Never(NeverReason.BadAddress, "the activity names no conversation");
        try
        {
            return destination switch
            {
                Destination.Update(var conversation, var id) => await CallAsync(HttpMethod.Put, service, Path(conversation, id),
                    activity with { Type = ActivityTypes.Message }, ActivityJson.Default.Activity, _ => new PostedMessage(conversation, id), cancel),
                Destination.Post(var conversation, var replyTo) => await PostAsync(service, conversation, replyTo, activity, cancel),
                Destination.NewThread(var channel) => await CallAsync(HttpMethod.Post, service, "v3/conversations",
                    NewThread(channel, activity), ConnectorJson.Default.ConversationParameters, receipt => Posted(receipt, channel), cancel),
                Destination.NewChat(var person) => await OpenChatAsync(service, person, activity, cancel),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        catch (MsalException noToken)
        {
            return new SendOutcome.TryAgain(ConnectorRefusal.UntilSomebodyMendsIt, $"no token: {noToken.ErrorCode}");
        }
        catch (HttpRequestException broken) when (broken.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return new SendOutcome.TryAgain(null, $"Connector not reached: {broken.HttpRequestError}");
        }
        catch (HttpRequestException broken)
        {
            return new SendOutcome.Unknown($"Connector broke off: {broken.HttpRequestError}");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new SendOutcome.Unknown("Connector gave no answer in time");
        }
    }

    private Task<SendOutcome> PostAsync(Uri service, string conversation, string? replyTo, Activity activity, CancellationToken cancel) =>
        CallAsync(HttpMethod.Post, service, Path(conversation, replyTo),
            activity with { Id = null, Conversation = (activity.Conversation ?? new()) with { Id = conversation } },
            ActivityJson.Default.Activity, receipt => new PostedMessage(conversation, receipt.Id), cancel);

    private async Task<SendOutcome> OpenChatAsync(Uri service, string person, Activity activity, CancellationToken cancel)
    {
        var tenant = TenantOf(activity);
        var opened = await CallAsync(HttpMethod.Post, service, "v3/conversations", new ConversationParameters
        {
            Bot = BotOf(activity),
            Members = [new ChannelAccount { Id = person }],
            TenantId = tenant,
            ChannelData = tenant is null ? null : Data(new NewConversationData(null, new ChannelReference(tenant))),
        }, ConnectorJson.Default.ConversationParameters, receipt => new PostedMessage(receipt.Id ?? "", null), cancel);
        return opened switch
        {
            SendOutcome.Sent { ProviderId: "" } => new SendOutcome.TryAgain(null, "Connector opened a chat without id"),
            SendOutcome.Sent { ProviderId: var chat } => await PostAsync(service, chat, null, activity, cancel),
            _ => opened,
        };
    }

    private ConversationParameters NewThread(string channel, Activity activity)
    {
        var tenant = TenantOf(activity);
        return new ConversationParameters
        {
            IsGroup = true,
            Bot = BotOf(activity),
            TenantId = tenant,
            ChannelData = Data(new NewConversationData(new ChannelReference(channel), tenant is null ? null : new ChannelReference(tenant))),
            // the thread that the activity would name does not exist yet
            Activity = activity with { Id = null, Conversation = null, ChannelData = null, Recipient = null, ReplyToId = null },
        };
    }

    /// <summary>The Connector names a thread by its conversation id; should it leave that out, the channel with the message as root is the same.</summary>
    private static PostedMessage Posted(ConnectorReceipt receipt, string channel) => receipt switch
    {
        { Id: { Length: > 0 } thread } when PostedMessage.RootOf(thread) is not null => new PostedMessage(thread, receipt.ActivityId ?? PostedMessage.RootOf(thread)),
        { ActivityId: { Length: > 0 } root } => new PostedMessage($"{channel};messageid={root}", root),
        _ => new PostedMessage(receipt.Id is { Length: > 0 } id ? id : channel, null),
    };

    private async Task<SendOutcome> CallAsync<T>(
        HttpMethod method, Uri service, string path, T body, JsonTypeInfo<T> type, Func<ConnectorReceipt, PostedMessage> posted, CancellationToken cancel)
    {
        using var client = clients.CreateClient(Client);
        var json = JsonSerializer.SerializeToUtf8Bytes(body, type);
        for (var fresh = false; ; fresh = true)
        {
            using var request = new HttpRequestMessage(method, new Uri(service, path)) { Content = new ByteArrayContent(json) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
            if (await tokens.GetAsync(fresh, cancel) is { } token)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var response = await client.SendAsync(request, cancel);
            if (response.IsSuccessStatusCode)
                return new SendOutcome.Sent(posted(await ReceiptAsync(response, cancel)).ToString());
            if (response.StatusCode != HttpStatusCode.Unauthorized || fresh || !settings.Authenticates)
                return await ConnectorRefusal.ReadAsync(response, clock.GetUtcNow(), cancel);
        }
    }

    /// <summary>What was sent is sent, whatever the answer's body looks like.</summary>
    private static async Task<ConnectorReceipt> ReceiptAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        try
        {
            return JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(cancel), ConnectorJson.Default.ConnectorReceipt) ?? new(null, null);
        }
        catch (JsonException)
        {
            return new(null, null);
        }
    }

    private ChannelAccount BotOf(Activity activity) => activity.From is { Id.Length: > 0 } bot ? bot : new ChannelAccount { Id = $"28:{settings.AppId}" };

    private string? TenantOf(Activity activity) =>
        activity.Conversation?.TenantId is { Length: > 0 } tenant ? tenant : settings.TenantId.Length > 0 ? settings.TenantId : null;

    private static JsonElement Data(NewConversationData data) => JsonSerializer.SerializeToElement(data, ConnectorJson.Default.NewConversationData);

    private static string Path(string conversation, string? activity) =>
        $"v3/conversations/{Uri.EscapeDataString(conversation)}/activities{(activity is null ? "" : "/" + Uri.EscapeDataString(activity))}";
}
