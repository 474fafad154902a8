using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WijkBot.Benchmarks.Hub;

/// <summary>Takes messages as Twilio's REST API does and notes when each resident's answer came.</summary>
internal sealed class FakeProvider : IAsyncDisposable
{
    private readonly long[] askedAt = new long[Site.Residents];
    private readonly Channel<int> free = Channel.CreateUnbounded<int>();
    private readonly List<double> endToEnd = [];
    private readonly WebApplication app;
    private long taken;

    private FakeProvider(WebApplication app)
    {
        this.app = app;
        foreach (var resident in Enumerable.Range(0, Site.Residents))
            free.Writer.TryWrite(resident);
    }

    public string Url => app.Urls.First();

    /// <summary>True while a resident wrote and has no answer.</summary>
    public bool IsWaiting(int resident) => Volatile.Read(ref askedAt[resident]) != 0;

    /// <summary>Residents who wrote and have no answer.</summary>
    public int Waiting => Enumerable.Range(0, Site.Residents).Count(IsWaiting);

    /// <summary>Messages that WijkBot sent.</summary>
    public long Taken => Interlocked.Read(ref taken);

    public static async Task<FakeProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var built = builder.Build();
        built.Urls.Add("http://127.0.0.1:0");
        var provider = new FakeProvider(built);
        built.MapPost("/2010-04-01/Accounts/{sid}/Messages.json", provider.TakeAsync);
        built.MapGet("/2010-04-01/Accounts/{sid}/Messages.json", () => Results.Json(new { messages = Array.Empty<object>() }));
        await built.StartAsync();
        return provider;
    }

    /// <summary>The resident who waits longest to write, and has read the answer to the message before: people read before they write on.</summary>
    public async ValueTask<int> NextAsync()
    {
        var resident = await free.Reader.ReadAsync();
        Volatile.Write(ref askedAt[resident], Stopwatch.GetTimestamp());
        return resident;
    }

    /// <summary>Milliseconds from leaving the phone to the provider call of its answer; begins anew.</summary>
    public List<double> TakeTimes()
    {
        lock (endToEnd)
        {
            var times = endToEnd.ToList();
            endToEnd.Clear();
            return times;
        }
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        var now = Stopwatch.GetTimestamp();
        var read = await context.Request.BodyReader.ReadAtLeastAsync((int)(context.Request.ContentLength ?? 1));
        var body = Encoding.ASCII.GetString(read.Buffer.ToArray());
        context.Request.BodyReader.AdvanceTo(read.Buffer.End);
        var number = Interlocked.Increment(ref taken);
        var at = body.IndexOf("%2B316", StringComparison.Ordinal);
        var resident = at < 0 ? -1 : Site.ResidentOf(int.Parse(body.AsSpan(at + 6, 8), CultureInfo.InvariantCulture));
        if (resident >= 0 && resident < Site.Residents && Interlocked.Exchange(ref askedAt[resident], 0) is > 0 and var asked)
        {
            lock (endToEnd)
                endToEnd.Add(Stopwatch.GetElapsedTime(asked, now).TotalMilliseconds);
            free.Writer.TryWrite(resident);
        }
        context.Response.StatusCode = 201;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync($$"""{"sid":"SM{{number:x32}}","status":"queued","error_code":null}""");
    }
}
