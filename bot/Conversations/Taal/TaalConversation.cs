using WijkBot.Conversations.Engine;
using WijkBot.Knowledge.Content;

namespace WijkBot.Conversations.Taal;

/// <summary>"taal", "language", "dil": the resident chooses out of the languages, each by its own name. The choice is kept.</summary>
public sealed class TaalConversation : Subject
{
    /// <summary>Its name.</summary>
    public const string SubjectName = "taal";

    /// <inheritdoc />
    public override string Name => SubjectName;

    /// <inheritdoc />
    public override double Fit(Understood understood) => understood.Is(Foreign.Language) ? 1 : 0;

    /// <inheritdoc />
    public override async Task RunAsync(Talk talk)
    {
        var options = Texts.Languages.Select(language => new Option(language, Foreign.OwnName(language)) { Words = Foreign.NamesOf(language) }).ToList();
        talk.Effects.Language = await talk.Choose("welke", options, fill: false);
    }
}
