using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using WijkBot.Channels.WebChat;

namespace WijkBot.Tests.Channels.WebChat;

/// <summary>
/// Who may not come in, call by call: 401 without a usable Authorization header, 403 with a token that does not open this conversation,
/// 403 with <c>TokenExpired</c> for a valid one that has expired (Direct Line 3.0, "REST API errors").
/// </summary>
public sealed class RefusalTests(WebChatSite site) : IClassFixture<WebChatSite>
{
    private static readonly string[] Calls =
    [
        "POST /conversations", "POST /tokens/refresh", "GET /conversations/{id}", "GET /conversations/{id}?watermark=0",
        "GET /conversations/{id}/activities", "POST /conversations/{id}/activities", "POST /conversations/{id}/upload?userId=dl_u",
    ];

    /// <summary>What is wrong with the header, and how it is answered.</summary>
    private static readonly (string Header, HttpStatusCode Status, string Code)[] Wrong =
    [
        ("none", HttpStatusCode.Unauthorized, "MissingToken"),
        ("basic", HttpStatusCode.Unauthorized, "MissingToken"),
        ("empty", HttpStatusCode.Unauthorized, "MissingToken"),
        ("expired", HttpStatusCode.Forbidden, "TokenExpired"),
        ("expired a second ago", HttpStatusCode.Forbidden, "TokenExpired"),
        ("expired and forged", HttpStatusCode.Forbidden, "InvalidToken"),
        ("other secret", HttpStatusCode.Forbidden, "InvalidToken"),
        ("claims changed", HttpStatusCode.Forbidden, "InvalidToken"),
        ("no algorithm", HttpStatusCode.Forbidden, "InvalidToken"),
        ("secret as key", HttpStatusCode.Forbidden, "InvalidToken"),
        ("for the stream", HttpStatusCode.Forbidden, "InvalidToken"),
    ];

    public static TheoryData<string, string, HttpStatusCode, string> Refused()
    {
        var table = new TheoryData<string, string, HttpStatusCode, string>();
        foreach (var (header, status, code) in Wrong)
            foreach (var call in Calls)
                table.Add(header, call, status, code);
        foreach (var call in Calls.Where(call => call.Contains("{id}", StringComparison.Ordinal)))
            table.Add("of another conversation", call, HttpStatusCode.Forbidden, "InvalidToken");
        return table;
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_wrong_token_is_refused_by_every_call_as_the_specification_says(string header, string call, HttpStatusCode status, string code)
    {
        var talk = await site.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(call.Split(' ')[0]), "/v3/directline" + call.Split(' ')[1].Replace("{id}", talk.Id, StringComparison.Ordinal));
        if (request.Method == HttpMethod.Post)
            request.Content = JsonContent.Create(new { type = "message", text = "hoi" });
        if (await HeaderAsync(header, talk) is { } value)
            request.Headers.TryAddWithoutValidation("Authorization", value);
        using var client = new HttpClient { BaseAddress = site.Address };
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadFromJsonAsync(DirectLineJson.Default.DirectLineFault, TestContext.Current.CancellationToken);
        Assert.Equal((status, code), (response.StatusCode, body!.Error.Code));
        Assert.NotEmpty(body.Error.Message);
        Assert.Equal(status == HttpStatusCode.Unauthorized, response.Headers.WwwAuthenticate.Count > 0);
        Assert.Single((await talk.ReadAsync()).Body["activities"]!.AsArray()); // the welcome alone: nothing came in
    }

    private async Task<string?> HeaderAsync(string header, Talk talk) => header switch
    {
        "none" => null,
        "basic" => "Basic " + talk.Token,
        "empty" => "Bearer ",
        "of another conversation" => "Bearer " + (await site.StartAsync()).Token,
        "expired" => "Bearer " + Ago(TimeSpan.FromDays(3)).Issue(talk.Id, "dl_u", []),
        "expired a second ago" => "Bearer " + Ago(WebChatTokens.Lifetime + TimeSpan.FromSeconds(1)).Issue(talk.Id, "dl_u", []),
        "expired and forged" => "Bearer " + Ago(TimeSpan.FromDays(3), "another secret of some length").Issue(talk.Id, "dl_u", []),
        "other secret" => "Bearer " + Ago(TimeSpan.Zero, "another secret of some length").Issue(talk.Id, "dl_u", []),
        "claims changed" => $"Bearer {talk.Token.Split('.')[0]}.{Ago(TimeSpan.Zero).Issue(talk.Id, "dl_v", []).Split('.')[1]}.{talk.Token.Split('.')[2]}",
        "no algorithm" => $"Bearer {Base64UrlEncoder.Encode("{\"alg\":\"none\",\"typ\":\"JWT\"}")}.{talk.Token.Split('.')[1]}.",
        "secret as key" => "Bearer " + SignedWithTheSecretItself(talk),
        "for the stream" => "Bearer " + Ago(TimeSpan.Zero).IssueStream(talk.Id, "dl_u"),
        _ => throw new ArgumentOutOfRangeException(nameof(header), header, "unknown"),
    };

    /// <summary>Tokens as the program itself made them, some time ago.</summary>
    private static WebChatTokens Ago(TimeSpan ago, string secret = WebChatSite.Secret) =>
        new(new WebChatSettings { Secret = secret }, new FakeTimeProvider(TimeProvider.System.GetUtcNow() - ago));

    private static string SignedWithTheSecretItself(Talk talk) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
        Base64UrlEncoder.Decode(talk.Token.Split('.')[1]), new SigningCredentials(new SymmetricSecurityKey(System.Text.Encoding.UTF8.GetBytes(WebChatSite.Secret)), SecurityAlgorithms.HmacSha256));

    public static TheoryData<string> StreamsRefused => ["used before", "older than a minute", "of another conversation", "with another's address", "forged", "with the token for requests", "without"];

    [Theory]
    [MemberData(nameof(StreamsRefused))]
    public async Task A_stream_address_that_is_not_fresh_and_its_own_is_403_before_any_socket(string kind)
    {
        var talk = await site.StartAsync();
        if (kind == "used before")
            (await talk.OpenAsync()).Dispose();
        var (start, token) = (talk.StreamUrl.Split("&t=")[0], talk.StreamUrl.Split("&t=")[1]);
        var url = kind switch
        {
            "used before" => talk.StreamUrl,
            "older than a minute" => start + "&t=" + Ago(WebChatTokens.StreamLifetime + TimeSpan.FromSeconds(1)).IssueStream(talk.Id, "dl_u"),
            "of another conversation" => start + "&t=" + (await site.StartAsync()).StreamUrl.Split("&t=")[1],
            "with another's address" => talk.StreamUrl.Replace(talk.Id, (await site.StartAsync()).Id, StringComparison.Ordinal),
            "forged" => start + "&t=" + Ago(TimeSpan.Zero, "another secret of some length").IssueStream(talk.Id, "dl_u"),
            "with the token for requests" => start + "&t=" + talk.Token,
            "without" => start,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, token),
        };
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri(url), TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }

    [Fact]
    public async Task A_client_whose_token_expired_goes_on_where_it_was_with_one_that_the_site_makes_anew()
    {
        var talk = await site.StartAsync();
        Assert.Equal("TokenExpired", (await site.PostAsync("/tokens/refresh", Ago(TimeSpan.FromHours(13)).Issue(talk.Id, "dl_u", []))).Code);
        var fresh = Ago(TimeSpan.Zero).Issue(talk.Id, "dl_u", []);
        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync(talk.Path + "?watermark=0", fresh)).Status);
    }
}
