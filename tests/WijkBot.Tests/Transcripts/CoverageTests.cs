using System.Text.RegularExpressions;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Twilio;
using WijkBot.Tests.Knowledge;

namespace WijkBot.Tests.Transcripts;

/// <summary>What all transcripts together must show.</summary>
public sealed partial class CoverageTests
{
    private static readonly string Folder = Path.Combine(Shared.Repository, "tests", "WijkBot.Tests", "Transcripts");
    private static readonly string[] Files = Directory.GetFiles(Folder, "*.txt", SearchOption.AllDirectories);

    /// <summary>Files of texts that residents read in a conversation; what professionals read and emergencies have their own tests.</summary>
    private static readonly string[] Ours = ["algemeen.yaml", "melding.yaml", "initiatief.yaml", "medewerker.yaml", "zaken.yaml", "hulp.yaml", "vraag.yaml"];

    [Fact]
    public void There_are_sixty_conversations_or_more() => Assert.InRange(Files.Length, 60, 1000);

    [Fact]
    public async Task Every_text_is_reached_by_some_conversation()
    {
        var answers = new List<string>();
        foreach (var file in Files)
            answers.Add(string.Concat((await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).Where(line => line.StartsWith('<') || line.StartsWith("  ", StringComparison.Ordinal)).Select(line => line[2..] + "\n")));
        var said = string.Join('\n', answers);
        var never = Some.Almelo.Texts.All
            .Where(text => Ours.Contains(Path.GetFileName(text.File)) && !text.Key.StartsWith("vraag.woorden.", StringComparison.Ordinal) && !IsForProfessionals(text.Key))
            .Where(text => !text.ByLanguage.Values.Any(words => Pattern(words).IsMatch(said)))
            .Select(text => text.Key);
        Assert.False(never.Any(), string.Join(", ", never));
    }

    [Fact]
    public void Every_text_is_cheap_as_an_sms()
    {
        var dear = Some.Almelo.Texts.All.Where(text => Ours.Contains(Path.GetFileName(text.File)))
            .Where(text => text.ByLanguage["nl"].Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal).Any(letter => Gsm7.Septets(letter) != 1))
            .Select(text => text.Key);
        Assert.False(dear.Any(), string.Join(", ", dear));
    }

    [Theory]
    [MemberData(nameof(TranscriptTests.Files), MemberType = typeof(TranscriptTests))]
    public async Task Nobody_gets_more_than_two_messages_in_a_row_and_one_on_sms(string file)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Folder, file), TestContext.Current.CancellationToken);
        var most = lines.Contains("# kanaal: " + ChannelIds.Sms) ? 1 : 2;
        var row = 0;
        foreach (var line in lines)
        {
            row = line.StartsWith('<') ? row + 1 : line.StartsWith("  ", StringComparison.Ordinal) ? row : 0;
            Assert.InRange(row, 0, most);
        }
    }

    /// <summary>Names of details on a card.</summary>
    private static bool IsForProfessionals(string key) => key.EndsWith(".kort", StringComparison.Ordinal) || key.StartsWith("privacy.verzoek.", StringComparison.Ordinal);

    private static Regex Pattern(string text) =>
        new(Field().Replace(Regex.Escape(text.Replace('{', '\u0001').Replace('}', '\u0002')), "[\\s\\S]{0,400}?"), RegexOptions.None, TimeSpan.FromSeconds(10));

    [GeneratedRegex("\u0001[a-z0-9_]+\u0002", RegexOptions.None, 1000)]
    private static partial Regex Field();
}
