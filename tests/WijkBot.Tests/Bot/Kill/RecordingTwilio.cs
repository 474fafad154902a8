using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using WijkBot.Tests.Channels.Twilio;

namespace WijkBot.Tests.Bot.Kill;

/// <summary>What the provider took.</summary>
internal sealed record TakenMessage(string Sid, string To, string Body, DateTimeOffset At)
{
    /// <summary>The photo that goes along.</summary>
    public string? MediaUrl { get; init; }
}

/// <summary>Twilio's Messages resource: takes every message once it is asked to, reports it sent, and lists what it took.</summary>
internal sealed class RecordingTwilio : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly HttpClient client = new();
    private readonly List<TakenMessage> taken = [];

    private RecordingTwilio(WebApplication server) => this.server = server;

    public string Url => server.Urls.First();

    /// <summary>What it took, in order.</summary>
    public IReadOnlyList<TakenMessage> Taken
    {
        get
        {
            lock (taken)
                return [.. taken];
        }
    }

    public static async Task<RecordingTwilio> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var twilio = new RecordingTwilio(app);
        // as delegates: a method of HttpContext would be taken for a RequestDelegate, and its answer dropped
        app.MapPost("/2010-04-01/Accounts/{account}/Messages.json", (Delegate)twilio.TakeAsync);
        app.MapGet("/2010-04-01/Accounts/{account}/Messages.json", (Delegate)twilio.List);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return twilio;
    }

    private async Task<IResult> TakeAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        string sid;
        lock (taken)
        {
            sid = Some.Sid(1_000_000 + taken.Count);
            taken.Add(new TakenMessage(sid, form["To"].ToString(), form["Body"].ToString(), TimeProvider.System.GetUtcNow()) { MediaUrl = form["MediaUrl"] });
        }
        _ = ReportAsync(new Uri(form["StatusCallback"].ToString()), sid, form["To"].ToString());
        return Results.Json(new { sid, status = "queued" }, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>Once, as Twilio does: when nobody listens, the report is lost.</summary>
    private async Task ReportAsync(Uri callback, string sid, string to)
    {
        (string, string)[] fields = [("MessageSid", sid), ("MessageStatus", "sent"), ("AccountSid", Some.Account), ("From", Some.SmsNumber), ("To", to)];
        using var request = new HttpRequestMessage(HttpMethod.Post, callback) { Content = new StringContent(Some.Form(fields), Encoding.UTF8, "application/x-www-form-urlencoded") };
        request.Headers.Add("X-Twilio-Signature", Some.Signature(callback.AbsoluteUri, fields));
        try
        {
            using var answer = await client.SendAsync(request);
        }
        catch (HttpRequestException)
        {
            // the program was killed
        }
    }

    private IResult List(HttpContext context)
    {
        var to = context.Request.Query["To"].ToString();
        return Results.Json(new
        {
            messages = Taken.Where(message => message.To == to).Reverse().Take(50).Select(message => new
            {
                sid = message.Sid,
                body = message.Body,
                direction = "outbound-api",
                date_created = message.At.ToString("R", CultureInfo.InvariantCulture),
                status = "sent",
            }),
        });
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        client.Dispose();
    }
}
