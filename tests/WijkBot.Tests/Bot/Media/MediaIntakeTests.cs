using Microsoft.Extensions.Logging.Abstractions;
using WijkBot.Channels.Activities;
using WijkBot.Delivery;
using WijkBot.Media;
using WijkBot.Operations;
using WijkBot.Tests.Channels.Media;
using WijkBot.Tests.Channels.Twilio;

namespace WijkBot.Tests.Bot.Media;

/// <summary>A resident's photo is fetched, cleaned and kept before its turn; what is no photo is told to the conversation.</summary>
public sealed class MediaIntakeTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("wijkbot-media").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_photo_is_kept_and_its_position_offered_as_the_place()
    {
        await using var twilio = await FakeTwilio.StartAsync();
        twilio.Answer(Body(SomePhoto.WithExif(SomePhoto.Picture(40, 30), SomePhoto.Exif(gps: (52.35, 6.66)))));
        var store = new MediaStore(new DataFolder(folder));

        var prepared = await PrepareAsync(twilio, store, "image/jpeg");

        var photo = Assert.Single(prepared.Attachments!);
        Assert.StartsWith(MediaIntake.Kept, photo.ContentUrl, StringComparison.Ordinal);
        var place = Assert.IsType<GeoPoint>(GeoPoint.Of(prepared));
        Assert.Equal((52.35, 6.66), (Math.Round(place.Latitude, 4), Math.Round(place.Longitude, 4)));
        await using var kept = store.Open(photo.ContentUrl![MediaIntake.Kept.Length..]);
        Assert.NotNull(kept);
        Assert.Null(OurNotes.Without(prepared, OurNotes.MediaFault));
    }

    [Theory]
    [InlineData("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("image/jpeg", "<html>geen foto</html>")]
    public async Task What_is_no_photo_is_not_kept_and_the_conversation_knows(string type, string body)
    {
        await using var twilio = await FakeTwilio.StartAsync();
        twilio.Answer(200, body, ("Content-Type", type));

        var prepared = await PrepareAsync(twilio, new MediaStore(new DataFolder(folder)), type);

        Assert.Empty(prepared.Attachments!);
        Assert.NotNull(OurNotes.Without(prepared, OurNotes.MediaFault));
        Assert.Empty(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_message_without_photos_is_left_as_it_is()
    {
        await using var twilio = await FakeTwilio.StartAsync();
        var activity = new Activity { ChannelId = ChannelIds.Sms, Text = "hallo" };
        Assert.Same(activity, await Intake(twilio, new MediaStore(new DataFolder(folder))).PrepareAsync(activity, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("../wijkbot")]
    [InlineData("..%2f..%2fetc%2fpasswd12345")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("")]
    public void A_name_that_is_no_id_opens_nothing(string id) => Assert.Null(new MediaStore(new DataFolder(folder)).Open(id));

    private static async Task<Activity> PrepareAsync(FakeTwilio twilio, MediaStore store, string type)
    {
        var url = $"{twilio.Url}/2010-04-01/Accounts/{Some.Account}/Messages/{Some.Sid(1)}/Media/ME{1:x32}";
        var activity = new Activity { ChannelId = ChannelIds.WhatsApp, Attachments = [new Attachment { ContentType = type, ContentUrl = url }] };
        return await Intake(twilio, store).PrepareAsync(activity, TestContext.Current.CancellationToken);
    }

    private static MediaIntake Intake(FakeTwilio twilio, MediaStore store) => new(twilio.Media(), store, NullLogger<MediaIntake>.Instance);

    private static Func<Microsoft.AspNetCore.Http.HttpContext, Task> Body(byte[] bytes) => context =>
    {
        context.Response.ContentType = "image/jpeg";
        return context.Response.Body.WriteAsync(bytes).AsTask();
    };
}
