using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using WijkBot.Cases;
using WijkBot.Channels.Activities;
using WijkBot.Desk.Overzicht;
using WijkBot.Knowledge.Content;
using WijkBot.Tests.Knowledge;

namespace WijkBot.Tests.Transcripts;

/// <summary>
/// A conversation in plain text. <c>&gt;</c> is what the resident sends, <c>&lt;</c> what WijkBot answers (further lines of one message are indented),
/// <c>#</c> is what happens around it. <see cref="PlayAsync"/> plays the left side and writes down both.
/// </summary>
/// <remarks>
/// <c>&gt;&gt;</c> is sent before the last answer was on the screen. <c>[foto]</c>, <c>[foto 52.35,6.66]</c> (with a position inside), <c>[kapotte foto]</c> and
/// <c>[plek 52.35,6.66]</c> stand before the words. Around it: <c># kanaal: sms</c>, <c># wijk: windmolenbroek</c>, <c># tijd: 2026-03-02 10:00</c>,
/// <c># niet van ons: parkeren Bel …</c> and lines of <c>netwerk.yaml</c> as <c># netwerk: personen:</c> at the top;
/// <c># 3 dagen later</c>, <c># de klok 2 uur terug</c> (somebody put it right), <c># zaak: oppakken</c>, <c># zaak M-1042: antwoorden Wij komen morgen</c>, <c># twilio: STOP</c>, <c># opent de chat</c>, <c># staat: {…}</c>, <c># andermans zaak: M-900</c>,
/// <c># eigen zaak: M-901 Ontvangen</c>, <c># de dag begint</c> (nine o'clock or later on a working day: the overviews);
/// any other line with <c>#</c> is a remark. The side of Teams: see <c>TranscriptTeams.cs</c>.
/// </remarks>
internal sealed partial class Transcript(string[] lines)
{
    private readonly StringBuilder played = new();
    private Town town = null!;
    private DateTimeOffset lastSent;
    private int photos;

    public Town Town => town;

    public async Task<string> PlayAsync()
    {
        town = new Town(Setting("kanaal") ?? ChannelIds.WhatsApp, Setting("wijk"), Time(Setting("tijd") ?? "2026-03-02 10:00"), Knowledge(), Setting("kanalen")?.Split(", ") ?? []);
        foreach (var line in lines)
        {
            if (line.StartsWith('<') || line.StartsWith('=') || line.StartsWith('~') || line.StartsWith("  ", StringComparison.Ordinal)) continue;
            played.Append(line).Append('\n');
            (town.Answer, _) = (null, Clear());
            if (line.StartsWith('>')) await Hear(line);
            else if (line.StartsWith("@ ", StringComparison.Ordinal)) await InTeams(line);
            else if (line.StartsWith("# ", StringComparison.Ordinal)) await Around(line[2..]);
            foreach (var message in town.Sent) Write(message.Message.Activity);
            WriteTeams();
        }
        return played.ToString();
    }

    /// <summary>The content that ships, or with a kind that is not for the municipality, or with a roster.</summary>
    private KnowledgeBase Knowledge()
    {
        const string rosterLine = "# netwerk: ";
        var roster = lines.Where(line => line.StartsWith(rosterLine, StringComparison.Ordinal)).Select(line => line[rosterLine.Length..]).ToList();
        var notOurs = Setting("niet van ons")?.Split(' ', 2);
        if (notOurs is null && roster.Count == 0) return Some.Almelo;
        using var copy = new ContentCopy();
        if (notOurs is [var slug, var text]) copy.With($"categorieen/{slug}.yaml", "partij:", $"niet_van_ons: {text}\npartij:");
        if (roster.Count > 0) copy.With("netwerk.yaml", "\nregels:\n", $"\n{string.Join('\n', roster)}\nregels:\n");
        return KnowledgeBase.Load(copy.Folder).OrThrow();
    }

    private async Task Hear(string line)
    {
        var early = line.StartsWith(">>", StringComparison.Ordinal);
        if (!early) await town.Pass(TimeSpan.FromSeconds(20));
        if (!early) lastSent = town.Clock.GetUtcNow();
        var (text, pictures, place, failed) = (line.TrimStart('>').Trim(), new List<string>(), (GeoPoint?)null, false);
        while (Part().Match(text) is { Success: true } part)
        {
            text = text[part.Length..].Trim();
            var kind = part.Groups["wat"].Value;
            if (kind == "foto") pictures.Add($"foto{++photos}");
            failed |= kind == "kapotte foto";
            if (part.Groups["lat"].Success)
                place = new GeoPoint(double.Parse(part.Groups["lat"].Value, CultureInfo.InvariantCulture), double.Parse(part.Groups["lon"].Value, CultureInfo.InvariantCulture));
        }
        await town.Hear(text.Replace("\\n", "\n", StringComparison.Ordinal), lastSent, [.. pictures], place, photoFailed: failed);
    }

    private async Task Around(string what)
    {
        if (Later().Match(what) is { Success: true } later)
            await town.Pass(Span(int.Parse(later.Groups["aantal"].Value, CultureInfo.InvariantCulture), later.Groups["wat"].Value));
        else if (ToCase().Match(what) is { Success: true } press)
            await Press(press);
        else if (what.StartsWith("twilio: ", StringComparison.Ordinal))
            await town.Hear(what["twilio: ".Length..], town.Clock.GetUtcNow(), [], null, optOut: what["twilio: ".Length..]);
        else if (what.StartsWith("andermans zaak: ", StringComparison.Ordinal))
            town.OpenForSomebodyElse(what["andermans zaak: ".Length..].Split(' ')[0], what.Split(' ') is [_, _, _, var inWijk] ? inWijk : null);
        else if (what.StartsWith("eigen zaak: ", StringComparison.Ordinal) && what.Split(' ') is [_, _, var reference, var state])
            town.OpenInState(reference, Enum.Parse<CaseState>(state));
        else if (what == "opent de chat")
            await town.Open();
        else if (what.StartsWith("staat: ", StringComparison.Ordinal))
            town.Remember(what["staat: ".Length..]);
        else if (what == "de dag begint")
            await town.Receive(OverviewRound.At(town.Clock.GetUtcNow(), Some.Almelo.Netwerk.OfficeHours) ?? throw new InvalidOperationException("the office is closed"));
        else if (ClockBack().Match(what) is { Success: true } back)
            town.Clock.AdjustTime(town.Clock.GetUtcNow() - Span(int.Parse(back.Groups["aantal"].Value, CultureInfo.InvariantCulture), back.Groups["wat"].Value));
        else if (what == "andere tenant")
            town.Tenant = "t2";
        else if (what.StartsWith("kanaal weg: ", StringComparison.Ordinal))
            await town.LoseInTeams(what["kanaal weg: ".Length..], team: false);
        else if (what.StartsWith("bot weg uit het team: ", StringComparison.Ordinal))
            await town.LoseInTeams(what["bot weg uit het team: ".Length..], team: true);
        else if (what.StartsWith("mislukt: ", StringComparison.Ordinal) && what.Split(' ') is [_, var where, var reason])
            await town.FailInTeams(where, reason);
    }

    private Task Press(Match press)
    {
        var reference = press.Groups["zaak"].Success ? press.Groups["zaak"].Value : town.LastCase;
        var verb = press.Groups["werkwoord"].Value;
        var field = verb switch { "antwoorden" => "antwoord", "doorzetten" => "naar", "afhandelen" => "bericht", _ => null };
        return town.Press(reference, verb, field, press.Groups["tekst"].Value);
    }

    private void Write(Activity message)
    {
        var text = message.Text!.Replace("\n", "\n  ", StringComparison.Ordinal);
        var choices = message.SuggestedActions?.Actions.Select((choice, i) => $" [{i + 1} {choice.Title}]") ?? [];
        var pictures = message.Attachments?.Select(picture => $"\n  [foto {picture.ContentUrl}]") ?? [];
        played.Append("< ").Append(text).AppendJoin("", choices).AppendJoin("", pictures).Append('\n');
    }

    private string? Setting(string name) => Array.Find(lines, line => line.StartsWith($"# {name}: ", StringComparison.Ordinal))?[(name.Length + 4)..].Trim();

    private static DateTimeOffset Time(string text)
    {
        var local = DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return new DateTimeOffset(local, TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam").GetUtcOffset(local)).ToUniversalTime();
    }

    private static TimeSpan Span(int number, string unit) => unit switch
    {
        "minuut" or "minuten" => TimeSpan.FromMinutes(number),
        "uur" => TimeSpan.FromHours(number),
        _ => TimeSpan.FromDays(number),
    };

    [GeneratedRegex(@"^\[(?<wat>foto|plek|kapotte foto)( (?<lat>[\d.]+),(?<lon>[\d.]+))?\]\s*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Part();

    [GeneratedRegex("^de klok (?<aantal>[0-9]+) (?<wat>minuut|minuten|uur) terug$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ClockBack();

    [GeneratedRegex("^(?<aantal>[0-9]+) (?<wat>minuut|minuten|uur|dag|dagen) later$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Later();

    [GeneratedRegex("^zaak( (?<zaak>[MIVT]-[0-9]+))?: (?<werkwoord>[a-z]+)( (?<tekst>.*))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ToCase();
}
