using WijkBot.Conversations.Engine;
using WijkBot.Knowledge.Content;

namespace WijkBot.Conversations.WijkKiezen;

/// <summary>"Ik woon in de Schelfhorst", "andere wijk": from then on answers are of that wijk first, and requests go to its professionals.</summary>
/// <param name="knowledge">The wijken.</param>
/// <param name="ask">Asks for the wijk.</param>
public sealed class WijkConversation(KnowledgeBase knowledge, WijkAsk ask) : Subject
{
    private const int MostWordsAround = 4;

    /// <inheritdoc />
    public override string Name => "wijk";

    /// <inheritdoc />
    public override double Fit(Understood understood) =>
        understood.Is("andere wijk", "wijk kiezen", "kies wijk", "wijk wijzigen", "wijk veranderen", "mijn wijk veranderen", "verkeerde wijk", "ik ben verhuisd naar een andere wijk")
        || (understood.Has("ik woon in", "wij wonen in", "mijn wijk is", "woon nu in", "ik kom uit") && Said(understood) is not null) ? 1 : 0;

    /// <inheritdoc />
    public override async Task RunAsync(Talk talk)
    {
        var said = talk.First is { } first ? Said(new Understood(first, null, () => throw new InvalidOperationException("no model is asked here"))) : null;
        var wijk = said ?? await ask.AskAsync(talk, "welke");
        talk.Effects.Wijk = wijk;
        talk.Tell("gekozen", ("wijk", knowledge.Wijken.BySlug(wijk)!.Name));
    }

    /// <summary>The wijk in a sentence that says little else: "ik woon in de Riet en mijn lamp is kapot" is a melding.</summary>
    private string? Said(Understood understood) =>
        knowledge.Places.Read(understood.Heard.Text) is { WijkIsSaid: true, Place: { Wijk: { } wijk, Street: null } } && understood.Words.Length <= MostWordsAround + 3 ? wijk : null;
}
