using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace WijkBot.Channels.WebChat;

/// <summary>How much of a body is read.</summary>
internal static class BodyLimit
{
    /// <summary>Refuses a longer body, announced or not, with 413.</summary>
    public static void Limit(this HttpContext context, long bytes)
    {
        if (context.Request.ContentLength > bytes)
            throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = bytes;
    }
}
