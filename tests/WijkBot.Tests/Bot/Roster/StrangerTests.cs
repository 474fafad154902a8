using WijkBot.Cases;
using WijkBot.Roster;
using WijkBot.Tests.Transcripts;

namespace WijkBot.Tests.Bot.Roster;

/// <summary>Who may do nothing with a case: every button and every command is a polite no, changes nothing, and is in the log.</summary>
public sealed class StrangerTests
{
    private static readonly string[] Verbs =
    [
        "oppakken", "antwoorden: Wij komen.", "doorzetten: schelfhorst", "afhandelen: Klaar.", "heropenen", "overnemen", "teruggeven",
        "samenvoegen M-900 met=M-901", "soort M-900 soort=container", "plek M-900 plek=Palmstraat 14",
    ];

    public static TheoryData<string, string> Presses()
    {
        var all = new TheoryData<string, string>();
        foreach (var verb in Verbs)
        {
            all.Add("Anna, windmolenbroek", verb);
            all.Add("Gast, privé", verb);
            all.Add("Fred, beterwonen", verb);
        }
        return all;
    }

    [Theory]
    [MemberData(nameof(Presses))]
    public async Task A_stranger_s_press_is_refused_and_logged(string who, string verb)
    {
        string[] tenant = who.StartsWith("Anna", StringComparison.Ordinal) ? ["# andere tenant"] : [];
        var press = verb.Contains("M-900", StringComparison.Ordinal) ? verb : verb.Contains(':', StringComparison.Ordinal) ? verb.Replace(":", " M-900:", StringComparison.Ordinal) : verb + " M-900";
        var transcript = new Transcript(
        [
            "# wijk: windmolenbroek", "# kanalen: windmolenbroek, beterwonen, stad=almelo", "# andermans zaak: M-900 windmolenbroek", "# andermans zaak: M-901 windmolenbroek",
            .. tenant, $"@ {who}, knop {press}",
        ]);

        var played = await transcript.PlayAsync();

        Assert.Matches("= wie drukte: .*(andere organisatie|ander netwerk|kan ik hier niet voor u doen)", played);
        Assert.DoesNotContain("\n~ ", played, StringComparison.Ordinal);
        Assert.Equal(CaseState.Toegewezen, CaseRecord.Read(transcript.Town.Records.Single(record => record is { Kind: Case.RecordKind, Id: "M-900" })).State);
        Assert.EndsWith(": geweigerd", LogLine.Read(Assert.Single(transcript.Town.Records, record => record.Kind == LogLine.RecordKind)), StringComparison.Ordinal);
    }
}
