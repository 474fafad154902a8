namespace WijkBot.Channels.Media;

/// <summary>Forms of photos, told by their first bytes.</summary>
public enum PhotoFormat
{
    /// <summary>No photo.</summary>
    None,
    /// <summary>JPEG.</summary>
    Jpeg,
    /// <summary>PNG.</summary>
    Png,
    /// <summary>GIF; of an animation the first picture counts.</summary>
    Gif,
    /// <summary>WebP.</summary>
    WebP,
    /// <summary>HEIC, HEIF or AVIF: a photo for which we have no reader.</summary>
    Heif,
}

/// <summary>Tells the real type of a file. A declared type or a name is what the sender likes it to be.</summary>
public static class PhotoFormats
{
    /// <summary>The form by magic bytes (WHATWG MIME Sniffing, 6.1; ISO/IEC 23008-12 for the brands of HEIF).</summary>
    public static PhotoFormat Of(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff]))
            return PhotoFormat.Jpeg;
        if (file.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a]))
            return PhotoFormat.Png;
        if (file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8))
            return PhotoFormat.Gif;
        if (file.Length >= 12 && file.StartsWith("RIFF"u8) && file[8..12].SequenceEqual("WEBP"u8))
            return PhotoFormat.WebP;
        if (file.Length >= 12 && file[4..8].SequenceEqual("ftyp"u8) && IsHeif(file[8..12]))
            return PhotoFormat.Heif;
        return PhotoFormat.None;
    }

    private static bool IsHeif(ReadOnlySpan<byte> brand) =>
        brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8) || brand.StartsWith("avi"u8) || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8);
}
