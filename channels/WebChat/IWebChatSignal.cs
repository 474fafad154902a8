namespace WijkBot.Channels.WebChat;

/// <summary>
/// Tells every replica that a conversation has something new in its log, so that whichever holds the socket reads on. Only a hint: what it does not bring,
/// the next one, a poll or a reconnect does.
/// </summary>
public interface IWebChatSignal
{
    /// <summary>Says it.</summary>
    /// <param name="conversation">Which conversation.</param>
    /// <param name="upTo">Watermark of what was written.</param>
    void Publish(string conversation, long upTo);

    /// <summary>Hears it from now on, from this replica and from others.</summary>
    void Listen(Action<string, long> heard);
}

/// <summary>One process: what is published is heard here, at once.</summary>
public sealed class WebChatSignalHere : IWebChatSignal
{
    private Action<string, long>? listeners;

    /// <inheritdoc/>
    public void Listen(Action<string, long> heard) => listeners += heard;

    /// <inheritdoc/>
    public void Publish(string conversation, long upTo) => listeners?.Invoke(conversation, upTo);
}
