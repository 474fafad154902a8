using WijkBot.Knowledge.Content.Entries;
using WijkBot.Knowledge.Content.Yaml;
using WijkBot.Knowledge.Wijken;

namespace WijkBot.Knowledge.Content.Files;

/// <summary>Reads one entry: YAML between two lines of three dashes, then the text in Markdown.</summary>
internal sealed class EntryFile(string path, EntryId id, WijkMap wijken, List<ContentFault> faults)
{
    private const string Fence = "---";

    private List<ContentNode> _related = [];

    public Entry? Read()
    {
        var text = File.ReadAllText(path).ReplaceLineEndings("\n").TrimStart('\uFEFF');
        var end = text.StartsWith(Fence + "\n", StringComparison.Ordinal) ? text.IndexOf($"\n{Fence}\n", Fence.Length, StringComparison.Ordinal) : -1;
        if (end < 0)
        {
            faults.Add(new ContentFault(path, 1, "een bestand begint met een regel ---, dan de kenmerken, dan weer een regel ---"));
            return null;
        }
        // the parser sees an empty line in place of the first fence: its lines are then the file's
        if (ContentFile.Parse(path, text[Fence.Length..(end + 1)], faults) is not { } head) return null;
        if (head.Values is null)
        {
            head.Fault("hier horen kenmerken te staan, zoals 'titel: …'");
            return null;
        }
        var body = text[(end + Fence.Length + 2)..].Trim();
        if (body.Length == 0) faults.Add(new ContentFault(path, text.Count(letter => letter == '\n'), "de tekst onder de kenmerken ontbreekt"));
        var before = faults.Count;
        var entry = Common(head, Typed(head), body);
        head.NothingElse();
        return faults.Count == before && body.Length > 0 ? entry : null;
    }

    /// <summary>The entries named under <c>verwant</c>: in the same wijk, else in the town.</summary>
    public IReadOnlyList<EntryId> Related(EntryId own, HashSet<EntryId> known)
    {
        var found = new List<EntryId>();
        foreach (var node in _related)
        {
            var slug = node.AsText() ?? "";
            var candidates = new[] { own.Wijk, null }.SelectMany(_ => Enum.GetValues<EntryKind>(), (wijk, kind) => new EntryId(wijk, kind, slug));
            if (EntryId.Parse(slug) is { } full && known.Contains(full)) found.Add(full);
            else if (candidates.FirstOrDefault(one => one != own && known.Contains(one)) is { } other) found.Add(other);
            else node.Fault($"verwant '{slug}' bestaat niet in deze wijk en niet in stad/");
        }
        return found;
    }

    private Entry Common(ContentNode head, Entry entry, string body)
    {
        var source = head.Need("bron");
        _related = head.List("verwant");
        var common = entry with
        {
            Title = head.NeedText("titel"),
            Questions = head.Texts("vragen"),
            Theme = head.TextOrNull("thema"),
            Owner = head.NeedText("eigenaar"),
            Source = source is null ? entry.Source : new EntrySource(source.NeedText("naam"), Address(source, "url")),
            Checked = head.Need("gecontroleerd") is null ? default : head.DateOrNull("gecontroleerd") ?? default,
            Expires = head.DateOrNull("verloopt"),
            Audience = Audience(head),
            Note = head.TextOrNull("notitie"),
            Buurten = [.. head.List("buurten").Select(Buurt).OfType<string>()],
            Markdown = body,
            // most texts are plain already: one string for both halves the memory of a large content
            Text = MarkdownText.ToPlain(body) is var plain && plain == body ? body : plain,
            File = path,
        };
        source?.NothingElse();
        if (common.Expires <= common.Checked) head.Get("verloopt")!.Fault("'verloopt' ligt niet na 'gecontroleerd'");
        return common;
    }

    /// <summary>A word that nobody asks by would never be found.</summary>
    private static List<string> Audience(ContentNode head)
    {
        foreach (var node in head.List("doelgroep"))
        {
            if (!Audiences.Names.Contains(node.Text)) node.Fault($"doelgroep '{node.Text}' bestaat niet; kies uit {string.Join(", ", Audiences.Names)}");
        }
        return head.Texts("doelgroep");
    }

    private string? Buurt(ContentNode node)
    {
        var match = wijken.Find((node.AsText() ?? "").Replace('-', ' '));
        if (match is { Exact: true, Buurt: { } buurt } && (id.Wijk is null || match.Wijk.Slug == id.Wijk)) return buurt.Code;
        node.Fault($"'{node.Text}' is geen buurt{(id.Wijk is null ? "" : " van deze wijk")}");
        return null;
    }

    private Entry Typed(ContentNode head)
    {
        var nothing = new EntrySource("", null);
        return id.Kind switch
        {
            EntryKind.Project => ProjectFields.Read(head, new Project { Id = id, Title = "", Owner = "", Source = nothing, Checked = default, Markdown = "", Text = "" }),
            EntryKind.Activiteit => ActiviteitFields.Read(head, new Activiteit { Id = id, Title = "", Owner = "", Source = nothing, Checked = default, Markdown = "", Text = "" }),
            EntryKind.Contact => ContactFields.Read(head, new Contact { Id = id, Title = "", Owner = "", Source = nothing, Checked = default, Markdown = "", Text = "" }),
            _ => new Antwoord { Id = id, Title = "", Owner = "", Source = nothing, Checked = default, Markdown = "", Text = "" },
        };
    }

    /// <summary>A web address; anything else would be a dead link on a phone.</summary>
    internal static string? Address(ContentNode node, string key)
    {
        if (node.TextOrNull(key) is not { } text) return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http")) node.Get(key)!.Fault($"'{text}' is geen webadres; het begint met https://");
        return text;
    }
}
