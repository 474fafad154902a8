using WijkBot.Roster;
using WijkBot.Tests.Transcripts;

namespace WijkBot.Tests.Bot.Roster;

/// <summary>The audit log: who did what, and when.</summary>
public sealed class LogTests
{
    private static async Task<List<string>> AfterAsync(string transcript)
    {
        var file = Path.Combine(Shared.Repository, "tests", "WijkBot.Tests", "Transcripts", "Teams", transcript);
        var played = new Transcript(await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken));
        await played.PlayAsync();
        return [.. played.Town.Records.Where(record => record.Kind == LogLine.RecordKind).OrderBy(record => record.At).Select(LogLine.Read)];
    }

    [Fact]
    public async Task Every_press_is_in_the_log_with_who_and_when()
    {
        var log = await AfterAsync("hele-verloop.txt");
        Assert.Collection(
            log,
            line => Assert.Matches(@"^2026-03-02 09:\d\d:\d\dZ  Anna \(aad-Anna\)  M-1042  oppakken$", line),
            line => Assert.EndsWith("Anna (aad-Anna)  M-1042  antwoorden", line, StringComparison.Ordinal),
            line => Assert.EndsWith("Anna (aad-Anna)  M-1042  afhandelen", line, StringComparison.Ordinal),
            line => Assert.EndsWith("Bram (aad-Bram)  M-1042  oppakken", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_refused_is_in_the_log_too()
    {
        var log = await AfterAsync("ander-netwerk-krijgt-nee.txt");
        Assert.Contains(log, line => line.EndsWith("Fred (aad-Fred)  M-1042  afhandelen: geweigerd", StringComparison.Ordinal));
        Assert.Contains(log, line => line.EndsWith("Gast (aad-Gast)  M-1042  antwoorden: geweigerd", StringComparison.Ordinal));
        Assert.Contains(log, line => line.EndsWith("Gast (aad-Gast)  -  open: geweigerd", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_looked_is_in_the_log()
    {
        var log = await AfterAsync("lijsten.txt");
        Assert.Contains(log, line => line.EndsWith("-  zoek lantaarnpaal palmstraat", StringComparison.Ordinal));
        Assert.Equal(2, log.Count(line => line.EndsWith("M-1042  bekeek de kaart", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Words_to_and_from_a_resident_are_not_in_the_log() =>
        Assert.DoesNotContain(await AfterAsync("hele-verloop.txt"), line => line.Contains("morgen", StringComparison.Ordinal) || line.Contains("vervangen", StringComparison.Ordinal));
}
