using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WijkBot.Tests.Channels.WebChat;

/// <summary>Photos in both forms that Direct Line has, the calls beside the conversation.</summary>
public sealed class UploadTests(WebChatSite site) : IClassFixture<WebChatSite>
{
    private static readonly byte[] Photo = File.ReadAllBytes(Path.Combine(Shared.Repository, "bot", "Simulator", "Page", "photos", "lamp.jpg"));

    private static ByteArrayContent PhotoOf(string type = "image/jpeg") => new(Photo) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };

    /// <summary>The resident's own message with photos, as the log gives it back.</summary>
    private static Task<JsonNode> EchoAsync(Talk talk, string id) =>
        talk.UntilAsync(all => all.FirstOrDefault(activity => (string?)activity!["id"] == id));

    private async Task AssertShownAsync(JsonNode attachment)
    {
        Assert.Equal("image/jpeg", (string?)attachment["contentType"]);
        Assert.Equal((string?)attachment["contentUrl"], (string?)attachment["thumbnailUrl"]);
        using var client = new HttpClient();
        var kept = await client.GetByteArrayAsync(new Uri(site.Address, new Uri((string)attachment["contentUrl"]!).AbsolutePath), TestContext.Current.CancellationToken);
        Assert.Equal([0xFF, 0xD8, 0xFF], kept[..3]);
        Assert.Equal(-1, kept.AsSpan().IndexOf("Exif"u8));
    }

    [Theory]
    [InlineData("image/jpeg")]
    [InlineData("application/octet-stream")]
    [InlineData(null)]
    public async Task A_photo_as_the_raw_body_is_a_message_with_that_photo(string? type)
    {
        var talk = await site.StartAsync();
        var body = PhotoOf();
        body.Headers.ContentType = type is null ? null : new MediaTypeHeaderValue(type);
        body.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = "lamp.jpg" };
        var answer = await site.SendAsync(HttpMethod.Post, talk.Path + "/upload?userId=dl_u", talk.Token, body);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var echo = await EchoAsync(talk, answer["id"]);
        var attachment = Assert.Single(echo["attachments"]!.AsArray());
        Assert.Equal("lamp.jpg", (string?)attachment!["name"]);
        await AssertShownAsync(attachment);
    }

    [Fact]
    public async Task An_activity_and_two_photos_in_parts_are_one_message_with_its_words_and_channel_data()
    {
        var talk = await site.StartAsync();
        var activity = new StringContent(JsonSerializer.Serialize(new { type = "message", text = "kapotte lamp", channelData = new { clientActivityID = "abc" } }));
        activity.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.microsoft.activity");
        var answer = await site.SendAsync(HttpMethod.Post, talk.Path + "/upload?userId=dl_u", talk.Token, new MultipartFormDataContent { { activity, "activity", "blob" }, { PhotoOf(), "file", "een.jpg" }, { PhotoOf("image/png"), "file", "twee.png" } });
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var echo = await EchoAsync(talk, answer["id"]);
        Assert.Equal(("kapotte lamp", "abc", "user"), ((string?)echo["text"], (string?)echo["channelData"]!["clientActivityID"], (string?)echo["from"]!["role"]));
        Assert.Equal(["een.jpg", "twee.png"], echo["attachments"]!.AsArray().Select(one => (string?)one!["name"]));
        foreach (var attachment in echo["attachments"]!.AsArray())
            await AssertShownAsync(attachment!);
    }

    [Fact]
    public async Task A_server_with_the_secret_uploads_for_the_user_that_it_names()
    {
        var talk = await site.StartAsync();
        var answer = await site.SendAsync(HttpMethod.Post, talk.Path + "/upload?userId=dl_iemand", WebChatSite.Secret, PhotoOf());
        Assert.Equal("dl_iemand", (string?)(await EchoAsync(talk, answer["id"]))["from"]!["id"]);
    }

    [Fact]
    public async Task Parts_without_a_file_too_many_files_and_a_missing_boundary_are_400()
    {
        var talk = await site.StartAsync();
        var words = new StringContent("{\"type\":\"message\"}");
        words.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.microsoft.activity");
        var six = new MultipartFormDataContent();
        for (var i = 0; i < 6; i++)
            six.Add(PhotoOf(), "file", $"{i}.jpg");
        var noBoundary = PhotoOf();
        noBoundary.Headers.ContentType = new MediaTypeHeaderValue("multipart/form-data");
        foreach (var body in new HttpContent[] { new MultipartFormDataContent { { words, "activity", "blob" } }, six, noBoundary })
            Assert.Equal((HttpStatusCode.BadRequest, "BadArgument"), await site.SendAsync(HttpMethod.Post, talk.Path + "/upload", talk.Token, body) is var answer ? (answer.Status, answer.Code) : default);
        Assert.Single((await talk.ReadAsync()).Body["activities"]!.AsArray());
    }

    [Fact]
    public async Task A_session_id_is_given_to_who_asks_and_each_has_its_own()
    {
        var (one, other) = (await site.GetAsync("/session/getsessionid", null), await site.GetAsync("/session/getsessionid", null));
        Assert.Equal(HttpStatusCode.OK, one.Status);
        Assert.NotEmpty(one["sessionId"]);
        Assert.NotEqual(one["sessionId"], other["sessionId"]);
    }
}
