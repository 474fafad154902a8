namespace WijkBot.Channels.WebChat;

/// <summary>
/// Tells every replica that a conversation has something new in its log, so that whichever holds the socket reads on. Only a hint: what it does not bring,
/// the next one, a poll or a reconnect does.
/// </summary>
public interface IWebChatSignal
{
    /// <summary>Says it.</summary>
    void Publish(string conversation);

    /// <summary>Hears it from now on, from this replica and from others.</summary>
    void Listen(Action<string> heard);
}

/// <summary>One process: what is published is heard here, at once.</summary>
public sealed class WebChatSignalHere : IWebChatSignal
{
    private Action<string>? listeners;

    /// <inheritdoc/>
    public void Listen(Action<string> heard) => listeners += heard;

    /// <inheritdoc/>
    public void Publish(string conversation) => listeners?.Invoke(conversation);
}
