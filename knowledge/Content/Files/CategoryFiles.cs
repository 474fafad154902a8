using WijkBot.Knowledge.Content.Yaml;

namespace WijkBot.Knowledge.Content.Files;

/// <summary>Reads <c>categorieen.yaml</c> (what holds for all, and their order) and one file per category in <c>categorieen/</c>.</summary>
internal static class CategoryFiles
{
    public static List<Category> Read(ContentNode index, string folder)
    {
        var defaults = index.Need("standaard");
        var take = defaults?.DurationOrNull("oppakken_binnen") ?? TimeSpan.Zero;
        var answer = defaults?.DurationOrNull("antwoorden_binnen") ?? TimeSpan.Zero;
        defaults?.NothingElse();
        var slugs = index.NeedList("volgorde").ConvertAll(item => (Node: item, Slug: item.AsText() ?? ""));
        index.NothingElse();

        var categories = new List<Category>();
        foreach (var (node, slug) in slugs)
        {
            if (categories.Exists(earlier => earlier.Slug == slug)) node.Fault($"categorie '{slug}' staat er twee keer");
            else if (ContentFile.Read(Path.Combine(folder, slug + ".yaml"), index.Faults) is { } file) categories.Add(Category(file, slug, take, answer));
        }
        if (Directory.Exists(folder))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*.yaml").Where(file => !slugs.Exists(known => known.Slug == Path.GetFileNameWithoutExtension(file))))
                index.Faults.Add(new ContentFault(file, 0, "deze categorie staat niet in 'volgorde' van categorieen.yaml"));
        }
        return categories;
    }

    private static Category Category(ContentNode file, string slug, TimeSpan take, TimeSpan answer)
    {
        var named = file.NeedText("slug");
        if (named.Length > 0 && named != slug) file.Fault($"slug '{named}' past niet bij de naam van het bestand");
        var handling = file.NumberOrNull("afhandeling_werkdagen");
        var category = new Category(
            slug, file.NeedText("naam"), file.Texts("woorden"), file.Texts("voorbeelden"), FollowUps.Read(file), file.NeedText("partij"), handling,
            file.DurationOrNull("oppakken_binnen") ?? take, file.DurationOrNull("antwoorden_binnen") ?? answer, file.Flag("vertrouwelijk"))
        {
            NotOurs = file.TextOrNull("niet_van_ons"),
            DevExamples = file.Texts("dev"),
            HandlingSource = file.TextOrNull("afhandeling_bron"),
        };
        if (handling is not null && category.HandlingSource is null) file.Fault("bij 'afhandeling_werkdagen' hoort 'afhandeling_bron': een termijn zonder bron beloven wij niet");
        file.NothingElse();
        return category;
    }
}
