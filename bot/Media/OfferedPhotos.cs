using WijkBot.Cases;
using WijkBot.Channels.Activities;
using WijkBot.Channels.BotFramework;
using WijkBot.Channels.Media;
using WijkBot.Delivery;

namespace WijkBot.Media;

/// <summary>
/// Fetches the photo that a professional offers a resident, before the turn of the case: it is judged and drawn anew like a resident's own, so that no position or
/// name of a camera goes out.
/// </summary>
/// <param name="fetch">Fetches from Teams.</param>
/// <param name="store">Keeps photos.</param>
/// <param name="log">Why a photo was refused; never content.</param>
public sealed partial class OfferedPhotos(FetchTeamsPicture fetch, MediaStore store, ILogger<OfferedPhotos> log)
{
    /// <summary>The activity with its photo kept, or with a note why there is none; the same one when it offers nothing.</summary>
    public async ValueTask<Activity> PrepareAsync(Activity activity, CancellationToken cancel)
    {
        if (activity is not { Type: ActivityTypes.Event, Name: CaseSignals.PhotoOffered, Attachments: [var offered, ..] })
            return activity;
        var fault = "teams.foto.niet-opgehaald";
        switch (await fetch(offered, cancel))
        {
            case MediaOutcome.Fetched fetched:
                var read = await PhotoReader.ReadAsync(fetched.Bytes, cancel);
                if (read is PhotoOutcome.Photo photo)
                    return activity with { Attachments = [new Attachment { ContentType = PhotoOutcome.Photo.ContentType, ContentUrl = MediaIntake.Kept + await store.SaveAsync(photo.Bytes, cancel) }] };
                var refused = (PhotoOutcome.Refused)read;
                Refused(refused.Fault, refused.Why);
                fault = refused.Fault is PhotoFault.TooManyBytes or PhotoFault.TooManyPixels ? "teams.foto.te-groot" : "teams.foto.geen-foto";
                break;
            case MediaOutcome.TooLarge:
                fault = "teams.foto.te-groot";
                break;
            case var failed:
                NotFetched(failed);
                break;
        }
        return OurNotes.Add(activity with { Attachments = null }, OurNotes.OfferFault, fault);
    }

    /// <summary>Key of the text that says why there is no photo; null when there is one.</summary>
    public static string? FaultIn(Activity offer) =>
        offer.Attachments is [{ ContentUrl: { } url }] && url.StartsWith(MediaIntake.Kept, StringComparison.Ordinal) ? null : OurNotes.OfferFaultIn(offer) ?? "teams.foto.niet-opgehaald";

    /// <summary>Id of the photo of an offer without a fault.</summary>
    public static string IdIn(Activity offer) => offer.Attachments![0].ContentUrl![MediaIntake.Kept.Length..];

    [LoggerMessage(Level = LogLevel.Warning, Message = "A photo for a resident could not be fetched from Teams: {Outcome}")]
    private partial void NotFetched(MediaOutcome outcome);

    [LoggerMessage(Level = LogLevel.Information, Message = "A file was refused as a photo for a resident: {Fault}, {Why}")]
    private partial void Refused(PhotoFault fault, string why);
}
