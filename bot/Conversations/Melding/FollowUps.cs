using WijkBot.Cases;
using WijkBot.Conversations.Engine;
using WijkBot.Knowledge.Content;

namespace WijkBot.Conversations.Melding;

/// <summary>What a kind of melding asks besides: its questions are content.</summary>
internal static class FollowUps
{
    private const string NotKnown = "weet-niet";

    public static async ValueTask<IReadOnlyList<CaseDetail>> AskAsync(Talk talk, Category kind)
    {
        var details = new List<CaseDetail>();
        for (var i = 0; i < kind.Questions.Count; i++)
        {
            var question = kind.Questions[i];
            if (!IsAsked(question, details)) continue;
            var answer = question.Choices.Count > 0 ? await ChooseAsync(talk, kind, question)
                : question.Optional ? await talk.AskOptionalText(NameOf(kind, question), talk.Phrase(question.Text), Label(talk, question))
                : await talk.AskText(NameOf(kind, question), text: talk.Phrase(question.Text), label: Label(talk, question));
            if (answer is not null) details.Add(new CaseDetail(question.Name, question.Text, answer));
        }
        return details;
    }

    private static async ValueTask<string?> ChooseAsync(Talk talk, Category kind, FollowUp question)
    {
        var options = question.Choices.Select(choice => new Option(choice, talk.Phrase(choice))).ToList();
        if (question.Optional) options.Add(new Option(NotKnown, talk.Text("weet-niet")));
        var choice = await talk.Choose(NameOf(kind, question), options, talk.Phrase(question.Text), Label(talk, question));
        return choice == NotKnown ? null : choice;
    }

    /// <summary>Some questions are only asked after a certain answer: <c>naam=antwoord</c>.</summary>
    private static bool IsAsked(FollowUp question, List<CaseDetail> details) =>
        question.When is not { } when || details.Exists(detail => string.Equals($"{detail.Name}={detail.Answer}", when, StringComparison.OrdinalIgnoreCase));

    private static string NameOf(Category kind, FollowUp question) => $"{kind.Slug}/{question.Name}";

    /// <summary>The name that the content gives the question; in another language the question itself, which is translated.</summary>
    private static string Label(Talk talk, FollowUp question) => talk.Phrase(question.Text) is var translated && translated != question.Text
        ? translated : char.ToUpperInvariant(question.Name[0]) + question.Name[1..].Replace('-', ' ');
}
