namespace WijkBot.Tests.Transcripts;

/// <summary>What reached Teams in all transcripts together.</summary>
public sealed class TeamsPrivacyTests
{
    /// <summary>The part of the resident's number that every way of writing it has.</summary>
    private const string Number = "600000001";

    [Theory]
    [MemberData(nameof(TranscriptTests.Files), MemberType = typeof(TranscriptTests))]
    public async Task The_number_of_a_resident_is_in_nothing_that_professionals_see(string file)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Shared.Repository, "tests", "WijkBot.Tests", "Transcripts", file), TestContext.Current.CancellationToken);
        var transcript = new Transcript(lines);
        await transcript.PlayAsync();
        Assert.All(transcript.Town.EverInTeams, sent => Assert.DoesNotContain(Number, sent.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.All(transcript.Town.Logged, line => Assert.DoesNotContain(Number, line, StringComparison.Ordinal));
        Assert.All(transcript.Town.Exports, line => Assert.DoesNotContain(Number, line, StringComparison.Ordinal));
        if (lines.Any(line => line.StartsWith("# kanalen:", StringComparison.Ordinal))) Assert.NotEmpty(transcript.Town.EverInTeams);
    }
}
