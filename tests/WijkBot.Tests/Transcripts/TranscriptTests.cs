namespace WijkBot.Tests.Transcripts;

/// <summary>
/// Every conversation in the folders beside this file, played against the real handlers. <c>WIJKBOT_UPDATE_TRANSCRIPTS=1</c> writes what is answered now
/// into the files, to be read by a person before it is committed.
/// </summary>
public sealed class TranscriptTests
{
    private static readonly string Folder = Path.Combine(Shared.Repository, "tests", "WijkBot.Tests", "Transcripts");

    public static IEnumerable<TheoryDataRow<string>> Files() =>
        Directory.EnumerateFiles(Folder, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => new TheoryDataRow<string>(Path.GetRelativePath(Folder, file)));

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Conversation(string file)
    {
        var path = Path.Combine(Folder, file);
        var expected = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var played = await new Transcript(expected.TrimEnd('\n').Split('\n')).PlayAsync();
        if (Environment.GetEnvironmentVariable("WIJKBOT_UPDATE_TRANSCRIPTS") == "1" && played != expected)
            await File.WriteAllTextAsync(path, played, TestContext.Current.CancellationToken);
        else
            Assert.Equal(expected, played, ignoreLineEndingDifferences: true);
    }
}
