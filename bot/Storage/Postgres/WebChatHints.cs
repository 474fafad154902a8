using System.Globalization;
using WijkBot.Channels.WebChat;

namespace WijkBot.Storage.Postgres;

/// <summary>Tells all replicas that a web conversation has something new: here at once, elsewhere by a hint.</summary>
internal sealed class WebChatHints : IWebChatSignal
{
    private const string Prefix = "w ";
    private readonly Replicas replicas;
    private Action<string, long>? listeners;

    /// <summary>Begins to listen to the other replicas.</summary>
    public WebChatHints(Replicas replicas)
    {
        this.replicas = replicas;
        replicas.Listen(Hear);
    }

    /// <inheritdoc />
    public void Listen(Action<string, long> heard) => listeners += heard;

    /// <inheritdoc />
    public void Publish(string conversation, long upTo)
    {
        listeners?.Invoke(conversation, upTo);
        replicas.Say(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{upTo} {conversation}"));
    }

    private void Hear(string hint)
    {
        if (hint.StartsWith(Prefix, StringComparison.Ordinal) && hint.Split(' ', 3) is [_, var upTo, var conversation]
            && long.TryParse(upTo, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            listeners?.Invoke(conversation, number);
    }
}
