using System.Globalization;

namespace WijkBot.Knowledge.Content.Yaml;

/// <summary>Reads the kinds of value that content holds; each says in Dutch what it expected.</summary>
internal static class ContentFields
{
    private static readonly string[] Yes = ["ja", "true"];
    private static readonly string[] No = ["nee", "false"];

    public static string NeedText(this ContentNode node, string key) => node.Need(key)?.AsText() ?? "";

    public static string? TextOrNull(this ContentNode node, string key) => node.Get(key)?.AsText();

    public static string? AsText(this ContentNode node)
    {
        if (node.Text is null) node.Fault("hier hoort een tekst, geen lijst of blok");
        return node.Text?.Trim();
    }

    /// <summary>A list of texts; absent or empty is an empty list.</summary>
    public static List<string> Texts(this ContentNode node, string key) =>
        [.. node.List(key).Select(item => item.AsText() ?? "").Where(text => text.Length > 0)];

    public static List<ContentNode> List(this ContentNode node, string key) =>
        node.Get(key)?.AsList() ?? [];

    public static List<ContentNode> NeedList(this ContentNode node, string key) =>
        node.Need(key)?.AsList() ?? [];

    public static List<ContentNode> AsList(this ContentNode node)
    {
        if (node.Items is null) node.Fault("hier hoort een lijst (regels die met '- ' beginnen)");
        return node.Items ?? [];
    }

    public static bool Flag(this ContentNode node, string key, bool otherwise = false)
    {
        if (node.Get(key) is not { } value) return otherwise;
        var text = value.Text ?? "";
        if (Yes.Contains(text, StringComparer.OrdinalIgnoreCase)) return true;
        if (!No.Contains(text, StringComparer.OrdinalIgnoreCase)) value.Fault($"'{key}' is '{text}'; kies ja of nee");
        return false;
    }

    public static int? NumberOrNull(this ContentNode node, string key)
    {
        if (node.Get(key) is not { } value) return null;
        if (int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        value.Fault($"'{key}' is '{value.Text}'; hier hoort een heel getal");
        return null;
    }

    /// <summary>A date as <c>2025-11-22</c>.</summary>
    public static DateOnly? DateOrNull(this ContentNode node, string key)
    {
        if (node.Get(key) is not { } value) return null;
        if (DateOnly.TryParseExact(value.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        value.Fault($"'{key}' is '{value.Text}'; schrijf een datum als 2025-11-22");
        return null;
    }

    /// <summary>A day and time as <c>2025-11-22T10:00</c>, on the municipality's clock.</summary>
    public static DateTime? TimeOrNull(this ContentNode node, string key)
    {
        if (node.Get(key) is not { } value) return null;
        if (DateTime.TryParseExact(value.Text, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        value.Fault($"'{key}' is '{value.Text}'; schrijf dag en tijd als 2025-11-22T10:00");
        return null;
    }

    /// <summary>Euros as <c>2.50</c>.</summary>
    public static decimal? EurosOrNull(this ContentNode node, string key)
    {
        if (node.Get(key) is not { } value) return null;
        if (decimal.TryParse(value.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var euros)) return euros;
        value.Fault($"'{key}' is '{value.Text}'; schrijf een bedrag als 2.50");
        return null;
    }

    /// <summary>One of a few words; absent is the first.</summary>
    public static T OneOf<T>(this ContentNode node, string key, T otherwise)
        where T : struct, Enum
    {
        if (node.Get(key) is not { } value) return otherwise;
        if (value.Text?.All(char.IsAsciiLetterLower) == true && Enum.TryParse<T>(value.Text, ignoreCase: true, out var one)) return one;
        value.Fault($"'{key}' is '{value.Text}'; kies uit {string.Join(", ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()))}");
        return otherwise;
    }

    /// <summary>A length of office time: <c>4 uur</c> or <c>30 minuten</c>.</summary>
    public static TimeSpan? DurationOrNull(this ContentNode node, string key)
    {
        if (node.Get(key) is not { } value) return null;
        if (value.Text?.Split(' ') is [var count, var unit] && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            if (unit == "uur") return TimeSpan.FromHours(number);
            if (unit is "minuten" or "minuut") return TimeSpan.FromMinutes(number);
        }
        value.Fault($"'{key}' is '{value.Text}'; schrijf bijvoorbeeld '4 uur' of '30 minuten'");
        return null;
    }
}
