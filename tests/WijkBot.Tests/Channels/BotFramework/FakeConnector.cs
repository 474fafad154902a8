using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace WijkBot.Tests.Channels.BotFramework;

/// <summary>A Connector on loopback that keeps what it is sent and answers as told.</summary>
public sealed class FakeConnector : IAsyncDisposable
{
    private Loopback? server;
    private int ids;

    /// <summary>What came in, in order.</summary>
    public ConcurrentQueue<Call> Calls { get; } = [];

    /// <summary>Answers to give before the usual ones.</summary>
    public ConcurrentQueue<Func<HttpContext, Task>> Next { get; } = [];

    public Uri Address => server!.Address;

    public static async Task<FakeConnector> StartAsync()
    {
        var self = new FakeConnector();
        self.server = await Loopback.StartAsync(app => app.Map("/{**path}", self.AnswerAsync));
        return self;
    }

    /// <summary>Refuses the next call.</summary>
    public void Refuse(int status, string? code = null, string? retryAfter = null) => Next.Enqueue(async context =>
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null)
            context.Response.Headers.RetryAfter = retryAfter;
        if (code is not null)
            await context.Response.WriteAsJsonAsync(new { error = new { code, message = "Anna de Vries is er niet" } });
    });

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        Calls.Enqueue(new Call(context.Request.Method, context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget, context.Request.Headers.Authorization, JsonElement.Parse(body.Length == 0 ? "{}" : body)));
        if (Next.TryDequeue(out var told))
        {
            await told(context);
            return;
        }
        var id = (1700000000100 + Interlocked.Increment(ref ids)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (context.Request.Path == "/v3/conversations")
        {
            var channel = JsonElement.Parse(body).TryGetProperty("isGroup", out var group) && group.GetBoolean();
            context.Response.StatusCode = 201;
            await context.Response.WriteAsJsonAsync(channel
                ? new { id = $"19:wmb@thread.tacv2;messageid={id}", activityId = id }
                : (object)new { id = "a:1chat" });
            return;
        }
        context.Response.StatusCode = HttpMethods.IsPut(context.Request.Method) ? 200 : 201;
        await context.Response.WriteAsJsonAsync(new { id });
    }

    public ValueTask DisposeAsync() => server!.DisposeAsync();

    /// <summary>A call as it was on the wire.</summary>
    public sealed record Call(string Method, string Target, string? Authorization, JsonElement Body);
}
