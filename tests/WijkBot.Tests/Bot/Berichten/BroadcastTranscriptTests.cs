using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using WijkBot.Channels.Activities;
using WijkBot.Tests.Transcripts;

namespace WijkBot.Tests.Bot.Berichten;

/// <summary>
/// Messages to the wijk with both sides, in the text files beside this one. <c>Anna (schelfhorst)&gt;</c> writes in that Teams channel, <c>Anna (schelfhorst) knop bericht-verstuur B-12</c> presses there, <c>Piet (sms)&gt;</c> is a resident;
/// <c>&lt;</c> is what WijkBot sends, to whom. <c>WIJKBOT_UPDATE_TRANSCRIPTS=1</c> writes what is answered now.
/// </summary>
/// <remarks>Around it: <c># tijd: 2026-03-02 10:00</c>, <c># 5000 bewoners volgen wijk:schelfhorst, 3 % bestaat niet</c>, <c># sjabloon</c>, <c># 10 minuten later</c>. Many of the same message are told as a number.</remarks>
public sealed partial class BroadcastTranscriptTests
{
    private const int NamedAtMost = 3;
    private static readonly string Folder = Path.Combine(Shared.Repository, "tests", "WijkBot.Tests", "Bot", "Berichten");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.txt").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_message_to_the_wijk(string file)
    {
        var path = Path.Combine(Folder, file);
        var expected = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var played = await PlayAsync(expected.TrimEnd('\n').Split('\n'));
        if (Environment.GetEnvironmentVariable("WIJKBOT_UPDATE_TRANSCRIPTS") == "1" && played != expected)
            await File.WriteAllTextAsync(path, played, TestContext.Current.CancellationToken);
        else
            Assert.Equal(expected, played, ignoreLineEndingDifferences: true);
    }

    private static async Task<string> PlayAsync(string[] lines)
    {
        var played = new StringBuilder();
        var town = new BroadcastTown(Time(Array.Find(lines, line => line.StartsWith("# tijd: ", StringComparison.Ordinal))?["# tijd: ".Length..] ?? "2026-03-02 10:00"));
        var names = new Dictionary<string, string>();
        foreach (var line in lines)
        {
            if (line.StartsWith('<') || line.StartsWith("  ", StringComparison.Ordinal)) continue;
            played.Append(line).Append('\n');
            town.Sent.Clear();
            town.Answer = null;
            if (Pressed().Match(line) is { Success: true } pressed) await town.PressAsync(pressed.Groups["wie"].Value, pressed.Groups["waar"].Value, pressed.Groups["knop"].Value, pressed.Groups["nummer"].Value);
            else if (Said().Match(line) is { Success: true } said) await SayAsync(town, names, said.Groups["wie"].Value, said.Groups["waar"].Value, said.Groups["tekst"].Value);
            else if (line.StartsWith("# ", StringComparison.Ordinal)) await AroundAsync(town, line[2..]);
            Write(played, town, names);
        }
        return played.ToString();
    }

    private static Task SayAsync(BroadcastTown town, Dictionary<string, string> names, string who, string where, string text)
    {
        if (where is not (ChannelIds.Sms or ChannelIds.WhatsApp)) return town.WriteAsync(who, where, text);
        var mailbox = BroadcastTown.MailboxOf(where, $"+316000000{who.Length:00}");
        names[mailbox] = $"{who} ({where})";
        return town.HearAsync(mailbox, text);
    }

    private static async Task AroundAsync(BroadcastTown town, string what)
    {
        if (Later().Match(what) is { Success: true } later)
        {
            var number = int.Parse(later.Groups["aantal"].Value, CultureInfo.InvariantCulture);
            await town.PassAsync(later.Groups["wat"].Value switch { "seconden" => TimeSpan.FromSeconds(number), "minuten" => TimeSpan.FromMinutes(number), "uur" => TimeSpan.FromHours(number), _ => TimeSpan.FromDays(number) });
        }
        else if (Follow().Match(what) is { Success: true } follow)
            town.Follow(int.Parse(follow.Groups["aantal"].Value, CultureInfo.InvariantCulture), follow.Groups["wat"].Value, follow.Groups["fout"].Success ? int.Parse(follow.Groups["fout"].Value, CultureInfo.InvariantCulture) : 0);
        else if (what == "sjabloon")
            town.HasTemplate = true;
    }

    private static void Write(StringBuilder played, BroadcastTown town, Dictionary<string, string> names)
    {
        foreach (var same in town.Sent.GroupBy(item => (To: item.Recipient.StartsWith(ChannelIds.Teams, StringComparison.Ordinal) ? "Teams" : names.GetValueOrDefault(item.Recipient), Text: TextOf(item.Message.Activity))))
        {
            var count = same.Count();
            var to = same.Key.To ?? (count <= NamedAtMost ? "een bewoner" : $"{count} bewoners, {same.DistinctBy(item => item.Recipient).Count()} verschillende");
            var choices = same.First().Message.Activity.SuggestedActions?.Actions.Select((choice, i) => $" [{i + 1} {choice.Title}]") ?? [];
            played.Append("< ").Append(to).Append(": ").Append(same.Key.Text.Replace("\n", "\n  ", StringComparison.Ordinal)).AppendJoin("", choices).Append('\n');
        }
        if (town.Answer?.Body is { } body && body.GetProperty("value") is var answer)
            played.Append("< wie drukte: ").Append(answer.ValueKind == JsonValueKind.String ? answer.GetString() : CardWords.Of(answer)).Append('\n');
    }

    private static string TextOf(Activity activity) => activity.Attachments is [var card, ..]
        ? (activity.Type == ActivityTypes.MessageUpdate ? "kaart wordt " : "kaart ") + CardWords.Of(card.Content!.Value)
        : activity.Text!;

    private static DateTimeOffset Time(string text)
    {
        var local = DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return new DateTimeOffset(local, TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam").GetUtcOffset(local)).ToUniversalTime();
    }

    [GeneratedRegex(@"^(?<wie>[A-Z][a-z]+) \((?<waar>[a-z]+)\) knop (?<knop>[a-z-]+) (?<nummer>B-[0-9]+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pressed();

    [GeneratedRegex(@"^(?<wie>[A-Z][a-z]+) \((?<waar>[a-z]+)\)> (?<tekst>.*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Said();

    [GeneratedRegex("^(?<aantal>[0-9]+) (?<wat>seconden|minuten|uur|dagen) later$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Later();

    [GeneratedRegex("^(?<aantal>[0-9]+) bewoners volgen (?<wat>[a-z:-]+)(, (?<fout>[0-9]+) % bestaat niet)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Follow();
}
