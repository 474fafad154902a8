using System.Text.Json;
using WijkBot.Channels.Activities;

namespace WijkBot.Channels.Teams;

/// <summary>Pictures in a message of Teams.</summary>
/// <remarks>
/// One that was pasted comes as <c>image/*</c> or <c>image/png</c>, with an address that only our token opens; a <c>text/html</c> attachment beside it repeats the message.
/// A file that was chosen comes in a personal chat only, as <see cref="ChosenFile"/>; in a channel Teams gives a bot nothing to fetch it by.
/// </remarks>
public static class TeamsPictures
{
    /// <summary>Content type of a file that somebody chose in a personal chat.</summary>
    public const string ChosenFile = "application/vnd.microsoft.teams.file.download.info";

    /// <summary>What may be a picture: only its bytes tell.</summary>
    public static IReadOnlyList<Attachment> In(Activity activity) => [.. (activity.Attachments ?? []).Where(one => AddressOf(one) is not null)];

    /// <summary>A chosen file is fetched without our token: its address opens it by itself, for some minutes.</summary>
    public static bool IsChosenFile(Attachment attachment) => attachment.ContentType.Equals(ChosenFile, StringComparison.OrdinalIgnoreCase);

    /// <summary>Where the bytes are; null for what is no picture.</summary>
    public static string? AddressOf(Attachment attachment) => IsChosenFile(attachment)
        ? attachment.Content is { ValueKind: JsonValueKind.Object } file && file.TryGetProperty("downloadUrl", out var address) && address.ValueKind == JsonValueKind.String ? address.GetString() : null
        : attachment.ContentType.StartsWith("image/", StringComparison.OrdinalIgnoreCase) && attachment.ContentUrl is { Length: > 0 } url ? url : null;
}
