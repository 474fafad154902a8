using Microsoft.AspNetCore.Http.HttpResults;
using WijkBot.Channels.Media;
using WijkBot.Operations;

namespace WijkBot.Media;

/// <summary>Shows photos to whoever has their address.</summary>
public static class MediaEndpoint
{
    /// <summary><c>GET /media/{id}</c>: the photo as JPEG, or 404.</summary>
    public static void MapMedia(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/media/{id}", [HttpMethods.Get, HttpMethods.Head], Get); // a provider may ask for the type before it fetches
        routes.MapGet("/media/{id}/kaart", GetForCard);
    }

    /// <summary>Longest side of a photo on a card, in pixels: Teams shows no more, and fetches it for everyone in the channel.</summary>
    public const int CardSide = 1024;

    /// <summary>Public address of a photo as a card shows it.</summary>
    public static string CardAddressOf(PublicSite site, string id) => AddressOf(site, id) + "/kaart";

    /// <summary>Public address of a photo.</summary>
    public static string AddressOf(PublicSite site, string id) => site.Address("/media/" + id);

    private static async Task<Results<FileContentHttpResult, NotFound>> GetForCard(string id, MediaStore media, HttpContext context, CancellationToken cancel)
    {
        if (media.Open(id) is not { } photo)
            return TypedResults.NotFound();
        await using var file = photo;
        var whole = new byte[file.Length];
        await file.ReadExactlyAsync(whole, cancel);
        context.Response.Headers.CacheControl = "private, max-age=3600";
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        return TypedResults.File(await PhotoReader.ScaledAsync(whole, CardSide, cancel), "image/jpeg");
    }

    private static Results<FileStreamHttpResult, NotFound> Get(string id, MediaStore media, HttpContext context)
    {
        if (media.Open(id) is not { } photo)
            return TypedResults.NotFound();
        context.Response.Headers.CacheControl = "private, max-age=3600";
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        return TypedResults.Stream(photo, "image/jpeg");
    }
}
