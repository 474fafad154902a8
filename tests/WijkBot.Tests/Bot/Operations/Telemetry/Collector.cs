using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WijkBot.Tests.Bot.Operations.Telemetry;

/// <summary>A span that was sent to the collector.</summary>
internal sealed record SeenSpan(string Trace, string Id, string Parent, string Name);

/// <summary>What listens where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> points, and remembers every byte. Reads OTLP (opentelemetry-proto, trace.proto) as far as the tests ask.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly ConcurrentQueue<byte[]> traces = new();
    private readonly ConcurrentQueue<byte[]> metrics = new();

    private Collector(WebApplication server) => this.server = server;

    public string Url => server.Urls.First();

    /// <summary>Everything that came, as text.</summary>
    public string Text => string.Concat(traces.Concat(metrics).Select(Encoding.UTF8.GetString));

    public bool HasMetrics => !metrics.IsEmpty;

    public IReadOnlyList<SeenSpan> Spans => [.. traces.SelectMany(body => Of(body, 1)).SelectMany(resource => Of(resource, 2)).SelectMany(scope => Of(scope, 2)).Select(Read)];

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var collector = new Collector(app);
        app.MapPost("/v1/traces", (Delegate)((HttpContext context) => TakeAsync(context, collector.traces)));
        app.MapPost("/v1/metrics", (Delegate)((HttpContext context) => TakeAsync(context, collector.metrics)));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return collector;
    }

    private static async Task<IResult> TakeAsync(HttpContext context, ConcurrentQueue<byte[]> into)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        into.Enqueue(body.ToArray());
        return Results.Bytes([], "application/x-protobuf");
    }

    private static SeenSpan Read(byte[] span) => new(Hex(span, 1), Hex(span, 2), Hex(span, 4), Encoding.UTF8.GetString(Of(span, 5).Single()));

    private static string Hex(byte[] span, int field) => Convert.ToHexString(Of(span, field).SingleOrDefault() ?? []);

    /// <summary>Values of a field whose wire type is "length-delimited".</summary>
    private static List<byte[]> Of(byte[] message, int field)
    {
        var found = new List<byte[]>();
        for (var at = 0; at < message.Length;)
        {
            var tag = Number();
            var length = (tag & 7) switch { 0 => Number() * 0, 1 => 8, 2 => Number(), 5 => 4, _ => throw new InvalidDataException($"wire type {tag & 7}") };
            if (tag >> 3 == field && (tag & 7) == 2)
                found.Add(message[at..(at + (int)length)]);
            at += (int)length;

            long Number()
            {
                long number = 0;
                for (var shift = 0; ; shift += 7)
                {
                    var part = message[at++];
                    number |= (long)(part & 0x7F) << shift;
                    if (part < 0x80)
                        return number;
                }
            }
        }
        return found;
    }

    public async ValueTask DisposeAsync() => await server.DisposeAsync();
}
