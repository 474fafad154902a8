namespace WijkBot.Conversations.Engine;

public sealed partial class Talk
{
    /// <summary>Who said "nee" by mistake says so in words; it is not a choice to show.</summary>
    private static readonly Option Nothing = new("niets", "niets") { Words = ["niets", "niks", "klopt", "het klopt", "alles klopt", "klopt toch", "toch goed", "het is goed", "alles goed", "ja"] };

    /// <summary>
    /// Shows a summary and goes on when the resident agrees. "nee" asks which answer is wrong, and then asks for that one alone ("niets" agrees after all);
    /// "nee, het is de Dorpsstraat" changes it at once (<see cref="Dialogue.Correct"/>).
    /// </summary>
    /// <param name="name">Its name.</param>
    /// <param name="summary">What the resident confirms; the question is added.</param>
    public async ValueTask Confirm(string name, string summary)
    {
        var key = Fingerprint.Of(summary);
        if (await Ask(YesNoQuestion(name, Text(name, ("samenvatting", summary)), key) with { IsSummary = true })) return;
        var options = path.Where(step => step.Question?.Label is not null).Select(step => new Option(step.Name, step.Question!.Label!)).ToList();
        var which = await Choose($"{name}/welke", options, also: [Nothing], fill: false, of: key);
        if (which == Nothing.Id) return;
        state.Forget(which);
        state.Answers.Remove(name);
        state.Answers.Remove($"{name}/welke");
        await StartOver();
    }
}
