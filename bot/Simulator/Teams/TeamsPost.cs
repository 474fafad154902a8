using System.Text.Json;

namespace WijkBot.Simulator.Teams;

/// <summary>A message in a channel.</summary>
public sealed record TeamsPost
{
    /// <summary>Teams' id: milliseconds since 1970, unique.</summary>
    public required string Id { get; init; }
    /// <summary>Slug of the channel.</summary>
    public required string Channel { get; init; }
    /// <summary>Id of the message that began the thread; null when this one did.</summary>
    public string? Root { get; init; }
    /// <summary>Id of who wrote it.</summary>
    public required string AuthorId { get; init; }
    /// <summary>Name of who wrote it.</summary>
    public required string Author { get; init; }
    /// <summary>Whether WijkBot wrote it.</summary>
    public bool FromBot { get; init; }
    /// <summary>The words.</summary>
    public string Text { get; init; } = "";
    /// <summary>Id of a photo that was pasted.</summary>
    public string? Photo { get; init; }
    /// <summary><c>plain</c>, <c>markdown</c> or <c>xml</c>.</summary>
    public string TextFormat { get; init; } = "plain";
    /// <summary>Adaptive Cards as everyone sees them.</summary>
    public IReadOnlyList<JsonElement> Cards { get; init; } = [];
    /// <summary>
    /// Per person the card that answered that person's button. Teams shows it to that person only, until the message itself is
    /// updated: only then everyone sees the change.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> Views { get; init; } = new Dictionary<string, JsonElement>();
    /// <summary>Whether WijkBot was mentioned; Teams brings it nothing else from a channel.</summary>
    public bool Mentioned { get; init; }
    /// <summary><c>posted</c>, <c>sending</c> or <c>refused</c>.</summary>
    public string Status { get; init; } = "posted";
    /// <summary>HTTP status with which WijkBot refused it.</summary>
    public int? ErrorCode { get; init; }
    /// <summary>Whether it was changed afterwards.</summary>
    public bool Edited { get; init; }
    /// <summary>When it was written, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}
