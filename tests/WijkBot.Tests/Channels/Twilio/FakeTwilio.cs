using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WijkBot.Channels;
using WijkBot.Channels.Twilio;

namespace WijkBot.Tests.Channels.Twilio;

/// <summary>Twilio's Messages resource on loopback: keeps what was asked and answers what a test prepared, or 201.</summary>
internal sealed class FakeTwilio : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly Queue<Func<HttpContext, Task>> answers = [];
    private ServiceProvider? services;
    private int sids;

    private FakeTwilio(WebApplication server) => this.server = server;

    public List<Call> Calls { get; } = [];
    public WatchedClock Clock { get; } = new(Some.Now);
    public string Url => server.Urls.First();

    public sealed record Call(string Method, string Path, string? Authorization, IReadOnlyDictionary<string, string> Parameters)
    {
        public string? this[string name] => Parameters.GetValueOrDefault(name);
    }

    public static async Task<FakeTwilio> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(o => o.Listen(System.Net.IPAddress.Loopback, 0));
        var app = builder.Build();
        var fake = new FakeTwilio(app);
        app.Run(fake.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return fake;
    }

    /// <summary>The channel as the product registers it, with this server as its API.</summary>
    public IChannel Channel(Func<TwilioSettings, TwilioSettings>? with = null) => Service<IChannel>(with);

    public TwilioMedia Media() => Service<TwilioMedia>(null);

    private T Service<T>(Func<TwilioSettings, TwilioSettings>? with)
        where T : notnull
    {
        var settings = Some.Settings with { ApiUrl = Url };
        services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Clock).AddTwilio(with?.Invoke(settings) ?? settings).BuildServiceProvider();
        return services.GetRequiredService<T>();
    }

    public void Answer(int status, string body = "", params (string Name, string Value)[] headers) => answers.Enqueue(async context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        await context.Response.WriteAsync(body);
    });

    public void AnswerError(int status, int code) => Answer(status, $$"""{"code":{{code}},"message":"…","more_info":"…","status":{{status}}}""");

    public void Answer(Func<HttpContext, Task> answer) => answers.Enqueue(answer);

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        var parameters = HttpMethods.IsPost(request.Method)
            ? (await request.ReadFormAsync()).ToDictionary(f => f.Key, f => f.Value.ToString())
            : request.Query.ToDictionary(f => f.Key, f => f.Value.ToString());
        Calls.Add(new Call(request.Method, request.Path, request.Headers.Authorization, parameters));
        if (answers.TryDequeue(out var answer))
        {
            await answer(context);
            return;
        }
        context.Response.StatusCode = 201;
        await context.Response.WriteAsync($$"""{"sid":"{{Some.Sid(++sids)}}","status":"queued","error_code":null}""");
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
            await services.DisposeAsync();
        await server.DisposeAsync();
    }
}
