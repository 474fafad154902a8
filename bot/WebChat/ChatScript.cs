namespace WijkBot.WebChat;

/// <summary>The chat's script, as the build made it beside the program. Without Node at build time there is none, and pages offer the plain form.</summary>
public sealed class ChatScript
{
    private readonly string folder;

    /// <summary>Reads what was built.</summary>
    /// <param name="program">The folder of the program.</param>
    public ChatScript(string program)
    {
        folder = System.IO.Path.Combine(program, "chat");
        var hash = System.IO.Path.Combine(folder, "chat.hash");
        Path = File.Exists(hash) ? $"/chat/{File.ReadAllText(hash).Trim()}.js" : null;
    }

    /// <summary>Where it is served; null when it was not built. The address changes with the script, so a browser keeps it for a year.</summary>
    public string? Path { get; }

    /// <summary>Serves the script, compressed as the browser likes it.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        if (Path is not null)
            routes.MapGet(Path, Get);
    }

    private IResult Get(HttpContext context)
    {
        var accepted = context.Request.Headers.AcceptEncoding.ToString();
        var (ending, encoding) = accepted.Contains("br", StringComparison.Ordinal) ? (".br", "br") : accepted.Contains("gzip", StringComparison.Ordinal) ? (".gz", "gzip") : ("", null);
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.Headers.Vary = "Accept-Encoding";
        if (encoding is not null)
            context.Response.Headers.ContentEncoding = encoding;
        return Results.File(System.IO.Path.Combine(folder, "chat.js" + ending), "text/javascript; charset=utf-8");
    }
}
