using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Jpeg;
using MetadataExtractor.Formats.WebP;
using WijkBot.Channels.Activities;

namespace WijkBot.Channels.Media;

/// <summary>What the camera wrote beside the picture, as far as it is of use.</summary>
/// <param name="TakenAt">GPS position.</param>
/// <param name="Progressive">A JPEG that is unpacked as a whole, at six bytes a pixel.</param>
internal sealed record PhotoNotes(GeoPoint? TakenAt, bool Progressive)
{
    private static readonly PhotoNotes None = new(null, false);

    /// <summary>Reads JPEG and WebP. PNG and GIF are not read: their packed text blocks can unfold without end, and no phone camera writes them.</summary>
    public static PhotoNotes Of(byte[] file, PhotoFormat format)
    {
        try
        {
            using var stream = new MemoryStream(file, writable: false);
            var notes = format switch
            {
                PhotoFormat.Jpeg => JpegMetadataReader.ReadMetadata(stream, [new JpegReader(), new ExifReader()]),
                PhotoFormat.WebP => WebPMetadataReader.ReadMetadata(stream),
                _ => [],
            };
            // Start-of-frame marker 2 (and 6, 10, 14): progressive (ITU-T T.81, table B.1).
            var progressive = notes.OfType<JpegDirectory>().Any(d => d.TryGetInt32(JpegDirectory.TagCompressionType, out var frame) && frame % 4 == 2);
            return new PhotoNotes(notes.OfType<GpsDirectory>().Select(Place).FirstOrDefault(p => p is not null), progressive);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // Notes written by a stranger may break the reader in any way; the picture itself may still be good.
            return None;
        }
    }

    private static GeoPoint? Place(GpsDirectory gps) =>
        gps.GetGeoLocation() is { IsZero: false } at && Math.Abs(at.Latitude) <= 90 && Math.Abs(at.Longitude) <= 180
            ? new GeoPoint(Math.Round(at.Latitude, 6), Math.Round(at.Longitude, 6)) : null;
}
