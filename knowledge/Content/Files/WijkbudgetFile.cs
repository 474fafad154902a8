using WijkBot.Knowledge.Content.Yaml;
using WijkBot.Knowledge.Wijken;

namespace WijkBot.Knowledge.Content.Files;

/// <summary>Reads <c>wijkbudget.yaml</c>.</summary>
internal static class WijkbudgetFile
{
    public static IReadOnlyList<Wijkbudget> Read(ContentNode file, WijkMap? wijken)
    {
        var budgets = file.List("wijkbudgetten").ConvertAll(node => Budget(node, wijken));
        file.NothingElse();
        foreach (var twice in budgets.GroupBy(budget => budget.Wijk).Where(same => same.Count() > 1)) file.Fault($"wijk '{twice.Key}' staat er twee keer");
        return budgets;
    }

    private static Wijkbudget Budget(ContentNode node, WijkMap? wijken)
    {
        var budget = new Wijkbudget(
            node.NeedText("wijk"), node.NumberOrNull("bedrag"), node.NumberOrNull("jaar"), node.Texts("regels"), node.NeedText("bron"), node.DateOrNull("gecontroleerd"));
        if (budget.Checked is null) node.Fault("sleutel 'gecontroleerd' ontbreekt: wanneer zijn deze regels voor het laatst nagekeken?");
        if (wijken is not null && wijken.BySlug(budget.Wijk) is null) node.Fault($"wijk '{budget.Wijk}' staat niet in wijken.yaml");
        node.NothingElse();
        return budget;
    }
}
