using Microsoft.Net.Http.Headers;

namespace WijkBot.Simulator;

/// <summary>Serves the page and its files.</summary>
public static class PageEndpoints
{
    /// <summary>Maps <c>/simulator</c> and the files under it.</summary>
    public static void MapPage(this IEndpointRouteBuilder simulator)
    {
        simulator.MapGet("", (HttpContext context) => Serve("index.html", context));
        simulator.MapGet("/page/{**path}", Serve);
    }

    private static IResult Serve(string path, HttpContext context)
    {
        if (PageFiles.Find(path) is not { } file)
            return Results.NotFound();
        var publicUrl = context.RequestServices.GetRequiredService<SimulatorSettings>().PublicUrl;
        var photos = Uri.TryCreate(publicUrl, UriKind.Absolute, out var site) ? site.GetLeftPart(UriPartial.Authority) : "";
        var headers = context.Response.Headers;
        // Photos in cards are served by WijkBot at its public address, which may be another name of this machine.
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: {photos}; connect-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-cache";
        return Results.Bytes(file.Bytes, file.ContentType, entityTag: EntityTagHeaderValue.Parse(file.Tag));
    }
}
