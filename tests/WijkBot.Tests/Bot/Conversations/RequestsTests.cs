using System.Text.Json.Nodes;
using WijkBot.Channels.Activities;
using WijkBot.Tests.Knowledge;
using WijkBot.Tests.Transcripts;

namespace WijkBot.Tests.Bot.Conversations;

/// <summary>Several requests in one message, and what is denied in it, played through the real conversations.</summary>
public sealed class RequestsTests
{
    public static TheoryData<string, string> Table
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var line in File.ReadLines(Path.Combine(Shared.Repository, "tests/WijkBot.Tests/Bot/Conversations/verzoeken.tsv")).Where(line => line.Length > 0 && line[0] != '#'))
                rows.Add(line.Split('\t')[0], line.Split('\t')[1]);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    public async Task A_message_begins_what_it_asks_for_and_keeps_the_rest(string message, string expected)
    {
        var town = new Town(ChannelIds.WhatsApp, "windmolenbroek", new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero), Some.Almelo);
        await town.Hear(message, town.Clock.GetUtcNow(), [], null);
        var state = JsonNode.Parse(town.State!)!;
        var began = state["lopend"]?.AsArray().Select(talk => talk!["c"]!.GetValue<string>()).ToList() ?? [];
        var later = state["straks"]?.AsArray().Select(one => one!["h"]!["t"]!.GetValue<string>()).ToList() ?? [];
        var answer = string.Join('\n', town.Sent.Select(sent => sent.Message.Activity.Text));
        if (expected == "nood")
        {
            Assert.Contains("112", answer, StringComparison.Ordinal);
            return;
        }
        Assert.DoesNotContain("112", answer, StringComparison.Ordinal);
        // A conversation that needs no question has ended already: then it stands in what was said.
        var first = began.Count > 0 ? began[^1] : answer.Contains("wijkregisseur", StringComparison.Ordinal) ? "medewerker" : "";
        string[] all = [first!, .. later.Select(text => KindOf(text))];
        Assert.Equal(expected, string.Join('+', all));
    }

    private static string KindOf(string later) =>
        later.Contains("bel", StringComparison.OrdinalIgnoreCase) && !later.Contains("label", StringComparison.OrdinalIgnoreCase) ? "terugbellen"
        : later.Contains("moestuin", StringComparison.Ordinal) ? "initiatief" : "melding";
}
