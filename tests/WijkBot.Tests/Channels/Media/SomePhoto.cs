using System.Buffers.Binary;
using System.Text;
using SkiaSharp;

namespace WijkBot.Tests.Channels.Media;

/// <summary>Photos made for tests, with hand-made EXIF.</summary>
internal static class SomePhoto
{
    /// <summary>Four quarters, red and blue above, green and black below, so that every turn and mirroring shows.</summary>
    public static byte[] Picture(int width, int height, SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Red);
        Quarter(SKColors.Blue, 1, 0);
        Quarter(SKColors.Lime, 0, 1);
        Quarter(SKColors.Black, 1, 1);
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();

        void Quarter(SKColor color, int column, int row)
        {
            using var paint = new SKPaint { Color = color };
            canvas.DrawRect(column * width / 2f, row * height / 2f, width / 2f, height / 2f, paint);
        }
    }

    /// <summary>A JPEG with an EXIF block after its start.</summary>
    public static byte[] WithExif(byte[] jpeg, byte[] tiff)
    {
        byte[] block = [.. "Exif\0\0"u8, .. tiff];
        byte[] segment = [0xff, 0xe1, (byte)((block.Length + 2) >> 8), (byte)(block.Length + 2), .. block];
        return [.. jpeg[..2], .. segment, .. jpeg[2..]];
    }

    /// <summary>EXIF (TIFF, little-endian) with a camera name, an orientation and, where given, a GPS position.</summary>
    public static byte[] Exif(ushort orientation = 1, (double Latitude, double Longitude)? gps = null)
    {
        var camera = "Camera van Fatma\0"u8.ToArray();
        var entries = gps is null ? 2 : 3;
        var after = 8 + 2 + entries * 12 + 4;
        var gpsAt = after + camera.Length + camera.Length % 2;
        var tiff = new MemoryStream();
        Write(tiff, "II"u8, U16(42), U32(8), U16((ushort)entries));
        Entry(tiff, 0x010f, 2, (uint)camera.Length, U32((uint)after));
        Entry(tiff, 0x0112, 3, 1, [.. U16(orientation), 0, 0]);
        if (gps is not null)
            Entry(tiff, 0x8825, 4, 1, U32((uint)gpsAt));
        Write(tiff, U32(0), camera);
        if (camera.Length % 2 == 1)
            tiff.WriteByte(0);
        if (gps is { } at)
        {
            var values = gpsAt + 2 + 4 * 12 + 4;
            Write(tiff, U16(4));
            Entry(tiff, 1, 2, 2, [(byte)(at.Latitude < 0 ? 'S' : 'N'), 0, 0, 0]);
            Entry(tiff, 2, 5, 3, U32((uint)values));
            Entry(tiff, 3, 2, 2, [(byte)(at.Longitude < 0 ? 'W' : 'E'), 0, 0, 0]);
            Entry(tiff, 4, 5, 3, U32((uint)values + 24));
            Write(tiff, U32(0), Degrees(at.Latitude), Degrees(at.Longitude));
        }
        return tiff.ToArray();
    }

    /// <summary>A PNG that says it is so large, with no more than a few bytes of data.</summary>
    public static byte[] PngClaiming(int width, int height)
    {
        var png = new MemoryStream();
        Write(png, [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        byte[] header = [.. Big((uint)width), .. Big((uint)height), 8, 6, 0, 0, 0];
        Chunk(png, "IHDR", header);
        Chunk(png, "IDAT", [0x78, 0x9c, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01]);
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    private static void Chunk(MemoryStream png, string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        var crc = uint.MaxValue;
        foreach (var b in body)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
        }
        Write(png, Big((uint)data.Length), body, Big(~crc));
    }

    private static void Entry(MemoryStream tiff, ushort tag, ushort type, uint count, ReadOnlySpan<byte> value) => Write(tiff, U16(tag), U16(type), U32(count), value);

    private static byte[] Degrees(double degrees)
    {
        var seconds = (uint)Math.Round(Math.Abs(degrees) * 3600 * 1000);
        return [.. U32(seconds / 3_600_000), .. U32(1), .. U32(seconds / 60_000 % 60), .. U32(1), .. U32(seconds % 60_000), .. U32(1000)];
    }

    private static byte[] U16(ushort value) => [(byte)value, (byte)(value >> 8)];
    private static byte[] U32(uint value) => [(byte)value, (byte)(value >> 8), (byte)(value >> 16), (byte)(value >> 24)];

    private static byte[] Big(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static void Write(MemoryStream to, params ReadOnlySpan<byte[]> pieces)
    {
        foreach (var piece in pieces)
            to.Write(piece);
    }

    private static void Write(MemoryStream to, ReadOnlySpan<byte> first, params ReadOnlySpan<byte[]> pieces)
    {
        to.Write(first);
        Write(to, pieces);
    }

    private static void Write(MemoryStream to, byte[] tag, byte[] type, byte[] count, ReadOnlySpan<byte> value)
    {
        Write(to, tag, type, count);
        to.Write(value);
    }
}
