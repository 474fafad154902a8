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
    private static readonly string[] Ours = ["algemeen.yaml", "melding.yaml", "initiatief.yaml", "medewerker.yaml", "zaken.yaml", "hulp.yaml", "vraag.yaml", "kennis.yaml", "op-de-hoogte.yaml"];

    /// <summary>Texts for fields that no entry of the shipped content has now; <c>EntryTextTests</c> and <c>SignUpTests</c> show them with entries of their own.</summary>
    private static readonly string[] ForOtherEntries =
    [
        "algemeen.kennis.telefoon", "algemeen.kennis.open", "algemeen.kennis.website", "algemeen.kennis.periode", "algemeen.kennis.vanaf", "algemeen.kennis.tot", "algemeen.kennis.nieuws",
        "algemeen.kennis.contact", "algemeen.kennis.toegankelijk", "algemeen.kennis.aanmelden-hoe", "algemeen.kennis.fase.idee", "algemeen.kennis.fase.voorbereiding",
        "algemeen.kennis.fase.uitvoering", "algemeen.kennis.fase.klaar", "project.geen-wijk", "activiteit.aanmelden", "activiteit.naam", "algemeen.kennis.vol", "algemeen.kennis.aangemeld",
        "algemeen.nieuws", // the transcripts of broadcasts show it
    ];

    [Fact]
    public void There_are_sixty_conversations_or_more() => Assert.InRange(Files.Length, 60, 1000);

    [Fact]
    public async Task Every_text_is_reached_by_some_conversation()
    {
        var said = new List<string>();
        foreach (var file in Files)
        {
            foreach (var line in await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken))
            {
                if (line.StartsWith('<')) said.Add(line[2..]);
                else if (line.StartsWith("  ", StringComparison.Ordinal)) said[^1] += "\n" + line[2..];
            }
        }
        var never = Some.Almelo.Texts.All
            .Where(text => Ours.Contains(Path.GetFileName(text.File)) && !text.Key.Contains("woorden.", StringComparison.Ordinal) && !IsForProfessionals(text.Key) && !ForOtherEntries.Contains(text.Key))
            .Where(text => !text.ByLanguage.Values.Any(words => said.Exists(message => Says(message, Field().Split(words)))))
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

    /// <summary>Whether a message holds the fixed pieces of a text in their order.</summary>
    private static bool Says(string message, string[] pieces)
    {
        var at = 0;
        foreach (var piece in pieces)
        {
            var found = message.IndexOf(piece.Trim(), at, StringComparison.Ordinal);
            if (found < 0) return false;
            at = found + piece.Trim().Length;
        }
        return true;
    }

    [GeneratedRegex("\\{[a-z0-9_]+\\}", RegexOptions.None, 5000)]
    private static partial Regex Field();
}
