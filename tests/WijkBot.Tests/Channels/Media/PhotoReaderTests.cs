using SkiaSharp;
using WijkBot.Channels.Media;

namespace WijkBot.Tests.Channels.Media;

public sealed class PhotoReaderTests
{
    private static Task<PhotoOutcome> ReadAsync(byte[] file) => PhotoReader.ReadAsync(file, TestContext.Current.CancellationToken);

    private static async Task<PhotoOutcome.Photo> PhotoAsync(byte[] file) => Assert.IsType<PhotoOutcome.Photo>(await ReadAsync(file));

    private static async Task<PhotoFault> FaultAsync(byte[] file) => Assert.IsType<PhotoOutcome.Refused>(await ReadAsync(file)).Fault;

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg, PhotoFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png, PhotoFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp, PhotoFormat.WebP)]
    public async Task Photos_become_JPEG_whatever_they_were(SKEncodedImageFormat format, PhotoFormat told)
    {
        var file = SomePhoto.Picture(64, 48, format);
        Assert.Equal(told, PhotoFormats.Of(file));
        var photo = await PhotoAsync(file);
        Assert.Equal((64, 48, PhotoFormat.Jpeg), (photo.Width, photo.Height, PhotoFormats.Of(photo.Bytes)));
        Assert.Equal("RB/GK", Quarters(photo.Bytes));
    }

    [Fact]
    public async Task Of_a_GIF_the_first_picture_counts()
    {
        var gif = Convert.FromBase64String("R0lGODlhAQABAIAAAP8AAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==");
        var photo = await PhotoAsync(gif);
        Assert.Equal((1, 1), (photo.Width, photo.Height));
    }

    [Theory]
    [InlineData(4000, 3000, 1600, 1200)]
    [InlineData(3000, 4000, 1200, 1600)]
    [InlineData(1600, 900, 1600, 900)]
    [InlineData(10_000, 10, 1600, 2)]
    public async Task What_is_kept_is_at_most_1600_pixels_on_its_longest_side(int width, int height, int keptWidth, int keptHeight)
    {
        var photo = await PhotoAsync(SomePhoto.Picture(width, height));
        Assert.Equal((keptWidth, keptHeight), (photo.Width, photo.Height));
        using var kept = SKBitmap.Decode(photo.Bytes);
        Assert.Equal((keptWidth, keptHeight), (kept.Width, kept.Height));
    }

    [Theory]
    [InlineData(52.356789, 6.662345)]
    [InlineData(-33.9, -18.4)]
    public async Task The_place_in_EXIF_is_told_and_nothing_of_EXIF_is_left(double latitude, double longitude)
    {
        var file = SomePhoto.WithExif(SomePhoto.Picture(64, 48), SomePhoto.Exif(gps: (latitude, longitude)));
        Assert.True(Contains(file, "Camera van Fatma") && Contains(file, "Exif"));
        var photo = await PhotoAsync(file);
        Assert.Equal(latitude, photo.TakenAt!.Latitude, 5);
        Assert.Equal(longitude, photo.TakenAt.Longitude, 5);
        Assert.False(Contains(photo.Bytes, "Camera van Fatma") || Contains(photo.Bytes, "Exif"));
    }

    [Fact]
    public async Task No_place_and_the_place_nowhere_are_none()
    {
        Assert.Null((await PhotoAsync(SomePhoto.Picture(8, 8))).TakenAt);
        Assert.Null((await PhotoAsync(SomePhoto.WithExif(SomePhoto.Picture(8, 8), SomePhoto.Exif()))).TakenAt);
        Assert.Null((await PhotoAsync(SomePhoto.WithExif(SomePhoto.Picture(8, 8), SomePhoto.Exif(gps: (0, 0))))).TakenAt);
    }

    [Theory]
    [InlineData(1, 64, 32, "RB/GK")]
    [InlineData(2, 64, 32, "BR/KG")]
    [InlineData(3, 64, 32, "KG/BR")]
    [InlineData(4, 64, 32, "GK/RB")]
    [InlineData(5, 32, 64, "RG/BK")]
    [InlineData(6, 32, 64, "GR/KB")]
    [InlineData(7, 32, 64, "KB/GR")]
    [InlineData(8, 32, 64, "BK/RG")]
    public async Task However_the_camera_was_held_the_photo_is_upright(ushort orientation, int width, int height, string quarters)
    {
        var photo = await PhotoAsync(SomePhoto.WithExif(SomePhoto.Picture(64, 32), SomePhoto.Exif(orientation)));
        Assert.Equal((width, height, quarters), (photo.Width, photo.Height, Quarters(photo.Bytes)));
    }

    [Fact]
    public async Task What_hangs_behind_the_picture_does_not_survive()
    {
        var photo = await PhotoAsync([.. SomePhoto.Picture(64, 48), .. "<script>alert(1)</script> PK\u0003\u0004"u8]);
        Assert.False(Contains(photo.Bytes, "script"));
    }

    [Fact]
    public async Task What_is_transparent_becomes_white()
    {
        using var bitmap = new SKBitmap(8, 8);
        bitmap.Erase(SKColors.Transparent);
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        using var kept = SKBitmap.Decode((await PhotoAsync(png.ToArray())).Bytes);
        Assert.Equal(SKColors.White, kept.GetPixel(4, 4));
    }

    public static TheoryData<string, byte[]> OtherFiles => new()
    {
        { "SVG", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"u8.ToArray() },
        { "HTML", "<!DOCTYPE html><script>alert(1)</script>"u8.ToArray() },
        { "PDF", "%PDF-1.7\n"u8.ToArray() },
        { "vCard", "BEGIN:VCARD\r\n"u8.ToArray() },
        { "MP4", [0, 0, 0, 0x18, .. "ftypmp42"u8, 0, 0, 0, 0] },
        { "BMP, which no phone sends", "BM\u0001\u0001\u0001\u0001"u8.ToArray() },
        { "ICO", [0, 0, 1, 0, 1, 0] },
        { "nothing", [] },
        { "two bytes", [0xff, 0xd8] },
        { "WAV", "RIFF\u0001\u0001\u0001\u0001WAVE"u8.ToArray() },
    };

    [Theory, MemberData(nameof(OtherFiles))]
    public async Task Another_kind_of_file_is_no_photo_whatever_it_is_called(string kind, byte[] file) =>
        Assert.True(await FaultAsync(file) == PhotoFault.NotAPhoto, kind);

    [Theory]
    [InlineData("heic"), InlineData("heix"), InlineData("hevc"), InlineData("mif1"), InlineData("avif")]
    public async Task HEIC_and_its_kin_are_refused_by_name(string brand) =>
        Assert.Equal(PhotoFault.UnknownFormat, await FaultAsync([0, 0, 0, 0x18, .. "ftyp"u8, .. System.Text.Encoding.ASCII.GetBytes(brand), 0, 0, 0, 0]));

    [Fact]
    public async Task More_bytes_than_Twilio_takes_are_refused() =>
        Assert.Equal(PhotoFault.TooManyBytes, await FaultAsync([.. SomePhoto.Picture(8, 8), .. new byte[PhotoReader.MaxBytes]]));

    [Theory]
    [InlineData(50_000, 50_000)]
    [InlineData(5_001, 5_000)]
    [InlineData(1_000_000, 26)]
    public async Task A_small_file_that_unfolds_into_gigabytes_is_refused_by_its_header(int width, int height) =>
        Assert.Equal(PhotoFault.TooManyPixels, await FaultAsync(SomePhoto.PngClaiming(width, height)));

    [Fact]
    public async Task A_JPEG_that_claims_too_many_pixels_is_refused_sooner_when_it_is_progressive()
    {
        Assert.Equal(PhotoFault.TooManyPixels, await FaultAsync(Claiming(SomePhoto.Picture(8, 8), 0xc0, 9000, 9000)));
        Assert.Equal(PhotoFault.TooManyPixels, await FaultAsync(Claiming(SomePhoto.Picture(8, 8), 0xc2, 6000, 5000)));
        Assert.IsType<PhotoOutcome.Photo>(await ReadAsync(Claiming(SomePhoto.Picture(8, 8), 0xc0, 6000, 5000))); // its few rows, then grey
    }

    // Changes the frame header (T.81, B.2.2): marker, then length (2), precision (1), height (2), width (2).
    private static byte[] Claiming(byte[] jpeg, byte marker, int width, int height)
    {
        var at = jpeg.AsSpan().IndexOf([(byte)0xff, (byte)0xc0]);
        byte[] frame = [0xff, marker, jpeg[at + 2], jpeg[at + 3], jpeg[at + 4], (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width];
        return [.. jpeg[..at], .. frame, .. jpeg[(at + frame.Length)..]];
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task A_file_cut_off_half_way_is_damaged(SKEncodedImageFormat format)
    {
        var file = SomePhoto.Picture(640, 480, format);
        Assert.Equal(PhotoFault.Damaged, await FaultAsync(file[..(file.Length / 2)]));
        Assert.Equal(PhotoFault.Damaged, await FaultAsync(file[..14]));
    }

    [Fact]
    public async Task Broken_EXIF_does_not_cost_the_photo()
    {
        var random = new Random(42);
        for (var i = 0; i < 200; i++)
        {
            var exif = SomePhoto.Exif(gps: (52.35, 6.66));
            for (var hit = 0; hit < 5; hit++)
                exif[random.Next(exif.Length)] = (byte)random.Next(256);
            await PhotoAsync(SomePhoto.WithExif(SomePhoto.Picture(8, 8), exif));
        }
    }

    [Fact]
    public async Task No_bytes_behind_a_photos_first_ones_bring_the_reader_down()
    {
        var random = new Random(43);
        foreach (var format in new[] { SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Png, SKEncodedImageFormat.Webp })
            for (var i = 0; i < 100; i++)
            {
                var file = SomePhoto.Picture(32, 32, format);
                for (var hit = 0; hit < 8; hit++)
                    file[random.Next(8, file.Length)] = (byte)random.Next(256);
                var outcome = await ReadAsync(file);
                Assert.True(outcome is PhotoOutcome.Photo { Bytes.Length: > 0 } or PhotoOutcome.Refused);
            }
    }

    private static bool Contains(byte[] file, string text) => file.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(text)) >= 0;

    // The quarters row by row: "RB/GK" is red, blue / green, black.
    private static string Quarters(byte[] jpeg)
    {
        using var kept = SKBitmap.Decode(jpeg);
        var (left, right, top, bottom) = (kept.Width / 4, kept.Width * 3 / 4, kept.Height / 4, kept.Height * 3 / 4);
        return Colour(kept.GetPixel(left, top)) + Colour(kept.GetPixel(right, top)) + "/" + Colour(kept.GetPixel(left, bottom)) + Colour(kept.GetPixel(right, bottom));
    }

    private static string Colour(SKColor color) => (color.Red > 128, color.Green > 128, color.Blue > 128) switch
    {
        (true, false, false) => "R",
        (false, true, false) => "G",
        (false, false, true) => "B",
        (false, false, false) => "K",
        _ => color.ToString(),
    };

    [Theory]
    [InlineData(1600, 1200, 1024, 768)]
    [InlineData(900, 1600, 576, 1024)]
    [InlineData(800, 600, 800, 600)]
    public async Task A_copy_for_a_card_is_no_larger_than_asked_and_keeps_its_shape(int width, int height, int copyWidth, int copyHeight)
    {
        var copy = await PhotoReader.ScaledAsync(SomePhoto.Picture(width, height), 1024, TestContext.Current.CancellationToken);
        using var picture = SkiaSharp.SKBitmap.Decode(copy);
        Assert.Equal((copyWidth, copyHeight), (picture.Width, picture.Height));
    }
}
