using System.Globalization;
using WijkBot.Knowledge.Content.Entries;
using WijkBot.Knowledge.Content.Yaml;

namespace WijkBot.Knowledge.Content.Files;

/// <summary>What an activity has besides what every entry has.</summary>
internal static class ActiviteitFields
{
    public static Activiteit Read(ContentNode head, Activiteit activity)
    {
        var read = activity with
        {
            Sort = head.OneOf("soort", ActiviteitSoort.Overig),
            Begin = head.TimeOrNull("begin"),
            End = head.TimeOrNull("einde"),
            When = head.TextOrNull("wanneer"),
            Rule = head.TextOrNull("herhaling"),
            Except = head.List("behalve").Select(Day).OfType<DateOnly>().ToHashSet(),
            Place = head.TextOrNull("plaats"),
            Address = head.TextOrNull("adres"),
            Costs = head.EurosOrNull("kosten"),
            SignUp = head.Get("aanmelden") is { } signUp ? SignUp(signUp) : null,
            Accessibility = head.TextOrNull("toegankelijk"),
        };
        if (read.Begin is null && read.When is null) head.Fault("zeg wanneer het is: met 'begin', of in woorden met 'wanneer'");
        if (read.End <= read.Begin) head.Get("einde")!.Fault("'einde' ligt niet na 'begin'");
        if (read is { Rule: not null, Begin: null }) head.Get("herhaling")!.Fault("'herhaling' kan niet zonder 'begin'; gebruik 'wanneer' als de tijd niet bekend is");
        if (read.Rule is { } rule && !Occurrences.IsRule(rule)) head.Get("herhaling")!.Fault($"'{rule}' is geen herhaling; schrijf bijvoorbeeld FREQ=WEEKLY;BYDAY=TU");
        return read;
    }

    private static DateOnly? Day(ContentNode node)
    {
        if (DateOnly.TryParseExact(node.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        node.Fault($"'{node.Text}' is geen datum; schrijf 2025-12-24");
        return null;
    }

    private static Aanmelden SignUp(ContentNode node)
    {
        var signUp = new Aanmelden(node.Flag("nodig"), node.TextOrNull("hoe"), node.NumberOrNull("plaatsen"));
        node.NothingElse();
        return signUp;
    }
}
