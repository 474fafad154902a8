using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using WijkBot.Channels;
using WijkBot.Channels.Activities;
using WijkBot.Channels.WebChat;

namespace WijkBot.Benchmarks.Fuzz;

/// <summary>The web chat's own endpoints, without a server: what they answer must be one of the documented statuses.</summary>
internal static class FuzzWebChat
{
    private static readonly WebChatSettings Settings = new() { Secret = "0123456789abcdef0123456789abcdef", NewPerMinute = int.MaxValue, PublicUrl = "https://wijkbot.example" };
    private static readonly WebChatTokens Tokens = new(Settings, TimeProvider.System);
    private static readonly WebChatWatchers Watchers = new(new WebChatSignalHere());
    private static readonly WebChatInbound Inbound = new(TimeProvider.System);
    private static readonly int[] Documented = [200, 201, 400, 403, 413, 415, 429, 502];

    public static string Token() => Tokens.Issue(ConversationId.New("wijkbot"), "dl_1", ["https://www.almelo.nl"]);

    public static string StreamToken() => Tokens.IssueStream(ConversationId.New("wijkbot"), "dl_1");

    public static Task MessageAsync(byte[] bytes)
    {
        var (access, _) = Access();
        return AskedAsync(bytes, "application/json", (context, conversation) => Activities(access).PostAsync(context, conversation));
    }

    public static Task ParametersAsync(byte[] bytes)
    {
        var (access, limits) = Access();
        return AskedAsync(bytes, "application/json", (context, _) => new WebChatConversations(Settings, Tokens, access, limits, Inbound, new Taking(), new NoLog(), Watchers).GenerateAsync(context));
    }

    public static Task UploadAsync(byte[] bytes)
    {
        var (access, limits) = Access();
        var upload = new WebChatUpload(access, limits, Inbound, Activities(access), (_, _) => Task.FromResult("https://wijkbot.example/foto/1"));
        return AskedAsync(bytes, "multipart/form-data; boundary=grens", upload.PostAsync);
    }

    public static async Task TokenAsync(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        await Tokens.ReadAsync(text);
        await Tokens.ReadStreamAsync(text);
        _ = (Tokens.IsSecret(text), ConversationId.IsOne(text), WebChatActivities.TryWatermark(text, out _));
    }

    /// <summary>As the store keeps it: written and read back.</summary>
    public static void Written(Activity activity) =>
        JsonSerializer.Deserialize(JsonSerializer.Serialize(activity, ActivityJson.Default.Activity), ActivityJson.Default.Activity);

    // new for every input: else its own limits would refuse the next
    private static (WebChatAccess Access, WebChatLimits Limits) Access()
    {
        var limits = new WebChatLimits(Settings, TimeProvider.System);
        return (new WebChatAccess(Tokens, limits, TimeProvider.System), limits);
    }

    private static WebChatActivities Activities(WebChatAccess access) => new(access, Inbound, new Taking(), new NoLog(), Watchers, TimeProvider.System);

    private static async Task AskedAsync(byte[] bytes, string type, Func<HttpContext, string, Task> endpoint)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Authorization = "Bearer " + Settings.Secret;
        (context.Request.Method, context.Request.ContentType, context.Request.ContentLength, context.Request.Body) = ("POST", type, bytes.Length, new MemoryStream(bytes));
        context.Response.Body = new MemoryStream();
        await endpoint(context, "AAAAAAAAAAAAAAAAAAAAAA-wijkbot");
        if (!Documented.Contains(context.Response.StatusCode))
            throw new InvalidOperationException($"answered {context.Response.StatusCode}");
    }

    private sealed class Taking : IHub
    {
        public Task<Accepted> AcceptAsync(Incoming incoming, CancellationToken cancel)
        {
            Written(incoming.Activity);
            return Task.FromResult(Accepted.Duplicate);
        }

        public Task<InvokeAnswer> InvokeAsync(Incoming incoming, CancellationToken cancel) => Task.FromResult(new InvokeAnswer(200, null));

        public Task<bool> ReportAsync(StatusReport report, CancellationToken cancel) => Task.FromResult(true);
    }

    private sealed class NoLog : IWebChatLog
    {
        public Task<WebChatPage?> ReadAsync(string conversation, long after, long? upTo, CancellationToken cancel) => Task.FromResult<WebChatPage?>(null);
    }
}
