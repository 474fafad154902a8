using WijkBot.Channels.Activities;

namespace WijkBot.Channels.WebChat;

/// <summary>
/// What was said in a conversation, durable, in order: the user's messages and the answers, written by the host in the same commit as the turn that made them.
/// The host implements it over its store.
/// </summary>
public interface IWebChatLog
{
    /// <summary>Name of the event with which the host begins a log and may say welcome.</summary>
    const string Started = "webchat/begin";

    /// <summary>Name of the event that carries a message made outside the conversation's own turns, to be written down there; its value is the activity.</summary>
    const string ToWrite = "webchat/bericht";

    /// <summary>What was said after a watermark, oldest first, and the new watermark; null when there is no such conversation (any more).</summary>
    /// <param name="conversation">Id of the conversation.</param>
    /// <param name="after">The last watermark seen; 0 = from the beginning.</param>
    /// <param name="upTo">What is known to be written, by a signal: spares looking it up. Null = whatever there is.</param>
    /// <param name="cancel">Stops reading.</param>
    /// <exception cref="IOException">The store cannot be read now.</exception>
    Task<WebChatPage?> ReadAsync(string conversation, long after, long? upTo, CancellationToken cancel);

    /// <summary>Watermark of the last activity; null when there is no such conversation (any more).</summary>
    /// <exception cref="IOException">The store cannot be read now.</exception>
    async Task<long?> WatermarkAsync(string conversation, CancellationToken cancel) => (await ReadAsync(conversation, long.MaxValue, null, cancel))?.Watermark;
}

/// <summary>A part of a log.</summary>
/// <param name="Activities">In order.</param>
/// <param name="Watermark">Number of the last activity written so far.</param>
public sealed record WebChatPage(IReadOnlyList<Activity> Activities, long Watermark);

/// <summary>Keeps a resident's photo, already cleaned; returns the address to put in the activity. The host implements it.</summary>
public delegate Task<string> KeepWebChatPhoto(ReadOnlyMemory<byte> jpeg, CancellationToken cancel);
