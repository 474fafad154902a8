using WijkBot.Knowledge.Content.Yaml;
using WijkBot.Knowledge.Wijken;

namespace WijkBot.Knowledge.Content.Files;

/// <summary>Reads <c>wijken.yaml</c> and the outlines beside it.</summary>
internal static class WijkenFile
{
    public static WijkMap Read(ContentNode file, string outlineFile)
    {
        foreach (var about in (string[])["jaar", "bron"]) file.NeedText(about);
        var wijken = file.NeedList("wijken").ConvertAll(Wijk);
        var outside = file.Texts("postcodes_buiten");
        var towns = file.Texts("plaatsen_buiten");
        file.NothingElse();
        Once(file, wijken.Select(wijk => wijk.Slug), "wijk");
        Once(file, wijken.Select(wijk => wijk.Code).Concat(wijken.SelectMany(wijk => wijk.Buurten).Select(buurt => buurt.Code)), "CBS-code");
        var codes = wijken.SelectMany(wijk => wijk.Buurten).Select(buurt => buurt.Code).Concat(wijken.Select(wijk => wijk.Code)).ToHashSet();
        var outlines = OutlineFile.Read(outlineFile, file.Faults);
        foreach (var outline in outlines.Where(outline => !codes.Contains(outline.Code)))
            file.Faults.Add(new ContentFault(outlineFile, 0, $"omtrek '{outline.Code}' hoort bij geen wijk of buurt in wijken.yaml"));
        return new WijkMap([.. wijken.DistinctBy(wijk => wijk.Slug).DistinctBy(wijk => wijk.Code)], new Outlines(wijken, outlines), outside, towns);
    }

    private static Wijk Wijk(ContentNode node)
    {
        var slug = node.NeedText("slug");
        var wijk = new Wijk(
            slug, node.NeedText("code"), node.NeedText("naam"), node.Texts("ook_wel"), Postcodes(node),
            node.NeedList("buurten").ConvertAll(buurt => Buurt(buurt, slug)));
        node.NothingElse();
        return wijk;
    }

    private static Buurt Buurt(ContentNode node, string wijk)
    {
        var buurt = new Buurt(node.NeedText("code"), node.NeedText("naam"), wijk, node.Texts("ook_wel"));
        node.NothingElse();
        return buurt;
    }

    private static List<string> Postcodes(ContentNode node)
    {
        foreach (var item in node.List("postcodes"))
        {
            if (item.Text is not { Length: 4 } four || !four.All(char.IsAsciiDigit)) item.Fault($"'{item.Text}' is geen postcode van vier cijfers");
        }
        return node.Texts("postcodes");
    }

    private static void Once(ContentNode file, IEnumerable<string> names, string what)
    {
        foreach (var twice in names.GroupBy(name => name).Where(same => same.Count() > 1))
            file.Fault($"{what} '{twice.Key}' staat er twee keer");
    }
}
