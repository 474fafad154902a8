using Microsoft.AspNetCore.Http.HttpResults;
using WijkBot.Operations;

namespace WijkBot.Media;

/// <summary>Shows photos to whoever has their address.</summary>
public static class MediaEndpoint
{
    /// <summary><c>GET /media/{id}</c>: the photo as JPEG, or 404.</summary>
    public static void MapMedia(this IEndpointRouteBuilder routes) => routes.MapGet("/media/{id}", Get);

    /// <summary>Public address of a photo.</summary>
    public static string AddressOf(PublicSite site, string id) => site.Address("/media/" + id);

    private static Results<FileStreamHttpResult, NotFound> Get(string id, MediaStore media, HttpContext context)
    {
        if (media.Open(id) is not { } photo)
            return TypedResults.NotFound();
        context.Response.Headers.CacheControl = "private, max-age=3600";
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        return TypedResults.Stream(photo, "image/jpeg");
    }
}
