using System.Text.Json;

namespace WijkBot.Tests.Channels.Teams.Pictures;

/// <summary>
/// Colours of a Teams theme, as the Fluent UI palette of the Teams desktop client has them. Microsoft publishes no host configuration of Teams, so these are near, not equal.
/// </summary>
/// <param name="Name">File name of its picture.</param>
/// <param name="Width">Width of a card, pixels.</param>
/// <param name="Background">Behind the card's words.</param>
/// <param name="Shade">Behind a box that stands out.</param>
/// <param name="Words">Ordinary words.</param>
/// <param name="Subtle">What is said in passing.</param>
/// <param name="Accent">Of interest.</param>
/// <param name="Good">Went well.</param>
/// <param name="Warning">Needs attention soon.</param>
/// <param name="Attention">Needs attention now.</param>
internal sealed record TeamsTheme(string Name, int Width, string Background, string Shade, string Words, string Subtle, string Accent, string Good, string Warning, string Attention)
{
    /// <summary>Below this Teams puts buttons below each other.</summary>
    private const int Narrow = 400;

    public static readonly TeamsTheme Light = new("licht", 480, "#ffffff", "#f5f5f5", "#242424", "#616161", "#4f52b2", "#0b6a0b", "#835b00", "#c4314b");
    public static readonly TeamsTheme Dark = new("donker", 480, "#292929", "#3d3d3d", "#ffffff", "#adadad", "#a6a7dc", "#92c353", "#ffaa44", "#f9929f");
    public static readonly TeamsTheme Contrast = new("hoog-contrast", 480, "#000000", "#000000", "#ffffff", "#ffffff", "#1aebff", "#3ff23f", "#ffff01", "#ffff01");
    public static readonly TeamsTheme Phone = Light with { Name = "telefoon-320", Width = 320 };

    private const string Font = "\"Segoe UI\", \"Liberation Sans\", Arial, sans-serif";

    public static IReadOnlyList<TeamsTheme> All => [Light, Dark, Contrast, Phone];

    /// <summary>The renderer's host configuration.</summary>
    public string HostConfig
    {
        get
        {
            static object Colour(string colour, string subtle) => new { @default = colour, subtle };
            object colours = new { @default = Colour(Words, Subtle), accent = Colour(Accent, Accent), good = Colour(Good, Good), warning = Colour(Warning, Warning), attention = Colour(Attention, Attention) };
            return JsonSerializer.Serialize(new
            {
                fontFamily = Font,
                containerStyles = new { @default = new { backgroundColor = Background, foregroundColors = colours }, emphasis = new { backgroundColor = Shade, foregroundColors = colours } },
                separator = new { lineThickness = 1, lineColor = Subtle },
                actions = new { maxActions = 6, buttonSpacing = 8, actionsOrientation = Width < Narrow ? "vertical" : "horizontal", actionAlignment = "left", showCard = new { actionMode = "inline", inlineTopMargin = 12 } },
                factSet = new { title = new { weight = "bolder", wrap = true, maxWidth = 150 }, value = new { wrap = true }, spacing = 12 },
                imageSizes = new { small = 40, medium = 80, large = 160 },
                supportsInteractivity = true,
            });
        }
    }

    /// <summary>What a host draws itself: its buttons and fields.</summary>
    public string Css => $$"""
        body { margin: 8px; background: {{Background}}; color: {{Words}}; display: flex; flex-wrap: wrap; gap: 12px; align-items: flex-start; }
        main { width: {{Width}}px; box-sizing: border-box; border: 1px solid {{Subtle}}; border-radius: 6px; overflow: hidden; }
        .ac-pushButton { font: 14px {{Font}}; background: {{Background}}; color: {{Words}}; border: 1px solid {{Subtle}}; border-radius: 4px; padding: 5px 12px; white-space: nowrap; }
        .ac-pushButton.style-positive { border-color: {{Accent}}; color: {{Accent}}; }
        .ac-pushButton.style-destructive { border-color: {{Attention}}; color: {{Attention}}; }
        .ac-input { font: 14px {{Font}}; background: {{Shade}}; color: {{Words}}; border: 1px solid {{Subtle}}; width: 100%; box-sizing: border-box; }
        """;
}
