using System.Globalization;
using System.Text.Json;
using WijkBot.Channels.Twilio;
using WijkBot.Simulator.Phones;

namespace WijkBot.Simulator.Twilio;

/// <summary>
/// Twilio's Content templates, as far as they are known here: the buttons and lists that <see cref="ChoiceTemplates"/> describes, so that the
/// WhatsApp phone shows real buttons without an account. Of any other template only the variables are shown.
/// </summary>
public static class SimulatedContent
{
    private const int MaxButtons = 3;
    private const int MaxItems = 10;

    private static readonly Dictionary<string, Shape> Shapes = All().ToDictionary(shape => shape.Sid);

    /// <summary>Template names and their ContentSid, for <c>Twilio:Templates</c>.</summary>
    public static IEnumerable<(string Name, string Sid)> Templates => Shapes.Values.Select(shape => (shape.Name, shape.Sid));

    /// <summary>What the phone shows for this template and these variables (a JSON object, as Twilio asks).</summary>
    public static (string Body, IReadOnlyList<ReplyButton> Buttons) Fill(string sid, string variables)
    {
        var values = Read(variables);
        if (!Shapes.TryGetValue(sid, out var shape))
            return (values.Count == 0 ? $"[sjabloon {sid}]" : string.Join('\n', values.OrderBy(value => value.Key).Select(value => value.Value)), []);
        var buttons = Enumerable.Range(0, shape.Choices).Select(choice =>
        {
            var first = 2 + (choice * (shape.Described ? 3 : 2));
            return new ReplyButton(Value(first), Value(shape.Described ? first + 2 : first + 1), shape.IsList)
            {
                Description = shape.Described ? Value(first + 1) : null,
            };
        });
        return (Value(1), [.. buttons]);

        string Value(int number) => values.GetValueOrDefault(number, "");
    }

    private static Dictionary<int, string> Read(string variables)
    {
        try
        {
            var read = JsonSerializer.Deserialize<Dictionary<string, string>>(variables.Length == 0 ? "{}" : variables) ?? [];
            return read.Where(pair => int.TryParse(pair.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                .ToDictionary(pair => int.Parse(pair.Key, CultureInfo.InvariantCulture), pair => pair.Value);
        }
        catch (JsonException)
        {
            return new Dictionary<int, string> { [1] = "[onleesbare variabelen]" };
        }
    }

    private static IEnumerable<Shape> All()
    {
        for (var count = 1; count <= MaxButtons; count++)
            yield return new Shape("keuze", 0xA, count, IsList: false, Described: false);
        for (var count = 1; count <= MaxItems; count++)
        {
            yield return new Shape("lijst", 0xB, count, IsList: true, Described: false);
            yield return new Shape("lijst-uitleg", 0xC, count, IsList: true, Described: true);
        }
    }

    private sealed record Shape(string Kind, int Letter, int Choices, bool IsList, bool Described)
    {
        public string Name => string.Create(CultureInfo.InvariantCulture, $"{Kind}-{Choices}");
        public string Sid => string.Create(CultureInfo.InvariantCulture, $"HX{Letter:x}{Choices:d31}");
    }
}
