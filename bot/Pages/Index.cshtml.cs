using Microsoft.AspNetCore.Mvc.RazorPages;
using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Content.Entries;
using WijkBot.Knowledge.Wijken;
using WijkBot.Pages.Wijken;

namespace WijkBot.Pages;

/// <summary>The first page: every wijk, and every way to reach WijkBot.</summary>
/// <param name="knowledge">The wijken and what they know.</param>
/// <param name="channels">Numbers of ours.</param>
/// <param name="clock">Today.</param>
public sealed class IndexModel(KnowledgeBase knowledge, WijkKanalen channels, TimeProvider clock) : PageModel
{
    /// <summary>Name of the town.</summary>
    public string Place => knowledge.Gemeente.Place;

    /// <summary>Name of the municipality.</summary>
    public string Municipality => knowledge.Gemeente.Name;

    /// <summary>Number of the municipality.</summary>
    public string Phone => knowledge.Gemeente.Phone;

    /// <summary>The same as an address.</summary>
    public string PhoneLink => Phone.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>When the phone is answered.</summary>
    public string Hours => OpeningHours.Of(knowledge.Gemeente);

    /// <summary>The map of the town.</summary>
    public WijkKaart? Map { get; } = WijkKaart.Of(knowledge.Wijken, knowledge.Wijken.All.Select(wijk => (wijk.Code, wijk.Name, (string?)("/wijk/" + wijk.Slug))));

    /// <summary>Town-wide numbers.</summary>
    public IReadOnlyList<Kanaal> Channels => channels.Of(null);

    /// <summary>The wijken by name, each with a line about what is there.</summary>
    public IEnumerable<(string Slug, string Name, string Line)> Wijken =>
        knowledge.Wijken.All.OrderBy(wijk => wijk.Name, StringComparer.Ordinal).Select(wijk => (wijk.Slug, wijk.Name, LineOf(wijk)));

    private string LineOf(Wijk wijk)
    {
        var today = WijkAgenda.TodayOf(knowledge, clock);
        var own = knowledge.Entries.Where(entry => entry.Wijk == wijk.Slug && entry.IsValid(today)).ToList();
        string[] parts = [Count(own.OfType<Project>().Count(), "project", "projecten"), Count(own.OfType<Activiteit>().Count(), "activiteit", "activiteiten")];
        var known = string.Join(" en ", parts.Where(part => part.Length > 0));
        return known.Length > 0 ? known : Count(wijk.Buurten.Count, "buurt", "buurten");
    }

    private static string Count(int number, string one, string more) => number switch { 0 => "", 1 => $"1 {one}", _ => $"{number} {more}" };
}
