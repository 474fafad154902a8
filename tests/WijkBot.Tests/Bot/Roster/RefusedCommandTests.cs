using WijkBot.Kennis;
using WijkBot.Tests.Transcripts;

namespace WijkBot.Tests.Bot.Roster;

/// <summary>Every command that somebody types who may not: a polite no, nothing changed, and a line in the log.</summary>
public sealed class RefusedCommandTests
{
    private static readonly string[] Question =
    [
        "# wijk: windmolenbroek", "# kanalen: windmolenbroek, schelfhorst, beterwonen, stad=almelo",
        "> mag ik op het dak van de flat een bijenkast zetten?", "> ja", "@ Anna, windmolenbroek, knop antwoorden: Dat mag.",
    ];

    private static readonly string[] Work =
    [
        "bewaar V-77", "kennis", "kennis V-77", "kennis V-77 wijzig: Dat mag.", "kennis V-77 verlopen", "rooster windmolenbroek", "bewaar V-77 Mag alles?", "bericht windmolenbroek: Morgen feest.", "verstuur 1", "akkoord 1", "stop 1", "stand 1",
        "afwezig tot maandag", "terug", "ik neem windmolenbroek over", "mijn", "open", "wijk windmolenbroek", "zoek bijenkast", "V-77", "waarom V-77",
    ];

    public static TheoryData<string, string, string> Refused()
    {
        var all = new TheoryData<string, string, string>();
        foreach (var command in Work)
        {
            all.Add("# buiten het rooster", "Gast, privé", command);
            all.Add("# andere tenant", "Gast, windmolenbroek", command);
        }
        all.Add("# andere tenant", "Gast, windmolenbroek", "ontkoppel windmolenbroek");
        all.Add("# andere tenant", "Gast, windmolenbroek", "koppel schelfhorst");
        return all;
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_typed_command_of_who_may_not_changes_nothing_and_is_in_the_log(string around, string who, string command)
    {
        var (before, after, said) = await PlayAsync(around, $"@ {who}: {command}");

        Assert.Matches("(andere organisatie|kan ik hier niet voor u doen)", said);
        var line = Assert.Single(after.Except(before));
        Assert.Matches(@"(?s)logboek.*""Gast"".*: geweigerd", line);
        Assert.Empty(before.Except(after));
    }

    [Theory]
    [InlineData("Fred, schelfhorst")]
    [InlineData("Fred, beterwonen")]
    public async Task An_answer_of_another_network_is_not_kept(string who)
    {
        var (before, after, said) = await PlayAsync("# ander netwerk", $"@ {who}: bewaar V-77 Mag alles?");

        Assert.Contains("hoort bij een ander netwerk", said, StringComparison.Ordinal);
        Assert.DoesNotContain(after.Except(before), record => record.StartsWith(GivenAnswer.RecordKind + ' ', StringComparison.Ordinal));
        Assert.Contains(after.Except(before), record => record.Contains("bewaar V-77", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Fred, schelfhorst: kennis V-77 wijzig: Dat mag niet meer.")]
    [InlineData("Fred, schelfhorst: kennis V-77 verlopen")]
    [InlineData("Fred, beterwonen, knop kennis-wijzig nummer=V-77 | tekst=Dat mag niet meer.")]
    [InlineData("Fred, beterwonen, knop kennis-verloop nummer=V-77")]
    [InlineData("Fred, schelfhorst, knop kennis-toon nummer=V-77")]
    public async Task An_answer_of_another_network_is_neither_shown_nor_changed(string line)
    {
        var (before, after, said) = await PlayAsync("# ander netwerk", "@ " + line);

        Assert.Contains("hoort bij een ander netwerk", said, StringComparison.Ordinal);
        Assert.DoesNotContain(after.Except(before), record => record.StartsWith(GivenAnswer.RecordKind + ' ', StringComparison.Ordinal));
        Assert.Contains(after.Except(before), record => record.StartsWith("logboek", StringComparison.Ordinal));
    }

    /// <summary>All records before and after the last line, and what was said to it.</summary>
    private static async Task<(IReadOnlyList<string> Before, IReadOnlyList<string> After, string Said)> PlayAsync(string around, string line)
    {
        var first = new Transcript(Question);
        var start = await first.PlayAsync();
        Assert.Contains("bewaar V-77", start, StringComparison.Ordinal);
        var whole = new Transcript([.. Question, around, line]);
        var played = await whole.PlayAsync();
        return (RecordsOf(first), RecordsOf(whole), played[(played.LastIndexOf(line, StringComparison.Ordinal) + line.Length)..]);
    }

    private static List<string> RecordsOf(Transcript transcript) => [.. transcript.Town.Records.Select(record => $"{record.Kind} {record.Id} {record.Status} {record.Json}")];
}
