namespace WijkBot.Tests.Knowledge.Language.Triage;

public class EmergencyTriageTests
{
    private static IEnumerable<string> Lines(string file) =>
        File.ReadLines(Path.Combine(Shared.Repository, "tests/WijkBot.Tests/Knowledge/Language/Triage", file)).Where(line => line.Length > 0 && line[0] != '#');

    public static TheoryData<string, string, string> Emergencies
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var line in Lines("noodgevallen.txt"))
            {
                var head = line[..line.IndexOf(':')].Split(' ');
                data.Add(head[0], head[1], line[(line.IndexOf(':') + 2)..]);
            }
            return data;
        }
    }

    public static TheoryData<string> LookAlikes => new(Lines("dubbelgangers.txt"));

    [Theory]
    [MemberData(nameof(Emergencies))]
    public void Every_emergency_is_heard_as_what_it_is(string language, string kind, string message)
    {
        var match = Some.Almelo.Triage.Find(message);
        Assert.NotNull(match);
        Assert.Equal(kind, match.Kind.Name);
        Assert.All(match.TextKeys, key => Assert.True(Some.Almelo.Texts.Has(key)));
        // A word that two languages share may be claimed by Dutch; no other language may be mistaken for a third.
        Assert.Contains(match.Language, (string[])[language, "nl"]);
    }

    [Theory]
    [MemberData(nameof(LookAlikes))]
    public void What_only_looks_like_an_emergency_is_not_heard(string message)
    {
        var match = Some.Almelo.Triage.Find(message);
        Assert.True(match is null, $"'{message}' gives {match?.Kind.Name} by line {match?.Line} of triage/{match?.Language}.yaml: '{match?.Heard}'");
    }
}
