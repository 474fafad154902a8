namespace WijkBot.Conversations.Engine;

/// <summary>A conversation was written in a way that cannot be run again safely: a fault of ours, found by the first test that takes that path.</summary>
public sealed class TalkFault(string message) : InvalidOperationException(message);
