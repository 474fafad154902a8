using WijkBot.Channels.Activities;

namespace WijkBot.Channels.Media;

/// <summary>What became of a file that somebody sent as a photo.</summary>
public abstract record PhotoOutcome
{
    private PhotoOutcome() { }

    /// <summary>A photo that is safe to keep and show: encoded anew, so that nothing of the original file but its picture is left.</summary>
    /// <param name="Bytes">JPEG.</param>
    /// <param name="Width">Pixels, upright.</param>
    /// <param name="Height">Pixels, upright.</param>
    /// <param name="TakenAt">Where the camera says it was taken. To be kept only when the resident confirms it as the place.</param>
    public sealed record Photo(byte[] Bytes, int Width, int Height, GeoPoint? TakenAt) : PhotoOutcome
    {
        /// <summary>Of <see cref="Bytes"/>.</summary>
        public const string ContentType = "image/jpeg";
    }

    /// <summary>It is not kept.</summary>
    /// <param name="Fault">What to tell the resident.</param>
    /// <param name="Why">For the log; holds no personal data.</param>
    public sealed record Refused(PhotoFault Fault, string Why) : PhotoOutcome;
}

/// <summary>Why a file is not taken as a photo.</summary>
public enum PhotoFault
{
    /// <summary>Another kind of file, whatever its name or declared type says: a document, page, drawing, sound or film.</summary>
    NotAPhoto,
    /// <summary>A photo in a form that we cannot read, such as HEIC: the phone can send it as JPEG.</summary>
    UnknownFormat,
    /// <summary>More bytes than <see cref="PhotoReader.MaxBytes"/>.</summary>
    TooManyBytes,
    /// <summary>More pixels than can be unpacked safely; a small file can hold gigabytes of them.</summary>
    TooManyPixels,
    /// <summary>Cut off or broken.</summary>
    Damaged,
}
