using Microsoft.AspNetCore.Mvc.RazorPages;
using WijkBot.Knowledge.Content;
using WijkBot.Pages.Wijken;

namespace WijkBot.Pages;

/// <summary>The ideas of residents that everybody may read, by wijk.</summary>
/// <param name="knowledge">Name of the town.</param>
/// <param name="initiatives">The ideas.</param>
public sealed class InitiatievenModel(KnowledgeBase knowledge, OpenbareInitiatieven initiatives) : PageModel
{
    /// <summary>Name of the town.</summary>
    public string Place => knowledge.Gemeente.Place;

    /// <summary>The ideas of each wijk that has any, by name; those of no wijk last.</summary>
    public IReadOnlyList<(string? Slug, string Name, IReadOnlyList<OpenbaarInitiatief> Ideas)> ByWijk { get; private set; } = [];

    /// <summary>Fills the page.</summary>
    public async Task OnGetAsync(CancellationToken cancel) =>
        ByWijk = [.. (await initiatives.InAsync(null, cancel)).GroupBy(idea => (idea.Slug, idea.Wijk)).OrderBy(wijk => wijk.Key.Wijk is null).ThenBy(wijk => wijk.Key.Wijk, StringComparer.Ordinal)
            .Select(wijk => (wijk.Key.Slug, wijk.Key.Wijk ?? "Voor heel " + Place, (IReadOnlyList<OpenbaarInitiatief>)[.. wijk]))];
}
