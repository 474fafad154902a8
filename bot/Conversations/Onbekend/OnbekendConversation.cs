using WijkBot.Conversations.Engine;

namespace WijkBot.Conversations.Onbekend;

/// <summary>"Dat weet ik niet": nothing fits well enough. What it may be is offered, and always a person.</summary>
public sealed class OnbekendConversation : Subject
{
    /// <summary>Its name.</summary>
    public const string SubjectName = "onbekend";

    /// <inheritdoc />
    public override string Name => SubjectName;

    /// <inheritdoc />
    public override bool GivesWay => true;

    /// <inheritdoc />
    public override double Fit(Understood understood) => 0;

    /// <inheritdoc />
    public override async Task RunAsync(Talk talk)
    {
        talk.Tell("niet-begrepen");
        var choice = await talk.Choose("bedoelt-u", [Option(talk, "melding"), Option(talk, "initiatief"), Option(talk, "medewerker")], fill: false);
        talk.Effects.Next = new Later(choice, talk.First);
    }

    private static Option Option(Talk talk, string subject) => new(subject, talk.Text(subject));
}
