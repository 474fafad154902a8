using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace WijkBot.Conversations.Verhuizen;

/// <summary>
/// A code that moves a conversation, as <c>K7MQ-4TPX</c>: eight of 28 letters and digits, without vowels (so that no word is one) and without what looks alike.
/// 28⁸ is 378 thousand million: who may try five an hour finds none.
/// </summary>
public static partial class MoveCode
{
    private const string Alphabet = "23456789BCDFGHJKLMNPQRSTVWXZ";

    /// <summary>A new one.</summary>
    public static string New()
    {
        var code = RandomNumberGenerator.GetString(Alphabet, 8);
        return $"{code[..4]}-{code[4..]}";
    }

    /// <summary>The code that a message consists of, whatever its case and spacing, with or without the word "code" or "verder"; null when it says anything else.</summary>
    public static string? In(string text) =>
        Message().Match(text) is { Success: true } found ? $"{found.Groups["a"].Value}-{found.Groups["b"].Value}".ToUpperInvariant() : null;

    /// <summary>What is stored of it: who reads the store cannot use it.</summary>
    public static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("verhuiscode " + code)));

    [GeneratedRegex(@"^\W*(?:(?:code|verder|wijkbot)\W+){0,2}(?<a>[2-9BCDFGHJ-NP-TV-XZ]{4})[\s-]?(?<b>[2-9BCDFGHJ-NP-TV-XZ]{4})\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Message();
}
