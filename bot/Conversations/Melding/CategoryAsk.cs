using WijkBot.Conversations.Engine;
using WijkBot.Knowledge.Content;

namespace WijkBot.Conversations.Melding;

/// <summary>Asks which kind of melding: out of the best three, else by theme and then kind; a kind may always be typed.</summary>
/// <param name="knowledge">The kinds, and which of them a text is like.</param>
public sealed class CategoryAsk(KnowledgeBase knowledge)
{
    private const int Best = 3;
    private const double Likely = 0.03;
    private const double Unmistakable = 0.6;
    private const string Other = "anders";
    private const string Rest = "overig";

    /// <summary>Themes in the order of the list, and the kinds in each. A kind of the content that stands in none is found by typing.</summary>
    private static readonly (string Theme, string[] Kinds)[] Themes =
    [
        ("straat", ["straatverlichting", "stoep-en-weg", "straatmeubilair", "verkeersbord-en-licht", "riool-en-water", "graffiti"]),
        ("afval", ["zwerfafval", "afvaldumping", "container", "hondenpoep"]),
        ("groen", ["boom", "groen", "speelplek", "dieren-en-ongedierte"]),
        ("verkeer", ["parkeren", "verkeersveiligheid", "wrak"]),
        ("overlast", ["geluid", "groepen-en-jongeren", "drugs", "vuurwerk"]),
        ("wonen", ["buren", "woning"]),
    ];

    /// <summary>Slug of the kind.</summary>
    public async ValueTask<string> AskAsync(Talk talk, string what)
    {
        var guess = talk.Keep("gok", what, () => Suggest(what, talk.Resident.Language));
        var label = talk.Text("soort.label");
        if (guess.Length > 0)
        {
            var choice = await Choose(talk, "soort", [.. guess.Select(slug => Option(talk, slug)), new Option(Other, talk.Text("soort.anders")) { Words = ["anders", "geen van deze", "staat er niet bij"] }], talk.Text("soort"), label);
            if (choice != Other) return choice;
        }
        var theme = await Choose(talk, "soort/thema", [.. Themes.Select(t => new Option(t.Theme, talk.Text("thema." + t.Theme))), new Option(Rest, talk.Text("thema.overig"))], talk.Text("soort.thema"), guess.Length == 0 ? label : null);
        var kinds = Themes.FirstOrDefault(t => t.Theme == theme).Kinds;
        if (kinds is null) return theme;
        return await Choose(talk, "soort/thema/" + theme, [.. kinds.Where(slug => knowledge.Category(slug) is not null).Select(slug => Option(talk, slug)), new Option(Rest, talk.Text("soort.anders"))], talk.Text("soort.precies"));
    }

    private string[] Suggest(string what, string language) => [.. knowledge.SuggestCategories(what, language).Where(p => p.Confidence >= Likely && p.Label != Rest).Select(p => p.Label).Take(Best)];

    private ValueTask<string> Choose(Talk talk, string name, Option[] options, string text, string? label = null)
    {
        return talk.Ask(new Question<string>
        {
            Name = name,
            Text = text,
            Options = options,
            Label = label,
            Fill = false,
            StillValid = id => options.Any(option => option.Id == id) || knowledge.Category(id) is not null,
            Reader = (heard, shown) => Read(talk, heard.Text, options, shown),
        });
    }

    /// <summary>One of the choices shown, any other kind by its words, or new words that fit one kind unmistakably.</summary>
    private Reading<string> Read(Talk talk, string text, Option[] options, IReadOnlyList<string> shown)
    {
        var chosen = Choices.Read(text, options, shown);
        if (chosen.Certainty == Certainty.Sure || chosen.Why is not null) return chosen;
        // "ja" to one suggestion and "iets anders" means that suggestion.
        if (options is [var only, { Id: Other }] && YesNo.Read(text) is { Certainty: Certainty.Sure } said) return Reading.Sure(said.Value ? only.Id : Other);
        var others = knowledge.Categories.Where(category => !options.Any(option => option.Id == category.Slug)).Select(category => Option(talk, category.Slug));
        var typed = Choices.Read(text, [.. options, .. others], []);
        if (typed.Certainty == Certainty.Sure) return typed;
        return knowledge.Understand(text, talk.Resident.Language) is { Intent: "melding" or "buurtbemiddeling", Categories: [{ Confidence: >= Unmistakable } best, ..] }
            ? Reading.Maybe(best.Label) : Reading.No<string>();
    }

    private Option Option(Talk talk, string slug)
    {
        var category = knowledge.Category(slug)!;
        return new Option(slug, talk.Phrase(category.Name)) { Words = [.. category.Words, category.Name] };
    }
}
