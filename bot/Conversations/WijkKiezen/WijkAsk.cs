using WijkBot.Conversations.Engine;
using WijkBot.Knowledge.Content;

namespace WijkBot.Conversations.WijkKiezen;

/// <summary>Asks for a wijk: by its name, one of its buurten, or a postcode. What a postcode suggests is confirmed, because one postcode may lie in several.</summary>
/// <param name="knowledge">The wijken.</param>
public sealed class WijkAsk(KnowledgeBase knowledge)
{
    /// <summary>Asks; the answer is a slug.</summary>
    /// <param name="talk">The talk.</param>
    /// <param name="name">Name of the question.</param>
    public async ValueTask<string> AskAsync(Talk talk, string name)
    {
        var said = await talk.Ask(new Question<string>
        {
            Name = name,
            Text = talk.Text(name),
            Again = talk.Text("kennis.wijk.nogmaals"),
            Reader = (heard, _) => Read(heard.Text),
        });
        var slug = said.TrimStart('?');
        if (slug == said || await talk.AskYesNo($"{name}/klopt", talk.Text("kennis.wijk.klopt", ("wijk", knowledge.Wijken.BySlug(slug)!.Name)), of: slug)) return slug;
        talk.Forget(name);
        await talk.StartOver();
        return slug;
    }

    /// <summary>A slug, or <c>?slug</c> when it is a guess from a postcode or a misspelt name.</summary>
    private Reading<string> Read(string text)
    {
        if (knowledge.Wijken.Find(text) is { } match) return Reading.Sure(match.Exact ? match.Wijk.Slug : "?" + match.Wijk.Slug);
        return knowledge.Places.Read(text) switch
        {
            { WijkIsSaid: true, Place.Wijk: { } wijk } => Reading.Sure(wijk),
            { Candidates: [var likely, ..] } => Reading.Sure("?" + likely),
            _ => Reading.No<string>(),
        };
    }
}
