using SkiaSharp;

namespace WijkBot.Channels.Media;

/// <summary>
/// Turns a file from a stranger into a photo that is safe to keep: real type by its bytes, size and pixels bounded before anything is
/// unpacked, the picture drawn upright on a new canvas and encoded anew. So EXIF, hidden thumbnails and appended data do not survive.
/// </summary>
public static class PhotoReader
{
    /// <summary>Bytes: what Twilio accepts as an image.</summary>
    public const int MaxBytes = 5 * 1024 * 1024;

    /// <summary>Longest side of what is kept, in pixels: enough to read a sign, small enough for a card.</summary>
    public const int MaxSide = 1600;

    // Unpacked whole, at 4 (PNG, GIF, WebP) or 6 (progressive JPEG) bytes a pixel: at most 150 MB. An ordinary JPEG is scaled while it is
    // read, so a photo of a 50 or 64 megapixel camera needs little.
    private const long MaxPixels = 25_000_000, MaxJpegPixels = 70_000_000;

    private const int Quality = 85;

    // Two at a time bound the memory, however many residents send a photo.
    private static readonly SemaphoreSlim Gate = new(2);

    /// <summary>Reads a file; apart from the request's thread, since it takes some tens of milliseconds of work.</summary>
    public static async Task<PhotoOutcome> ReadAsync(byte[] file, CancellationToken cancel)
    {
        await Gate.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => Read(file), cancel);
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>A copy of a photo of ours with no side longer than this; the photo itself when it is no larger.</summary>
    public static async Task<byte[]> ScaledAsync(byte[] photo, int longest, CancellationToken cancel)
    {
        await Gate.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => Scaled(photo, longest), cancel);
        }
        finally
        {
            Gate.Release();
        }
    }

    private static byte[] Scaled(byte[] photo, int longest)
    {
        using var data = SKData.CreateCopy(photo);
        using var codec = SKCodec.Create(data);
        return codec is not null && Math.Max(codec.Info.Width, codec.Info.Height) > longest && Draw(codec, longest) is var (bytes, _, _) ? bytes : photo;
    }

    private static PhotoOutcome Read(byte[] file)
    {
        if (file.Length > MaxBytes)
            return Refused(PhotoFault.TooManyBytes, $"{file.Length} bytes");
        var format = PhotoFormats.Of(file);
        if (format is PhotoFormat.None)
            return Refused(PhotoFault.NotAPhoto, "no magic bytes of a photo");
        if (format is PhotoFormat.Heif)
            return Refused(PhotoFault.UnknownFormat, "HEIF");
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.Info.Width <= 0 || codec.Info.Height <= 0)
            return Refused(PhotoFault.Damaged, $"{format} without a readable header");
        var notes = PhotoNotes.Of(file, format);
        var pixels = (long)codec.Info.Width * codec.Info.Height;
        if (pixels > (format is PhotoFormat.Jpeg && !notes.Progressive ? MaxJpegPixels : MaxPixels))
            return Refused(PhotoFault.TooManyPixels, $"{codec.Info.Width} × {codec.Info.Height}");
        return Draw(codec, MaxSide) is var (bytes, width, height)
            ? new PhotoOutcome.Photo(bytes, width, height, notes.TakenAt)
            : Refused(PhotoFault.Damaged, $"{format} that cannot be unpacked");
    }

    private static (byte[] Bytes, int Width, int Height)? Draw(SKCodec codec, int longest)
    {
        var scale = Math.Min(1f, (float)longest / Math.Max(codec.Info.Width, codec.Info.Height));
        var unpacked = codec.GetScaledDimensions(scale); // the nearest that the format can give, whole otherwise
        using var picture = new SKBitmap(new SKImageInfo(
            unpacked.Width, unpacked.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        if (codec.GetPixels(picture.Info, picture.GetPixels()) != SKCodecResult.Success)
            return null;

        var width = Math.Max(1, (int)Math.Round(codec.Info.Width * scale));
        var height = Math.Max(1, (int)Math.Round(codec.Info.Height * scale));
        var origin = codec.EncodedOrigin;
        var turned = origin >= SKEncodedOrigin.LeftTop;
        var info = new SKImageInfo(turned ? height : width, turned ? width : height, SKColorType.Rgba8888, SKAlphaType.Opaque, SKColorSpace.CreateSrgb());
        using var surface = SKSurface.Create(info);
        surface.Canvas.Clear(SKColors.White); // behind what is transparent
        surface.Canvas.SetMatrix(Upright(origin, width, height));
        using var image = SKImage.FromBitmap(picture);
        surface.Canvas.DrawImage(image, SKRect.Create(width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var snapshot = surface.Snapshot();
        using var encoded = snapshot.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return (encoded.ToArray(), info.Width, info.Height);
    }

    // The eight ways to hold a camera (EXIF 2.32, tag 0x0112): from stored to upright position.
    private static SKMatrix Upright(SKEncodedOrigin origin, int width, int height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
        _ => SKMatrix.Identity,
    };

    private static PhotoOutcome.Refused Refused(PhotoFault fault, string why) => new(fault, why);
}
