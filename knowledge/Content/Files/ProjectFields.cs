using WijkBot.Knowledge.Content.Entries;
using WijkBot.Knowledge.Content.Yaml;

namespace WijkBot.Knowledge.Content.Files;

/// <summary>What a project has besides what every entry has.</summary>
internal static class ProjectFields
{
    public static Project Read(ContentNode head, Project project)
    {
        var read = project with
        {
            Fase = head.OneOf("fase", ProjectFase.Onbekend),
            Begin = Date(head, "begin"),
            End = Date(head, "einde"),
            Streets = head.Texts("straten"),
            Place = head.TextOrNull("plaats"),
            Contact = head.Get("contact") is { } contact ? Contact(contact) : null,
            News = [.. head.List("nieuws").Select(News).OfType<ProjectNews>().OrderByDescending(news => news.Day)],
        };
        if (read is { Begin: { } begin, End: { } end } && end.Last < begin.First) head.Get("einde")!.Fault("'einde' ligt voor 'begin'");
        return read;
    }

    private static PartialDate? Date(ContentNode head, string key)
    {
        if (head.Get(key) is not { } node) return null;
        if (PartialDate.Parse(node.Text) is { } date) return date;
        node.Fault($"'{key}' is '{node.Text}'; schrijf 2024-03-01, 2024-03 of 2024");
        return null;
    }

    private static ProjectContact Contact(ContentNode node)
    {
        var contact = new ProjectContact(node.NeedText("naam"), node.TextOrNull("telefoon"), node.TextOrNull("email"));
        node.NothingElse();
        return contact;
    }

    private static ProjectNews? News(ContentNode node)
    {
        node.Need("datum");
        var (day, text) = (node.DateOrNull("datum"), node.NeedText("tekst"));
        node.NothingElse();
        return day is null ? null : new ProjectNews(day.Value, text);
    }
}
