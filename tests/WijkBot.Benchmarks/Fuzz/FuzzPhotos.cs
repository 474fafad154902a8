using System.Text;
using SkiaSharp;

namespace WijkBot.Benchmarks.Fuzz;

/// <summary>Small photos as phones make them, and the bodies that carry them.</summary>
internal static class FuzzPhotos
{
    // TIFF, little-endian: one entry, the way the camera was held, and a GPS block with a latitude
    private static readonly byte[] Exif = Convert.FromHexString(
        "45786966000049492A0008000000" + "0200" + "120103000100000006000000" + "258804000100000026000000" + "00000000"
        + "0200" + "010002000200000" + "04E000000" + "020005000300000044000000" + "00000000" + "340000000100000015000000010000000000000001000000");

    public static IReadOnlyList<byte[]> Files { get; } =
    [
        WithExif(Picture(SKEncodedImageFormat.Jpeg)), Picture(SKEncodedImageFormat.Png), Picture(SKEncodedImageFormat.Webp),
        Convert.FromHexString("47494638396101000100800000FFFFFF00000021F90401000000002C00000000010001000002024401003B"), "\0\0\0\u0018ftypheic\0\0\0\0mif1heic"u8.ToArray(),
    ];

    public static IReadOnlyList<byte[]> Multiparts { get; } =
    [
        [
            .. "--grens\r\nContent-Disposition: form-data; name=\"activity\"; filename=\"blob\"\r\nContent-Type: application/vnd.microsoft.activity\r\n\r\n{\"type\":\"message\",\"text\":\"kijk\"}\r\n"u8,
            .. "--grens\r\nContent-Disposition: form-data; name=\"file\"; filename=\"lamp.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"u8, .. Files[0], .. "\r\n--grens--\r\n"u8,
        ],
        Encoding.ASCII.GetBytes("--grens\r\nContent-Disposition: form-data; name=\"file\"; filename*=UTF-8''l%C3%A4mp.gif\r\n\r\nGIF89a\r\n--grens--\r\n"),
    ];

    private static byte[] Picture(SKEncodedImageFormat format)
    {
        using var picture = new SKBitmap(16, 12);
        picture.Erase(SKColors.Orange);
        using var data = picture.Encode(format, 80);
        return data.ToArray();
    }

    // after the start of image: marker APP1, its length, its content
    private static byte[] WithExif(byte[] jpeg) => [.. jpeg[..2], 0xff, 0xe1, (byte)((Exif.Length + 2) >> 8), (byte)(Exif.Length + 2), .. Exif, .. jpeg[2..]];
}
