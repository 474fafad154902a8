using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using WijkBot.Benchmarks.Hub;

namespace WijkBot.Benchmarks.Chaos;

/// <summary>Twilio's Messages resource on a bad day: slow, too late, and with reports that come twice and in the wrong order. It logs what it took.</summary>
internal sealed class ChaosProvider : IAsyncDisposable
{
    private static readonly (string Word, int Status)[] Reports = [("delivered", 5), ("sent", 3), ("sent", 3), ("queued", 1), ("sending", 2)];

    /// <summary>The channel's time-out is 15 s.</summary>
    private static readonly TimeSpan LongerThanWeWait = TimeSpan.FromSeconds(16);

    private readonly HttpClient client = new();
    private readonly Random chance = new(7);
    private readonly List<(string To, string Body, string Sid, DateTimeOffset At)> taken = [];
    private readonly List<(string Sid, int Status)> reported = [];
    private readonly HashSet<string> unheard = [];
    private readonly WebApplication app;

    private ChaosProvider(WebApplication app) => this.app = app;

    public string Url => app.Urls.First();

    /// <summary>How long it takes over an answer; one in eight takes so long.</summary>
    public TimeSpan Slow { get; set; }

    /// <summary>Takes the next message, and answers when nobody waits for that any more; then it is false again.</summary>
    public bool IsTooLate { get; set; }

    /// <summary>Residents to whom a message went of which the program does not know that yet: it looks for it here.</summary>
    public IReadOnlyList<string> Unheard
    {
        get { lock (taken) return [.. unheard]; }
    }

    /// <summary>What it took, in order.</summary>
    public IReadOnlyList<(string To, string Body, string Sid, DateTimeOffset At)> Taken
    {
        get { lock (taken) return [.. taken]; }
    }

    /// <summary>Reports everything taken since then once more, when no fault disturbs: these reports must be kept. Returns them.</summary>
    public async Task<IReadOnlyList<(string Sid, int Status)>> ReportAgainAsync(int since, string url)
    {
        lock (taken)
            reported.Clear();
        await Parallel.ForEachAsync(Taken.Skip(since), async (message, _) => await ReportAsync(url + "/twilio/status", message.Sid, message.To));
        lock (taken)
            return [.. reported];
    }

    public static async Task<ChaosProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var built = builder.Build();
        var provider = new ChaosProvider(built);
        built.MapPost("/2010-04-01/Accounts/{account}/Messages.json", (Delegate)provider.TakeAsync);
        built.MapGet("/2010-04-01/Accounts/{account}/Messages.json", (Delegate)provider.List);
        await built.StartAsync();
        return provider;
    }

    /// <summary>Twilio's signature of a form.</summary>
    public static string Signature(string url, IEnumerable<(string Name, string Value)> fields) => Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(Site.Token),
        Encoding.UTF8.GetBytes(url + string.Concat(fields.OrderBy(field => field.Name, StringComparer.Ordinal).Select(field => field.Name + field.Value)))));

    /// <summary>A signed webhook.</summary>
    public static HttpRequestMessage Webhook(string url, params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent(string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}")), Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        request.Headers.Add("X-Twilio-Signature", Signature(url, fields));
        return request;
    }

    private async Task<IResult> TakeAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        string sid;
        TimeSpan takes;
        lock (taken)
        {
            sid = "SM" + (1_000_000 + taken.Count).ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
            taken.Add((form["To"].ToString(), form["Body"].ToString(), sid, TimeProvider.System.GetUtcNow()));
            takes = IsTooLate ? LongerThanWeWait : chance.Next(8) == 0 ? Slow : TimeSpan.Zero;
            if (IsTooLate)
                unheard.Add(form["To"].ToString());
            IsTooLate = false;
        }
        _ = ReportAsync(form["StatusCallback"].ToString(), sid, form["To"].ToString());
        await Task.Delay(takes, TimeProvider.System);
        return Results.Json(new { sid, status = "queued" }, statusCode: StatusCodes.Status201Created);
    }

    private async Task ReportAsync(string callback, string sid, string to)
    {
        foreach (var (word, status) in Reports)
            try
            {
                using var request = Webhook(callback, ("MessageSid", sid), ("MessageStatus", word), ("AccountSid", Site.Account), ("From", Site.Number), ("To", to));
                using var answer = await client.SendAsync(request);
                lock (taken)
                    if (answer.IsSuccessStatusCode)
                        reported.Add((sid, status));
            }
            catch (HttpRequestException)
            {
                // nobody listens: as with Twilio, the report is lost
            }
    }

    private IResult List(HttpContext context)
    {
        var to = context.Request.Query["To"].ToString();
        lock (taken)
            unheard.Remove(to);
        return Results.Json(new
        {
            messages = Taken.Where(message => message.To == to).Reverse().Take(50).Select(message => new
            {
                sid = message.Sid,
                body = message.Body,
                direction = "outbound-api",
                date_created = message.At.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
                status = "sent",
            }),
        });
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        client.Dispose();
    }
}
