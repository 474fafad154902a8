using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using WijkBot.Channels.Activities;

namespace WijkBot.Channels.BotFramework;

/// <summary>An activity as it came over the wire.</summary>
/// <param name="Activity">What was read.</param>
/// <param name="Json">The bytes it was read from.</param>
internal sealed record InboundBody(Activity Activity, byte[] Json)
{
    /// <summary>Bytes. Teams ends a message at about 100 KB; escaping every character makes six of one. What is larger is not Teams.</summary>
    private const int Largest = 512 * 1024;

    /// <summary>Reads the body, or null when it is no activity that could be answered: too large, no JSON, or without type, sender, conversation or return address.</summary>
    public static async ValueTask<InboundBody?> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (await BytesAsync(request, cancel) is not { } json)
            return null;
        try
        {
            return JsonSerializer.Deserialize(json, ActivityJson.Default.Activity) is { } activity && IsComplete(activity) && WholeText.In(json)
                ? new InboundBody(activity, json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsComplete(Activity activity) =>
        !string.IsNullOrEmpty(activity.Type) && !string.IsNullOrEmpty(activity.ChannelId) && !string.IsNullOrEmpty(activity.ServiceUrl)
        && !string.IsNullOrEmpty(activity.From?.Id) && !string.IsNullOrEmpty(activity.Conversation?.Id);

    private static async ValueTask<byte[]?> BytesAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > Largest)
            return null;
        var written = new ArrayBufferWriter<byte>();
        int read;
        while ((read = await request.Body.ReadAsync(written.GetMemory(8192), cancel)) > 0)
        {
            written.Advance(read);
            if (written.WrittenCount > Largest)
                return null;
        }
        return written.WrittenSpan.ToArray();
    }
}
