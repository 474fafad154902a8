using System.Text.Json;
using System.Text.Json.Nodes;
using WijkBot.Conversations;

namespace WijkBot.Tests.Transcripts;

/// <summary>A card as a line of a transcript.</summary>
internal static class CardWords
{
    /// <summary>A case is its first two lines; any other card is all its words and facts. Then the buttons, without the one that unfolds corrections.</summary>
    public static string Of(JsonElement card)
    {
        var body = JsonNode.Parse(card.GetRawText())!["body"]!.AsArray();
        var words = body.SelectMany(Words).ToList();
        var isCase = body.Any(element => (string?)element!["type"] == "FactSet") && ReferenceIn.Text(words[0]) is not null;
        var warnings = body.Where(element => (string?)element!["color"] == "Warning" && isCase).Select(element => (string)element!["text"]!);
        var rows = isCase ? body.Where(element => (string?)element!["type"] == "ActionSet").SelectMany(row => row!["actions"]!.AsArray()).Where(button => (string?)button!["type"] != "Action.ShowCard") : [];
        var buttons = (JsonNode.Parse(card.GetRawText())!["actions"]?.AsArray() ?? []).Concat(rows).Select(button => $"[{(string?)button!["title"]}]");
        return string.Join(" / ", (isCase ? words.Take(2).Concat(warnings) : words).Concat([string.Join(' ', buttons)]).Where(part => part.Length > 0));
    }

    private static IEnumerable<string> Words(JsonNode? node) => node switch
    {
        JsonObject one when (string?)one["type"] == "TextBlock" => [(string)one["text"]!],
        JsonObject one when (string?)one["type"] == "RichTextBlock" => [string.Concat(one["inlines"]!.AsArray().Select(run => (string?)run!["text"]))],
        JsonObject one when (string?)one["type"] == "ActionSet" => one["actions"]!.AsArray().Select(button => $"[{(string?)button!["title"]}]"),
        JsonObject one when (string?)one["type"] == "FactSet" => one["facts"]!.AsArray().Select(fact => $"{fact!["title"]}: {fact["value"]}"),
        JsonObject one => new[] { one["items"], one["columns"] }.OfType<JsonArray>().SelectMany(list => list.SelectMany(Words)),
        _ => [],
    };
}
