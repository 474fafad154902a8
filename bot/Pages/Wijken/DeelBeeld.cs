using System.Collections.Concurrent;
using SkiaSharp;
using WijkBot.Knowledge.Content;

namespace WijkBot.Pages.Wijken;

/// <summary>The picture that shows when a page is shared: the map of the town, with the wijk in it. 1200 × 630, as the apps ask.</summary>
/// <param name="knowledge">Outlines.</param>
public sealed class DeelBeeld(KnowledgeBase knowledge)
{
    private const int Width = 1200, Height = 630, Margin = 40;
    private readonly ConcurrentDictionary<string, byte[]> drawn = new(StringComparer.Ordinal);

    /// <summary>PNG of a wijk; of the town when the slug names none.</summary>
    public byte[] Of(string slug) => drawn.GetOrAdd(knowledge.Wijken.BySlug(slug) is null ? "" : slug, Draw);

    /// <summary><c>GET /beeld.png</c> and <c>/beeld/{slug}.png</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/beeld.png", (DeelBeeld images, HttpContext context) => Answer(images, context, ""));
        routes.MapGet("/beeld/{slug}.png", (DeelBeeld images, HttpContext context, string slug) => Answer(images, context, slug));
    }

    private static IResult Answer(DeelBeeld images, HttpContext context, string slug)
    {
        context.Response.Headers.CacheControl = "public, max-age=86400";
        return Results.Bytes(images.Of(slug), "image/png");
    }

    private byte[] Draw(string slug)
    {
        using var surface = SKSurface.Create(new SKImageInfo(Width, Height));
        surface.Canvas.Clear(new SKColor(0xe2, 0xf0, 0xf2));
        if (WijkKaart.Of(knowledge.Wijken, knowledge.Wijken.All.Select(wijk => (wijk.Code, wijk.Slug, (string?)null))) is { } map)
        {
            var scale = (float)Math.Min((Width - (2 * Margin)) / 1000.0, (Height - (2 * Margin)) / map.Height);
            surface.Canvas.Translate((Width - (1000 * scale)) / 2, (Height - ((float)map.Height * scale)) / 2);
            surface.Canvas.Scale(scale);
            foreach (var area in map.Areas)
            {
                using var path = SKPath.ParseSvgPathData(area.Path);
                using var fill = new SKPaint { IsAntialias = true, Color = area.Name == slug ? new SKColor(0x00, 0x56, 0x6b) : new SKColor(0xa9, 0xcf, 0xd6) };
                using var line = new SKPaint { IsAntialias = true, Color = SKColors.White, Style = SKPaintStyle.Stroke, StrokeWidth = 4 };
                surface.Canvas.DrawPath(path, fill);
                surface.Canvas.DrawPath(path, line);
            }
        }
        using var image = surface.Snapshot();
        using var encoded = image.Encode(SKEncodedImageFormat.Png, 90);
        return encoded.ToArray();
    }
}
