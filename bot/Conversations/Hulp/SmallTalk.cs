using WijkBot.Conversations.Engine;

namespace WijkBot.Conversations.Hulp;

/// <summary>"help": what can be said here, also in the middle of a conversation.</summary>
public sealed class HelpConversation : Subject
{
    /// <inheritdoc />
    public override string Name => "help";

    /// <inheritdoc />
    public override double Fit(Understood understood) =>
        understood.Is("help", "help mij", "help me", "hulp", "menu", "info", "uitleg", "hoe werkt dit", "hoe werkt het", "wat kan ik hier", "wat kan ik hier doen", "wat kunt u", "wat kun je", "ik snap het niet", "ik begrijp het niet", "?") || understood.Is(Foreign.Help) ? 1 : understood.Intent(Name);

    /// <inheritdoc />
    public override Task RunAsync(Talk talk)
    {
        talk.Tell("uitleg");
        return Task.CompletedTask;
    }
}

/// <summary>"Bent u een robot?" Yes.</summary>
public sealed class RobotConversation : Subject
{
    /// <inheritdoc />
    public override string Name => "robot";

    /// <inheritdoc />
    public override double Fit(Understood understood) =>
        understood.Has("robot", "chatbot", "computer", "een bot", "kunstmatige intelligentie", "echt mens", "echt persoon", "echte persoon") && understood.Has("bent u", "ben je", "ben jij", "bent u nou", "is dit", "praat ik", "spreek ik", "chat ik", "heb ik", "zijn jullie") ? 1 : 0;

    /// <inheritdoc />
    public override Task RunAsync(Talk talk)
    {
        talk.Tell("ja");
        return Task.CompletedTask;
    }
}

/// <summary>A greeting, and nothing else.</summary>
public sealed class GroetConversation : Subject
{
    /// <inheritdoc />
    public override string Name => "groet";

    /// <inheritdoc />
    public override bool InvitesMore => true;

    /// <inheritdoc />
    public override double Fit(Understood understood) =>
        understood.Has("hallo", "hoi", "hee", "hey", "dag", "goedemorgen", "goedemiddag", "goedenavond", "hello", "merhaba", "start")
        && Polite.Strip(understood.Words) is "" or "hoi" or "hee" or "hey" or "hello" or "merhaba" or "start" or "wijkbot" || understood.Is(Foreign.Greeting) ? 1 : 0;

    /// <inheritdoc />
    public override Task RunAsync(Talk talk)
    {
        talk.Tell("terug");
        return Task.CompletedTask;
    }
}

/// <summary>"Dank u wel."</summary>
public sealed class DankConversation : Subject
{
    private const int MostWords = 5;

    /// <inheritdoc />
    public override string Name => "dank";

    /// <inheritdoc />
    public override double Fit(Understood understood) =>
        understood.Words.Length <= MostWords && understood.Has("dank", "dankje", "bedankt", "dankjewel", "dankuwel", "thanks", "tesekkurler", "dziekuje", "danke")
        || understood.Is("top", "fijn", "mooi", "ok", "oke", "prima", "is goed") ? 1 : understood.Intent(Name);

    /// <inheritdoc />
    public override Task RunAsync(Talk talk)
    {
        talk.Tell("graag-gedaan");
        return Task.CompletedTask;
    }
}
