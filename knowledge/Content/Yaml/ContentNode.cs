namespace WijkBot.Knowledge.Content.Yaml;

/// <summary>A value in a content file that knows its line: a text, a list, or named values. Every key that is read is remembered, so that what nobody reads is a fault.</summary>
internal sealed class ContentNode(string file, int line, List<ContentFault> faults)
{
    private readonly HashSet<string> _read = [];

    public string File => file;
    public int Line => line;
    public List<ContentFault> Faults => faults;

    /// <summary>The text, when it is a text; an empty value (<c>sleutel:</c>) is the empty string.</summary>
    public string? Text { get; init; }
    public List<ContentNode>? Items { get; init; }
    public Dictionary<string, ContentNode>? Values { get; init; }

    public bool IsEmpty => Text is { Length: 0 };

    public void Fault(string message) => faults.Add(new ContentFault(file, line, message));

    public bool Has(string key) => Values is not null && Values.ContainsKey(key);

    /// <summary>The value under a key, or null when it is absent or empty.</summary>
    public ContentNode? Get(string key)
    {
        if (Values is null)
        {
            Fault($"hier hoort een blok met sleutels te staan, met onder andere '{key}'");
            return null;
        }
        _read.Add(key);
        return Values.TryGetValue(key, out var value) && !value.IsEmpty ? value : null;
    }

    /// <summary>The value under a key that must be there and filled.</summary>
    public ContentNode? Need(string key)
    {
        var value = Get(key);
        if (value is null && Values is not null)
            Fault(Values.ContainsKey(key) ? $"'{key}' is leeg" : $"sleutel '{key}' ontbreekt");
        return value;
    }

    /// <summary>Reports every key that nobody asked for: a typing error in a key would otherwise be silence.</summary>
    public void NothingElse()
    {
        if (Values is null) return;
        foreach (var (key, value) in Values)
        {
            if (!_read.Contains(key))
                value.Fault($"onbekende sleutel '{key}'; hier mag: {string.Join(", ", _read.Order(StringComparer.Ordinal))}");
        }
    }
}
