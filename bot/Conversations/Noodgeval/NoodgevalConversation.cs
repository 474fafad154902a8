using WijkBot.Conversations.Engine;

namespace WijkBot.Conversations.Noodgeval;

/// <summary>
/// After the emergency text, when nothing else ran: the resident may say that it is no emergency, and then the message is handled as any other.
/// A false alarm costs one line and one press.
/// </summary>
public sealed class NoodgevalConversation : Subject
{
    /// <summary>Its name.</summary>
    public const string SubjectName = "noodgeval";

    /// <inheritdoc />
    public override string Name => SubjectName;

    /// <inheritdoc />
    public override bool GivesWay => true;

    /// <inheritdoc />
    public override double Fit(Understood understood) => 0;

    /// <inheritdoc />
    public override async Task RunAsync(Talk talk)
    {
        await talk.Choose("geen-spoed", [new Option("geen-spoed", talk.Text("geen-spoed.knop")) { Words = ["geen spoed", "geen noodgeval", "niet dringend", "geen 112"] }], fill: false);
        talk.Effects.Next = new Later(null, talk.First);
    }
}
