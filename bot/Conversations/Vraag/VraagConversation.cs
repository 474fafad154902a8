using WijkBot.Cases;
using WijkBot.Conversations.Engine;
using WijkBot.Knowledge.Content;

namespace WijkBot.Conversations.Vraag;

/// <summary>
/// A question. The few about this service itself are answered from the texts (<c>vraag.antwoord.…</c>, found by <c>vraag.woorden.…</c>);
/// for any other the bot says that it does not know, and offers to ask a person.
/// </summary>
/// <param name="texts">The texts.</param>
/// <param name="desk">Opens the question.</param>
/// <param name="dates">Days in words.</param>
public sealed class VraagConversation(Texts texts, CaseDesk desk, Dates dates) : Subject
{
    private const string WordsKey = "vraag.woorden.";
    private const double ByWords = 0.95;
    private const double LooksLikeOne = 0.5;
    private const int FewestWords = 3;

    private readonly (string Id, string[] Phrases)[] known =
    [
        .. from text in texts.All
           where text.Key.StartsWith(WordsKey, StringComparison.Ordinal)
           select (text.Key[WordsKey.Length..], texts.Get(text.Key).Split('\n').Select(Words.Fold).ToArray()),
    ];

    /// <inheritdoc />
    public override string Name => "vraag";

    /// <inheritdoc />
    public override double Fit(Understood understood) =>
        Answer(understood.Folded) is not null ? ByWords
        : new[]
        {
            understood.IsQuestion && understood.Words.Length >= FewestWords ? LooksLikeOne : 0,
            understood.Intent(Name), understood.Intent("project"), understood.Intent("activiteit"), understood.Intent("op-de-hoogte"),
        }.Max();

    /// <inheritdoc />
    public override async Task RunAsync(Talk talk)
    {
        var question = talk.First?.Text ?? "";
        if (Answer(Words.Fold(question)) is { } id)
        {
            talk.Tell($"antwoord.{id}");
            return;
        }
        talk.Tell("weet-ik-niet");
        if (!await talk.AskYesNo("doorsturen"))
        {
            talk.Tell("niet-doorgestuurd");
            return;
        }
        var receipt = await desk.OpenAsync(talk, new Request(CaseKind.Vraag, question));
        talk.Tell("doorgestuurd", ("zaak", receipt.Reference), ("wie", receipt.Party.Name), ("wanneer", dates.Day(talk, receipt.Due)));
    }

    private string? Answer(string folded) =>
        Array.Find(known, one => Array.Exists(one.Phrases, phrase => $" {folded} ".Contains($" {phrase} ", StringComparison.Ordinal))).Id;
}
