using System.Globalization;
using WijkBot.Cases;
using WijkBot.Channels.Teams.Cards;
using WijkBot.Channels.Teams.Extensions;
using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Content.Entries;
using WijkBot.Operations;

namespace WijkBot.Desk.Pasting;

/// <summary>Cards that are pasted: a case without the resident's words, house number or name, and a known answer with its source.</summary>
/// <param name="knowledge">Names and texts.</param>
/// <param name="site">Our public address.</param>
public sealed class PasteCards(KnowledgeBase knowledge, PublicSite site)
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    /// <summary>A case. Of a confidential one only that it is.</summary>
    public ExtensionResult Of(Case @case)
    {
        if (IsConfidential(@case))
            return Result(@case.Reference, knowledge.Say("teams.plakken.vertrouwelijk"), []);
        var category = knowledge.Category(@case.Category ?? "")?.Name;
        var subject = string.Join(", ", new[] { category, @case.Place?.Street }.OfType<string>());
        var wijk = knowledge.Wijken.BySlug(@case.Wijk ?? "")?.Name;
        var facts = new[] { wijk, CaseRecord.NameOf(@case.State) }.OfType<string>();
        return Result(subject.Length == 0 ? @case.Reference : $"{@case.Reference} · {subject}", string.Join(" · ", facts), []);
    }

    /// <summary>A known answer.</summary>
    public ExtensionResult Of(Entry entry)
    {
        var where = knowledge.Wijken.BySlug(entry.Wijk ?? "");
        var source = knowledge.Say("teams.plakken.bron", ("bron", entry.Source.Name.TrimEnd('?', '.', '!')), ("datum", entry.Checked.ToString("MMMM yyyy", Dutch)));
        CardButton[] links =
        [
            .. entry.Source.Url is { } url ? [new LinkButton(knowledge.Say("teams.plakken.naar-bron"), url)] : Array.Empty<CardButton>(),
            .. where is not null ? [new LinkButton(knowledge.Say("teams.plakken.naar-wijk", ("wijk", where.Name)), site.Address("/wijk/" + where.Slug))] : Array.Empty<CardButton>(),
        ];
        return Result(entry.Title, where?.Name ?? knowledge.Gemeente.Place, links, new Text(entry.Text), new Text(source) { Size = TextSize.Small, IsSubtle = true });
    }

    private bool IsConfidential(Case @case) => @case.Confidential || knowledge.Category(@case.Category ?? "") is { Confidential: true };

    private static ExtensionResult Result(string title, string line, CardButton[] links, params CardElement[] more) => new(title, line, new Card
    {
        Body = [new Text(title) { Bold = true, Heading = true }, new Text(line) { IsSubtle = true, Spacing = Spacing.None }, .. more],
        Actions = links.Length > 0 ? links : null,
        FallbackText = title,
    });
}
