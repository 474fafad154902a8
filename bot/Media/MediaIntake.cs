using WijkBot.Channels.Activities;
using WijkBot.Channels.Media;
using WijkBot.Channels.Twilio;
using WijkBot.Delivery;

namespace WijkBot.Media;

/// <summary>
/// Fetches a resident's photos before the turn: checks and cleans them, keeps them, and offers the position that the phone wrote into them as a place.
/// What is no photo, or does not come, is told to the conversation, which asks for it again.
/// </summary>
/// <param name="twilio">Fetches from the provider.</param>
/// <param name="store">Keeps photos.</param>
/// <param name="log">Why a photo was refused; never content.</param>
public sealed partial class MediaIntake(TwilioMedia twilio, MediaStore store, ILogger<MediaIntake> log)
{
    /// <summary>Prefix of <see cref="Attachment.ContentUrl"/> of a photo that we keep.</summary>
    public const string Kept = "media:";

    /// <summary>The activity with its photos kept; the same one when it has none. See <see cref="PrepareActivity"/>.</summary>
    public async ValueTask<Activity> PrepareAsync(Activity activity, CancellationToken cancel)
    {
        if (activity.ChannelId is not (ChannelIds.WhatsApp or ChannelIds.Sms) || activity.Attachments is not { Count: > 0 } attachments)
            return activity;

        var photos = new List<Attachment>();
        GeoPoint? takenAt = null;
        var failed = false;
        foreach (var attachment in attachments)
        {
            var photo = await FetchAsync(attachment, activity.ChannelId, cancel);
            failed |= photo is null;
            if (photo is null)
                continue;
            takenAt ??= photo.TakenAt;
            var id = await store.SaveAsync(photo.Bytes, cancel);
            photos.Add(new Attachment { ContentType = PhotoOutcome.Photo.ContentType, ContentUrl = Kept + id });
        }
        var prepared = activity with { Attachments = photos };
        if (takenAt is not null && GeoPoint.Of(activity) is null)
            prepared = prepared with { Entities = [.. activity.Entities ?? [], takenAt.ToEntity()] };
        return failed ? OurNotes.Add(prepared, OurNotes.MediaFault, true) : prepared;
    }

    private async Task<PhotoOutcome.Photo?> FetchAsync(Attachment attachment, string channelId, CancellationToken cancel)
    {
        if (await twilio.FetchAsync(attachment, channelId, cancel) is not MediaOutcome.Fetched fetched)
        {
            NotFetched(attachment.ContentType);
            return null;
        }
        var read = await PhotoReader.ReadAsync(fetched.Bytes, cancel);
        if (read is PhotoOutcome.Refused refused)
            Refused(refused.Fault, refused.Why);
        return read as PhotoOutcome.Photo;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A {Type} could not be fetched from the provider")]
    private partial void NotFetched(string type);

    [LoggerMessage(Level = LogLevel.Information, Message = "A file was refused as a photo: {Fault}, {Why}")]
    private partial void Refused(PhotoFault fault, string why);
}
