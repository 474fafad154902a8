using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using WijkBot.Cases;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Media;
using WijkBot.Media;
using WijkBot.Operations;
using WijkBot.Tests.Channels.Media;

namespace WijkBot.Tests.Bot.Media;

/// <summary>What becomes of a picture that a professional offers, before the turn of the case.</summary>
public sealed class OfferedPhotosTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("wijkbot-offered").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly Activity Offer = new()
    {
        Type = ActivityTypes.Event,
        Name = CaseSignals.PhotoOffered,
        ChannelId = ChannelIds.Teams,
        Attachments = [new Attachment { ContentType = "image/*", ContentUrl = "https://smba.trafficmanager.net/emea/v3/attachments/1/views/original" }],
    };

    private OfferedPhotos Over(MediaOutcome outcome, MediaStore store) => new((_, _) => Task.FromResult(outcome), store, NullLogger<OfferedPhotos>.Instance);

    [Fact]
    public async Task A_photo_is_kept_without_the_position_and_the_name_of_the_camera()
    {
        var original = SomePhoto.WithExif(SomePhoto.Picture(40, 30), SomePhoto.Exif(gps: (52.35, 6.66)));
        Assert.Contains("Camera van Fatma", Encoding.Latin1.GetString(original), StringComparison.Ordinal);
        var store = new MediaStore(new DataFolder(folder));

        var prepared = await Over(new MediaOutcome.Fetched(original, "image/jpeg"), store).PrepareAsync(Offer, Cancel);

        Assert.Null(OfferedPhotos.FaultIn(prepared));
        await using var kept = store.Open(OfferedPhotos.IdIn(prepared))!;
        using var bytes = new MemoryStream();
        await kept.CopyToAsync(bytes, Cancel);
        var text = Encoding.Latin1.GetString(bytes.ToArray());
        Assert.DoesNotContain("Camera van Fatma", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exif", text, StringComparison.Ordinal);
        Assert.Null(GeoPoint.Of(prepared));
    }

    public static TheoryData<string, MediaOutcome, string> Faults => new()
    {
        { "a page", new MediaOutcome.Fetched("<html>geen foto</html>"u8.ToArray(), "image/png"), "teams.foto.geen-foto" },
        { "cut off", new MediaOutcome.Fetched([0xff, 0xd8, 0xff, 0xe0], "image/jpeg"), "teams.foto.geen-foto" },
        { "pixels without end", new MediaOutcome.Fetched(SomePhoto.PngClaiming(40_000, 40_000), "image/png"), "teams.foto.te-groot" },
        { "too many bytes", new MediaOutcome.TooLarge(PhotoReader.MaxBytes), "teams.foto.te-groot" },
        { "not there", new MediaOutcome.Gone("HTTP 404"), "teams.foto.niet-opgehaald" },
        { "Teams is down", new MediaOutcome.TryAgain("HTTP 503"), "teams.foto.niet-opgehaald" },
        { "a strange host", new MediaOutcome.Refused("the address is not of Teams"), "teams.foto.niet-opgehaald" },
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task What_becomes_no_photo_has_a_reason_and_leaves_no_file(string what, MediaOutcome outcome, string text)
    {
        var prepared = await Over(outcome, new MediaStore(new DataFolder(folder))).PrepareAsync(Offer, Cancel);
        Assert.True(text == OfferedPhotos.FaultIn(prepared), what);
        Assert.Null(prepared.Attachments);
        Assert.Empty(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task What_is_said_in_Teams_is_not_fetched()
    {
        var said = Offer with { Type = ActivityTypes.Message, Name = null };
        var offered = new OfferedPhotos((_, _) => throw new InvalidOperationException("was fetched"), new MediaStore(new DataFolder(folder)), NullLogger<OfferedPhotos>.Instance);
        Assert.Same(said, await offered.PrepareAsync(said, Cancel));
    }
}
