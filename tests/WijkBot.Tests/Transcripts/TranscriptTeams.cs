using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WijkBot.Channels.Activities;
using WijkBot.Storage;

namespace WijkBot.Tests.Transcripts;

/// <content>
/// The side of Teams, in transcripts with <c># kanalen: windmolenbroek, stad=almelo</c> at the top (a channel, and what it is linked to). <c>@</c> is what a
/// professional does: <c>@ Anna, windmolenbroek: help</c>, <c>@ Anna, windmolenbroek/M-1042: waarom kreeg ik dit?</c> in the thread of a card,
/// <c>@ Anna, privé: mijn</c> in a personal chat, <c>@ Anna, windmolenbroek, knop antwoorden: Wij komen.</c> with the words of the form,
/// <c>… knop x M-1042 veld=waarde | veld=waarde</c> with more. <c>[foto]</c> before the words is a picture in the message; <c>[te-groot]</c>, <c>[geen-foto]</c>,
/// <c>[niet-opgehaald]</c> one that does not become a photo. <c>=</c> is what Teams shows then and <c>~</c> what another resident reads.
/// <c># kanaal weg: x</c>, <c># bot weg uit het team: x</c> and <c># mislukt: x Unreachable</c> are what happens to a channel.
/// </content>
internal sealed partial class Transcript
{
    private bool ShowsTeams => Setting("kanalen") is not null;

    private bool Clear()
    {
        town.Sent.Clear();
        town.Posted.Clear();
        town.SentToOthers.Clear();
        return true;
    }

    private Task InTeams(string line)
    {
        var said = Professional().Match(line);
        Assert.True(said.Success, $"not understood: {line}");
        var (who, where, text) = (said.Groups["wie"].Value, said.Groups["waar"].Value, said.Groups["tekst"].Value);
        if (!said.Groups["knop"].Success)
        {
            var pictures = Picture().Match(text).Groups["wat"].Captures.Select(one => one.Value == "foto" ? $"foto{++photos}" : one.Value).ToList();
            return town.WriteInTeams(who, where, said.Groups["draad"] is { Success: true } thread ? thread.Value : null, Picture().Replace(text, ""), pictures);
        }
        var verb = said.Groups["knop"].Value;
        var data = new JsonObject();
        if (said.Groups["zaak"].Success) data["zaak"] = said.Groups["zaak"].Value;
        else if (verb.Split('-')[0] is not ("lijst" or "kennis" or "bericht")) data["zaak"] = town.LastCase;
        if (FieldOf(verb) is { } field && text.Length > 0) data[field] = text;
        foreach (var pair in said.Groups["velden"].Value.Split(" | ", StringSplitOptions.RemoveEmptyEntries))
            data[pair.Split('=')[0].Trim()] = pair.Split('=')[1].Trim();
        return town.PressInTeams(who, where, verb, data);
    }

    [GeneratedRegex(@"^(\[(?<wat>foto|te-groot|geen-foto|niet-opgehaald)\]\s*)*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Picture();

    private static string? FieldOf(string verb) => verb switch { "antwoorden" => "antwoord", "doorzetten" => "naar", "afhandelen" => "bericht", _ => null };

    private void WriteTeams()
    {
        if (!ShowsTeams) return;
        foreach (var other in town.SentToOthers)
            played.Append("~ ").Append(other.Message.Activity.Text!.ReplaceLineEndings(" ")).Append('\n');
        foreach (var item in town.Posted)
            played.Append("= ").Append(PlaceOf(item)).Append(": ").Append(Shown(item.Message.Activity)).Append('\n');
        if (town.Answer?.Body is { ValueKind: JsonValueKind.Object } body && body.GetProperty("type").GetString() is { } type)
            played.Append("= wie drukte: ").Append(type.EndsWith("message", StringComparison.Ordinal) ? body.GetProperty("value").GetString() : CardWords.Of(body.GetProperty("value"))).Append('\n');
    }

    private static string PlaceOf(OutboxItem item)
    {
        if (item.Message.Activity.Conversation is not { ConversationType: "channel" } conversation) return "privé";
        var channel = item.Recipient.Split('|')[1].Split(';')[0].Replace("19:", "", StringComparison.Ordinal).Replace("@thread.tacv2", "", StringComparison.Ordinal);
        return item.Follows is not null || conversation.Id is not null ? channel + ", in de draad" : channel;
    }

    private static string Shown(Activity activity) => activity switch
    {
        { Type: ActivityTypes.MessageUpdate, Attachments: [var card, ..] } => "kaart wordt " + CardWords.Of(card.Content!.Value),
        { Attachments: [var card, ..] } => (activity.Text is { } text ? text + " " : "") + "kaart " + CardWords.Of(card.Content!.Value),
        _ => Secret().Replace(activity.Text ?? "", "/terugbellen/…").Replace("\n", "\n  ", StringComparison.Ordinal),
    };

    /// <summary>Made with a key of this run: different each time.</summary>
    [GeneratedRegex(@"/terugbellen/\S+", RegexOptions.None, 1000)]
    private static partial Regex Secret();

    [GeneratedRegex(@"^@ (?<wie>[^,]+), (?<waar>[^,:/ ]+)(/(?<draad>[MIVT]-[0-9]+))?(, knop (?<knop>[a-z-]+)( (?<zaak>[MIVT]-[0-9]+))?( (?<velden>[a-z]+=[^:]*))?)?(: (?<tekst>.*))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Professional();
}
