using WijkBot.Knowledge.Content.Yaml;
using WijkBot.Knowledge.Language.Places;
using WijkBot.Knowledge.Wijken;

namespace WijkBot.Knowledge.Content.Files;

/// <summary>Reads <c>plekken.yaml</c>: places that residents know by name.</summary>
internal static class PlekkenFile
{
    private static readonly string[] Kinds = ["wijkcentrum", "winkelcentrum", "park", "straat", "milieueiland", "sport", "station", "overig"];

    public static IReadOnlyList<Landmark> Read(ContentNode file, WijkMap? wijken)
    {
        var landmarks = file.NeedList("plekken").ConvertAll(node => Landmark(node, wijken));
        file.NothingElse();
        foreach (var twice in landmarks.GroupBy(landmark => landmark.Name).Where(same => same.Count() > 1)) file.Fault($"plek '{twice.Key}' staat er twee keer");
        return landmarks;
    }

    private static Landmark Landmark(ContentNode node, WijkMap? wijken)
    {
        var landmark = new Landmark(
            node.NeedText("naam"), node.Texts("ook_wel"), node.NeedText("soort"), node.TextOrNull("wijk"), node.TextOrNull("adres"), node.NeedText("bron"), node.NeedText("gecontroleerd"))
        {
            OnlyWith = node.Texts("alleen_met"),
        };
        node.NothingElse();
        if (!Kinds.Contains(landmark.Kind)) node.Fault($"'soort' is '{landmark.Kind}'; kies uit {string.Join(", ", Kinds)}");
        if (wijken is not null && landmark.Wijk is { } wijk && wijken.BySlug(wijk) is null) node.Fault($"wijk '{wijk}' staat niet in wijken.yaml");
        return landmark;
    }
}
