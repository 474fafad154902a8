using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Media;

namespace WijkBot.Channels.WebChat;

/// <summary>
/// Photos: <c>/conversations/{id}/upload</c>, multipart or one raw body. Whatever a file is called, only what unpacks as a photo is kept, drawn anew;
/// everything else is 415, so a page or a drawing with script in it never gets an address of ours.
/// </summary>
public sealed class WebChatUpload(WebChatAccess access, WebChatLimits limits, WebChatInbound inbound, WebChatActivities activities, KeepWebChatPhoto keep)
{
    /// <summary>Photos in one message.</summary>
    public const int MostPhotos = 5;

    /// <summary>Bytes of one request: the photos and their frame.</summary>
    public const long MaxBody = (MostPhotos * (long)PhotoReader.MaxBytes) + (256 * 1024);

    private const string ActivityType = "application/vnd.microsoft.activity";

    /// <summary>Takes photos and the message that they come with.</summary>
    public async Task PostAsync(HttpContext context, string conversation)
    {
        if (await access.CallerAsync(context, conversation) is not { } caller)
            return;
        context.Limit(MaxBody);
        if (!await limits.Uploads.WaitAsync(TimeSpan.FromSeconds(5), context.RequestAborted))
        {
            await context.TooMuchAsync(TimeSpan.FromSeconds(5));
            return;
        }
        try
        {
            var parts = MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
                ? await MultipartAsync(context, type)
                : await RawAsync(context);
            if (parts is null)
                return;
            var user = caller.User ?? context.Request.Query["userId"].ToString();
            var message = inbound.Read(parts.Activity with { Type = ActivityTypes.Message }, conversation, user)!;
            message = message with { Activity = message.Activity with { Attachments = parts.Photos, Entities = [.. message.Activity.Entities ?? [], .. parts.Places.Take(1)] } };
            await activities.TakeAsync(context, message, conversation);
        }
        finally
        {
            limits.Uploads.Release();
        }
    }

    private sealed record Parts(Activity Activity, List<Attachment> Photos, List<JsonElement> Places);

    private async Task<Parts?> RawAsync(HttpContext context)
    {
        var parts = new Parts(new Activity(), [], []);
        var name = ContentDispositionHeaderValue.TryParse(context.Request.Headers.ContentDisposition.ToString(), out var given) ? given.FileName.ToString() : null;
        return await AddPhotoAsync(context, context.Request.Body, name, parts) ? parts : null;
    }

    private async Task<Parts?> MultipartAsync(HttpContext context, MediaTypeHeaderValue type)
    {
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        if (boundary.Length is 0 or > 100)
            return await BadAsync(context, "The boundary is missing.");
        var parts = new Parts(new Activity(), [], []);
        var reader = new MultipartReader(boundary, context.Request.Body);
        try
        {
            while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
            {
                if (section.ContentType?.StartsWith(ActivityType, StringComparison.OrdinalIgnoreCase) == true)
                {
                    if (await ReadAsync(section.Body, WebChatInbound.MaxBody, context.RequestAborted) is not { } json)
                        return await BadAsync(context, "The activity is too long.");
                    parts = parts with { Activity = WebChatActivities.Parse(json) ?? new Activity() };
                }
                else if (parts.Photos.Count == MostPhotos)
                {
                    return await BadAsync(context, $"At most {MostPhotos} photos at a time.");
                }
                else if (!await AddPhotoAsync(context, section.Body, NameOf(section), parts))
                {
                    return null;
                }
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidDataException || (fault is IOException and not BadHttpRequestException))
        {
            return await BadAsync(context, "The parts cannot be read.");
        }
        return parts.Photos.Count > 0 ? parts : await BadAsync(context, "There is no file in it.");
    }

    private async Task<bool> AddPhotoAsync(HttpContext context, Stream body, string? name, Parts parts)
    {
        if (await ReadAsync(body, PhotoReader.MaxBytes, context.RequestAborted) is not { } file)
        {
            await context.FaultAsync(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", $"A photo has at most {PhotoReader.MaxBytes} bytes.");
            return false;
        }
        var read = await PhotoReader.ReadAsync(file, context.RequestAborted);
        if (read is not PhotoOutcome.Photo photo)
        {
            var fault = ((PhotoOutcome.Refused)read).Fault;
            await (fault is PhotoFault.TooManyPixels
                ? context.FaultAsync(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", "The photo has too many pixels.")
                : context.FaultAsync(StatusCodes.Status415UnsupportedMediaType, "NotAPhoto", $"The file is no photo that we can read ({fault}). JPEG, PNG, GIF and WebP are."));
            return false;
        }
        parts.Photos.Add(new Attachment { ContentType = PhotoOutcome.Photo.ContentType, ContentUrl = await keep(photo.Bytes, context.RequestAborted), Name = ShortName(name) });
        if (photo.TakenAt is { } place)
            parts.Places.Add(place.ToEntity());
        return true;
    }

    private static string? NameOf(MultipartSection section) =>
        ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var given) ? NameOf(given)?.Trim('"') : null;

    // The library's reader of filename* faults on one without a value.
    private static string? NameOf(ContentDispositionHeaderValue given) =>
        given.Parameters.All(parameter => parameter.Value.Length > 0 || !parameter.Name.Equals("filename*", StringComparison.OrdinalIgnoreCase)) && given.FileNameStar.HasValue
            ? given.FileNameStar.ToString() : given.FileName.ToString();

    private static string? ShortName(string? name) =>
        string.IsNullOrWhiteSpace(name) ? null : new string([.. Path.GetFileName(name).Where(c => !char.IsControl(c)).Take(80)]);

    private static async Task<Parts?> BadAsync(HttpContext context, string message)
    {
        await context.FaultAsync(StatusCodes.Status400BadRequest, "BadArgument", message);
        return null;
    }

    private static async Task<byte[]?> ReadAsync(Stream body, int most, CancellationToken cancel)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await body.ReadAsync(buffer, cancel) is > 0 and var read)
        {
            if (kept.Length + read > most)
                return null;
            kept.Write(buffer, 0, read);
        }
        return kept.ToArray();
    }
}
