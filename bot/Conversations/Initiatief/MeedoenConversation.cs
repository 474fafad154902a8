using WijkBot.Cases;
using WijkBot.Conversations.Engine;

namespace WijkBot.Conversations.Initiatief;

/// <summary>A resident wants to join somebody's idea, mostly by the button under it on a page. The wijkregisseur hears it, when the resident says that this is meant: a button is soon pressed.</summary>
/// <param name="desk">Opens the request.</param>
/// <param name="dates">Days in words.</param>
public sealed class MeedoenConversation(CaseDesk desk, Dates dates) : Subject
{
    /// <summary>What comes before the words of the idea.</summary>
    private const string This = "dit idee";

    /// <summary>What the button says for the resident.</summary>
    /// <param name="idea">Enough of the idea to know it by.</param>
    public static string WordsFor(string idea) => $"Ik wil meedoen met {This}: {idea}";

    /// <inheritdoc />
    public override string Name => "meedoen";

    /// <inheritdoc />
    public override double Fit(Understood understood) => understood.Has("meedoen met dit idee", "mee doen met dit idee") ? 1 : 0;

    /// <inheritdoc />
    public override string? RequestIn(Understood part) => Fit(part) >= 1 ? Name : null;

    /// <inheritdoc />
    public override async Task RunAsync(Talk talk)
    {
        var idea = IdeaIn(await talk.AskText("idee", saysIt: said => IdeaIn(said).Length > 0));
        if (!await talk.AskYesNo("zeker", with: [("idee", idea)]))
        {
            talk.Tell("afgebroken");
            return;
        }
        var receipt = await desk.OpenAsync(talk, new Request(CaseKind.Vraag, talk.Dutch("kort", ("idee", idea))));
        talk.Tell("doorgegeven", ("zaak", receipt.Reference), ("wie", talk.Phrase(receipt.Party.Name)), ("wanneer", dates.Day(talk, receipt.Due)));
    }

    private static string IdeaIn(string said) =>
        said[(said.IndexOf(This, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? at + This.Length : 0)..].Trim(' ', ':', '.');
}
