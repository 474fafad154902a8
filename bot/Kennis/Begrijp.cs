using System.Text.Json;
using System.Text.Json.Nodes;
using WijkBot.Conversations;
using WijkBot.Conversations.Engine;
using WijkBot.Conversations.Vraag;
using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Language;
using WijkBot.Knowledge.Search;

namespace WijkBot.Kennis;

/// <summary>The command <c>begrijp</c>: what WijkBot makes of messages, one JSON line for each line that is read; with <c>--waarom</c> also what decided.</summary>
/// <param name="knowledge">The content.</param>
/// <param name="today">Decides what has expired.</param>
/// <param name="why">Tell the places, n-grams and phrases that decided.</param>
public sealed class Begrijp(KnowledgeBase knowledge, DateOnly today, bool why)
{
    private const double WorthNaming = 0.01;
    private const int Decimals = 3;

    /// <summary>Intents that the knowledge answers; for any other the model's band counts.</summary>
    private static readonly string[] Answered = ["vraag", "project", "activiteit", Knowledge.Content.Intent.Unknown];

    private static readonly JsonSerializerOptions OneLine = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Refusals refusals = new(knowledge.Texts, knowledge.Wijken.OtherTowns);

    /// <summary>Answers every line of input; an empty one gets an empty understanding, so that input and output keep step.</summary>
    public async Task RunAsync(TextReader input, TextWriter output, CancellationToken cancel)
    {
        while (await input.ReadLineAsync(cancel) is { } line)
        {
            var (text, wijk) = Read(line);
            await output.WriteLineAsync(Of(text, wijk).ToJsonString(OneLine));
        }
    }

    /// <summary>What is made of one message.</summary>
    /// <param name="text">As it was typed.</param>
    /// <param name="wijk">Slug of the resident's wijk; null = not known.</param>
    public JsonObject Of(string text, string? wijk)
    {
        var understood = knowledge.Understand(text);
        var place = knowledge.Places.Read(text);
        var refused = refusals.For(new Understood(new Heard(text, default), null, () => understood)) is not null;
        var found = refused ? Found.Nothing : knowledge.Search.Find(text, place is { WijkIsSaid: true, Place.Wijk: { } said } ? said : wijk, today, understood.Language);
        var line = new JsonObject
        {
            ["taal"] = understood.Language,
            ["intentie"] = understood.Intent,
            ["zekerheid"] = Math.Round(understood.Confidence, Decimals),
            ["categorieen"] = new JsonArray([.. understood.Categories.Select(kind => new JsonObject { ["slug"] = kind.Label, ["zekerheid"] = Math.Round(kind.Confidence, Decimals) })]),
            ["antwoorden"] = new JsonArray([.. found.Entries.Where(one => one.Confidence >= WorthNaming).Select(one => new JsonObject { ["id"] = one.Entry.Id.ToString(), ["zekerheid"] = Math.Round(one.Confidence, Decimals) })]),
            ["band"] = NameOf(Answered.Contains(understood.Intent) ? found.Band : understood.Band),
        };
        if (why) Explain(line, text, place?.Place.Description);
        return line;
    }

    private void Explain(JsonObject line, string text, string? place)
    {
        line["plek"] = place;
        if (FeaturesText.Fold(text).Length == 0) return;
        line["intentie-waarom"] = Explained(knowledge.Engine.WhyIntent(text));
        line["categorie-waarom"] = Explained(knowledge.Engine.WhyCategory(text));
    }

    private static JsonObject Explained(TextClassifierExplanation why) => new()
    {
        ["voor"] = new JsonArray([.. why.For.Select(gram => new JsonObject { ["stuk"] = gram.Ngram, ["gewicht"] = Math.Round(gram.Weight, Decimals) })]),
        ["tegen"] = new JsonArray([.. why.Against.Select(gram => new JsonObject { ["stuk"] = gram.Ngram, ["gewicht"] = Math.Round(gram.Weight, Decimals) })]),
        ["onbekend"] = new JsonArray([.. why.Unknown.Select(word => JsonValue.Create(word))]),
        ["lijkt-op"] = new JsonArray([.. why.Nearest.Select(phrase => new JsonObject { ["zin"] = phrase.Text, ["label"] = phrase.Label, ["gelijkenis"] = Math.Round(phrase.Likeness, Decimals) })]),
    };

    private static string NameOf(Band band) => band switch { Band.Antwoord => "antwoord", Band.BedoeltU => "bedoelt-u", _ => "weet-niet" };

    /// <summary>Plain text, or <c>{"tekst":…,"wijk":…}</c>. What is no such object is text.</summary>
    private static (string Text, string? Wijk) Read(string line)
    {
        if (!line.TrimStart().StartsWith('{')) return (line, null);
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.TryGetProperty("tekst", out var text) && text.ValueKind == JsonValueKind.String
                ? (text.GetString()!, json.RootElement.TryGetProperty("wijk", out var wijk) && wijk.ValueKind == JsonValueKind.String ? wijk.GetString() : null) : (line, null);
        }
        catch (JsonException)
        {
            return (line, null);
        }
    }
}
