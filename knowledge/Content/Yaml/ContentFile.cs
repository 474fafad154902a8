using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace WijkBot.Knowledge.Content.Yaml;

/// <summary>
/// Reads a YAML file as <see cref="ContentNode"/>s straight from the parser's events: no reflection, so that a few thousand lines load in milliseconds, and every value keeps its line.
/// Anchors and aliases are refused: an editor cannot see what they do.
/// </summary>
internal sealed class ContentFile
{
    // Deeper than any editor writes; each level takes a piece of the stack, and who runs out of that takes the process along.
    private const int Deepest = 64;

    private readonly string _file;
    private readonly List<ContentFault> _faults;
    private readonly Parser _parser;
    private int _depth;

    private ContentFile(string file, string text, List<ContentFault> faults)
    {
        (_file, _faults) = (file, faults);
        _parser = new Parser(new StringReader(text));
    }

    /// <summary>The file's top value, or null with a fault when it is missing, empty or not YAML.</summary>
    public static ContentNode? Read(string file, List<ContentFault> faults)
    {
        if (!File.Exists(file))
        {
            faults.Add(new ContentFault(file, 0, "dit bestand ontbreekt"));
            return null;
        }
        return Parse(file, File.ReadAllText(file), faults);
    }

    /// <summary>As <see cref="Read"/>, for YAML that is part of a file: the caller keeps the lines by putting empty ones before it.</summary>
    public static ContentNode? Parse(string file, string text, List<ContentFault> faults)
    {
        var reading = new ContentFile(file, text, faults);
        try
        {
            return reading.Document();
        }
        catch (YamlException wrong)
        {
            faults.Add(new ContentFault(file, (int)wrong.Start.Line, $"geen geldige YAML: {wrong.Message}"));
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet 18.1 throws the first, without a place, for a text in an unclosed bracket that runs into the next line, and the second for some tags (!!int[a]).
            var line = (int)(reading._parser.Current?.End.Line ?? 0);
            faults.Add(new ContentFault(file, line, "geen geldige YAML: kijk of elk haakje en aanhalingsteken weer gesloten is"));
        }
        return null;
    }

    private ContentNode? Document()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            _faults.Add(new ContentFault(_file, 0, "dit bestand is leeg"));
            return null;
        }
        return Value();
    }

    private ContentNode Value()
    {
        if (++_depth > Deepest)
            throw new YamlException(_parser.Current?.Start ?? Mark.Empty, _parser.Current?.End ?? Mark.Empty, $"dieper dan {Deepest} lagen");
        var value = Inside();
        _depth--;
        return value;
    }

    private ContentNode Inside()
    {
        if (_parser.TryConsume<Scalar>(out var scalar))
            return new ContentNode(_file, (int)scalar.Start.Line, _faults) { Text = IsNull(scalar) ? "" : scalar.Value };
        if (_parser.TryConsume<SequenceStart>(out var list))
        {
            var items = new List<ContentNode>();
            while (!_parser.TryConsume<SequenceEnd>(out _)) items.Add(Value());
            return new ContentNode(_file, (int)list.Start.Line, _faults) { Items = items };
        }
        if (_parser.TryConsume<MappingStart>(out var block)) return Mapping((int)block.Start.Line);
        var other = _parser.Consume<ParsingEvent>();
        throw new YamlException(other.Start, other.End, "verwijzingen met & en * mogen hier niet");
    }

    private ContentNode Mapping(int line)
    {
        var values = new Dictionary<string, ContentNode>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = _parser.Consume<Scalar>();
            var value = Value();
            // A block starts a line below its key; the fault belongs to the key's line.
            var placed = new ContentNode(_file, (int)key.Start.Line, _faults) { Text = value.Text, Items = value.Items, Values = value.Values };
            if (!values.TryAdd(key.Value, placed)) placed.Fault($"sleutel '{key.Value}' staat er twee keer");
        }
        return new ContentNode(_file, line, _faults) { Values = values };
    }

    private static bool IsNull(Scalar scalar) => scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null";
}
