using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using WijkBot.Tests.Channels.BotFramework;
using WijkBot.Tests.Clients;

namespace WijkBot.Tests.Browser.Pages;

/// <summary>
/// The program behind Prism with everything that a browser sends, photos too. Prism reads a body as UTF-8 and breaks what is none; so each byte of a body
/// becomes a character in front of Prism, and a byte again behind it.
/// </summary>
internal sealed class SpecifiedSite : IAsyncDisposable
{
    private static readonly HttpClient Forwarding = new();
    private readonly List<string> calls;
    private readonly Loopback front, back;
    private readonly PrismProxy prism;

    private SpecifiedSite(Loopback front, PrismProxy prism, Loopback back, List<string> calls) => (this.front, this.prism, this.back, this.calls) = (front, prism, back, calls);

    /// <summary>Where a browser goes.</summary>
    public Uri Address => front.Address;

    /// <summary>What did not fit the specification.</summary>
    public IReadOnlyList<string> Violations => prism.Violations;

    /// <summary>Paths that came out of Prism.</summary>
    public IReadOnlyList<string> Calls
    {
        get
        {
            lock (calls)
                return [.. calls];
        }
    }

    /// <summary>Puts Prism in front of a program.</summary>
    public static async Task<SpecifiedSite> StartAsync(Uri program)
    {
        var heard = new List<string>();
        var behind = await Loopback.StartAsync(app => app.Run(context =>
        {
            lock (heard)
                heard.Add(context.Request.Path);
            return ForwardAsync(context, program, text => Encoding.Latin1.GetBytes(Encoding.UTF8.GetString(text)));
        }));
        var checks = await DirectLineSpecification.ProxyAsync(behind.Address);
        var before = await Loopback.StartAsync(app => app.Run(context => context.Request.Path.StartsWithSegments("/v3/directline", StringComparison.Ordinal)
            ? ForwardAsync(context, checks.Address, bytes => Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(bytes)))
            : ForwardAsync(context, program, bytes => bytes)));
        return new SpecifiedSite(before, checks, behind, heard);
    }

    private static async Task ForwardAsync(HttpContext context, Uri to, Func<byte[], byte[]> written)
    {
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(to, context.Request.Path + context.Request.QueryString.Value));
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        if (body.Length > 0)
            request.Content = new ByteArrayContent(written(body.ToArray()));
        foreach (var (name, value) in context.Request.Headers.Where(header => header.Key is not ("Host" or "Origin" or "Connection" or "Accept-Encoding" or "Content-Length" or "Transfer-Encoding")))
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)value))
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)value);
        }
        using var answer = await Forwarding.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, value) in answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Transfer-Encoding" or "Connection" or "Content-Length")))
            context.Response.Headers[name] = value.ToArray();
        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    public async ValueTask DisposeAsync()
    {
        await front.DisposeAsync();
        await prism.DisposeAsync();
        await back.DisposeAsync();
    }
}
