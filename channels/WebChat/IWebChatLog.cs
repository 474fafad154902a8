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
    /// <param name="cancel">Stops reading.</param>
    Task<WebChatPage?> ReadAsync(string conversation, long after, CancellationToken cancel);
}

/// <summary>A part of a log.</summary>
/// <param name="Activities">In order.</param>
/// <param name="Watermark">Number of the last activity written so far.</param>
public sealed record WebChatPage(IReadOnlyList<Activity> Activities, long Watermark);

/// <summary>Keeps a resident's photo, already cleaned; returns the address to put in the activity. The host implements it.</summary>
public delegate Task<string> KeepWebChatPhoto(ReadOnlyMemory<byte> jpeg, CancellationToken cancel);
