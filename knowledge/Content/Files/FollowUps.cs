using WijkBot.Knowledge.Content.Yaml;

namespace WijkBot.Knowledge.Content.Files;

/// <summary>Reads the questions of a category.</summary>
internal static class FollowUps
{
    public static List<FollowUp> Read(ContentNode category)
    {
        var questions = new List<FollowUp>();
        foreach (var node in category.List("vragen"))
        {
            var question = new FollowUp(node.NeedText("naam"), node.NeedText("vraag"), node.Texts("keuzes"), node.Flag("mag_overslaan")) { When = node.TextOrNull("als") };
            node.NothingElse();
            if (questions.Exists(earlier => earlier.Name == question.Name)) node.Fault($"vraag '{question.Name}' staat er twee keer");
            if (question.When is { } when && !CanAnswer(questions, when)) node.Fault($"'als' is '{when}', maar geen eerdere vraag heeft die naam en die keuze");
            questions.Add(question);
        }
        return questions;
    }

    /// <summary>Whether some question of this name offers this choice, in <c>naam=antwoord</c>.</summary>
    public static bool CanAnswer(IEnumerable<FollowUp> questions, string answer) =>
        answer.Split('=', 2) is [var name, var choice] && questions.Any(question => question.Name == name && question.Choices.Contains(choice));
}
