using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;

namespace WijkBot.Tests.Channels.WebChat;

/// <summary>What a stranger may try: each is refused or bounded, with a clear error.</summary>
public sealed class AttackTests(WebChatSite site) : IClassFixture<WebChatSite>
{
    [Fact]
    public async Task Without_a_token_it_is_401_and_with_a_wrong_one_403()
    {
        var talk = await site.StartAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.GetAsync(talk.Path + "/activities", null)).Status);
        foreach (var forged in new[] { "onzin", "a.b.c", talk.Token[..^4] + "AAAA", Unsigned(talk.Token), WebChatSite.Secret + "0", WebChatSite.Secret[..^1] })
        {
            var answer = await site.GetAsync(talk.Path + "/activities", forged);
            Assert.Equal((HttpStatusCode.Forbidden, "InvalidToken"), (answer.Status, answer.Code));
        }
    }

    /// <summary>The same claims under <c>alg: none</c>.</summary>
    private static string Unsigned(string token) =>
        Convert.ToBase64String("{\"alg\":\"none\",\"typ\":\"JWT\"}"u8).TrimEnd('=') + "." + token.Split('.')[1] + ".";

    [Fact]
    public async Task A_token_opens_no_other_conversation()
    {
        var (mine, theirs) = (await site.StartAsync(), await site.StartAsync());
        foreach (var path in new[] { theirs.Path, theirs.Path + "/activities" })
            Assert.Equal(HttpStatusCode.Forbidden, (await site.GetAsync(path, mine.Token)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.PostAsync(theirs.Path + "/activities", mine.Token, new { type = "message", text = "hoi" })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.PostAsync(theirs.Path + "/upload", mine.Token)).Status);
        Assert.Single((await theirs.ReadAsync()).Body["activities"]!.AsArray());
    }

    [Fact]
    public async Task A_token_makes_no_tokens_and_the_user_cannot_pretend_to_be_another()
    {
        var talk = await site.StartAsync();
        Assert.Equal("SecretNeeded", (await site.PostAsync("/tokens/generate", talk.Token)).Code);
        await site.PostAsync(talk.Path + "/activities", talk.Token, new { type = "message", text = "help", from = new { id = "wijkbot", role = "bot" } });
        var all = await talk.ReadUntilAsync(3);
        Assert.Equal("user", (string?)all[1]!["from"]!["role"]);
        Assert.StartsWith("dl_", (string)all[1]!["from"]!["id"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_address_opens_one_socket_once_and_only_its_own()
    {
        var (mine, theirs) = (await site.StartAsync(), await site.StartAsync());
        using (await mine.OpenAsync())
            await Assert.ThrowsAsync<WebSocketException>(() => mine.OpenAsync());
        await Assert.ThrowsAsync<WebSocketException>(() => mine.OpenAsync(theirs.StreamUrl.Replace(theirs.Id, mine.Id, StringComparison.Ordinal)));
        await Assert.ThrowsAsync<WebSocketException>(() => mine.OpenAsync(mine.StreamUrl.Split("&t=")[0] + "&t=" + mine.Token));
        await Assert.ThrowsAsync<WebSocketException>(() => theirs.OpenAsync(origin: "https://kwaad.example"));
        using var still = await theirs.OpenAsync(origin: WebChatSite.Allowed);
        Assert.NotNull(await still.NextAsync());
    }

    [Fact]
    public async Task A_stream_token_opens_nothing_else()
    {
        var talk = await site.StartAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await site.GetAsync(talk.Path + "/activities", talk.StreamUrl.Split("&t=")[1])).Status);
    }

    [Fact]
    public async Task Pages_elsewhere_are_refused_and_those_of_the_settings_are_let_in()
    {
        var foreign = await site.SendAsync(HttpMethod.Post, "/tokens/generate", WebChatSite.Secret, origin: "https://kwaad.example");
        Assert.Equal((HttpStatusCode.Forbidden, "OriginNotAllowed"), (foreign.Status, foreign.Code));
        Assert.False(foreign.Headers.Contains("Access-Control-Allow-Origin"));
        var preflight = await site.SendAsync(HttpMethod.Options, "/conversations", null, origin: WebChatSite.Allowed);
        Assert.Equal(HttpStatusCode.NoContent, preflight.Status);
        Assert.Equal(WebChatSite.Allowed, preflight.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Contains("x-ms-bot-agent", preflight.Headers.GetValues("Access-Control-Allow-Headers").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_for_trusted_origins_serves_no_other_site()
    {
        var token = await site.PostAsync("/tokens/generate", WebChatSite.Secret, new { trustedOrigins = new[] { "https://ergens.example" } });
        var elsewhere = await site.SendAsync(HttpMethod.Post, "/conversations", token["token"], origin: WebChatSite.Allowed);
        Assert.Equal("OriginNotAllowed", elsewhere.Code);
    }

    [Theory]
    [InlineData("{\"user\":{\"id\":\"jan\"}}")]
    [InlineData("{\"user\":{\"id\":\"dl_a|b\"}}")]
    [InlineData("{\"account\":\"../x\"}")]
    [InlineData("{\"user\":")]
    [InlineData("[1]")]
    public async Task Ids_that_are_none_are_refused(string body)
    {
        var answer = await site.SendAsync(HttpMethod.Post, "/tokens/generate", WebChatSite.Secret, new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal((HttpStatusCode.BadRequest, "BadArgument"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("photo.jpg", "image/jpeg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")]
    [InlineData("photo.png", "image/png", "<!DOCTYPE html><script>alert(1)</script>")]
    [InlineData("photo.jpg", "image/jpeg", "MZ\u0090\u0000dit is een programma")]
    [InlineData("photo.jpg", "image/jpeg", "")]
    [InlineData("photo.svg", "image/svg+xml", "<svg/>")]
    public async Task What_is_no_photo_gets_no_address_of_ours(string name, string type, string content)
    {
        var talk = await site.StartAsync();
        var answer = await UploadAsync(talk, name, type, Encoding.UTF8.GetBytes(content));
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "NotAPhoto"), (answer.Status, answer.Code));
        Assert.Single((await talk.ReadAsync()).Body["activities"]!.AsArray());
    }

    private static Task<Answer> UploadAsync(Talk talk, string name, string type, byte[] content)
    {
        var file = new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
        return talk.Site.SendAsync(HttpMethod.Post, talk.Path + "/upload", talk.Token, new MultipartFormDataContent { { file, "file", name } });
    }

    [Fact]
    public async Task A_photo_of_100_megabytes_is_refused_before_it_is_read()
    {
        var talk = await site.StartAsync();
        var answer = await site.SendAsync(HttpMethod.Post, talk.Path + "/upload", talk.Token, new Endless(100L * 1024 * 1024));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig"), (answer.Status, answer.Code));
        Assert.Equal(HttpStatusCode.OK, (await talk.SayAsync("help")).Status);
    }

    /// <summary>Claims to be long and never sends anything: an answer can only come from who does not wait for it.</summary>
    private sealed class Endless(long length) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            Task.Delay(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);

        protected override bool TryComputeLength(out long known)
        {
            Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
            known = length;
            return true;
        }
    }

    [Fact]
    public async Task Garbage_and_very_long_messages_are_refused_and_the_conversation_goes_on()
    {
        var talk = await site.StartAsync();
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await talk.SayAsync(new string('a', 70_000))).Status);
        var garbage = await site.SendAsync(HttpMethod.Post, talk.Path + "/activities", talk.Token, new StringContent("{\"type\":", Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, garbage.Status);
        var address = await site.PostAsync(talk.Path + "/activities", talk.Token, new { type = "message", attachments = new[] { new { contentType = "image/png", contentUrl = "http://169.254.169.254/x" } } });
        Assert.Equal("BadArgument", address.Code);
        Assert.Equal(HttpStatusCode.OK, (await talk.SayAsync("help")).Status);
    }

    [Fact]
    public async Task A_conversation_that_never_was_is_404_also_for_the_secret()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync("/conversations/AAAAAAAAAAAAAAAAAAAAAA-wijkbot/activities", WebChatSite.Secret)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync("/conversations/x/activities", WebChatSite.Secret)).Status);
    }

    [Fact]
    public async Task Somebody_who_hammers_is_told_when_to_come_back_and_nobody_else_notices()
    {
        var (busy, other) = (await site.StartAsync(), await site.StartAsync());
        Answer last;
        var asked = 0;
        do
            last = await busy.ReadAsync();
        while (last.Status == HttpStatusCode.OK && asked++ < 2000);
        Assert.Equal((HttpStatusCode)429, last.Status);
        Assert.True(int.Parse(last.Headers.GetValues("Retry-After").Single(), System.Globalization.CultureInfo.InvariantCulture) >= 1);
        Assert.Equal(HttpStatusCode.OK, (await other.ReadAsync()).Status);
    }

    [Fact]
    public async Task Ten_thousand_tokens_that_nobody_uses_take_nothing_from_who_chats()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await Parallel.ForEachAsync(Enumerable.Range(0, 10_000), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken }, async (_, _) =>
            Assert.Equal(HttpStatusCode.OK, (await site.PostAsync("/tokens/generate", WebChatSite.Secret, new { account = "windmolenbroek" })).Status));
        // a token is signed and not kept: 10,000 that were kept would be megabytes
        TestContext.Current.SendDiagnosticMessage("10,000 tokens: {0} kB", (GC.GetTotalMemory(forceFullCollection: true) - before) / 1024);
        var talk = await site.StartAsync();
        await talk.SayAsync("help");
        await talk.UntilAsync(all => all.FirstOrDefault(activity => ((string?)activity!["text"])?.Contains("U kunt iets melden", StringComparison.Ordinal) == true));
    }
}
