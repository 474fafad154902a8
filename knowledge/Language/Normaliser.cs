using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace WijkBot.Knowledge.Language;

/// <summary>Brings what people type on a phone to one spelling, for every reader of text here: small letters, no diacritics, no stretched letters, abbreviations written out.</summary>
public static class Normaliser
{
    // Only what has one meaning in messages to a municipality; an abbreviation that is also a word ("als", "en") is left alone.
    private static readonly FrozenDictionary<string, string> Abbreviations = (
        from line in """
        even: ff effe eve
        alsjeblieft: aub svp ajb plz pls
        gemeente: gemeent gmeente gemente gem
        bedankt: bdkt thx
        inderdaad: idd
        mijn: mn m'n
        zijn: z'n
        haar: d'r
        het: 't
        een: 'n
        volgens: vlgs
        waarom: wrm
        wanneer: wnr wnneer
        nummer: nr
        telefoon: tel
        over: mbt
        vanwege: ivm
        tegenover: tov
        groet: gr
        niet: nie
        niets: nix niks
        waarschijnlijk: wrs ws
        misschien: mss
        kapot: kpot kapoet
        vandaag: vndg
        morgen: mrgn
        gisteren: gstrn
        ongeveer: ong
        bijvoorbeeld: bv bijv
        eventueel: evt
        help: hlp hellup
        ambulance: ambu
        politie: polisie pliesie
        """.Split('\n')
        let parts = line.Split(": ")
        from shortened in parts[1].Split(' ')
        select (shortened, parts[0])).ToFrozenDictionary(pair => pair.shortened, pair => pair.Item2, StringComparer.Ordinal);

    /// <summary>The whole text in one spelling, words separated by single spaces, punctuation gone.</summary>
    public static string Normalise(string text) => string.Join(' ', Words(text).Select(word => word.Text));

    /// <summary>One word or a short phrase without its diacritics, small, stretched letters shortened: "Niéééét" → "niet", "Möll'nwiek" → "moll'nwiek".</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text) AppendFolded(folded, letter);
        return Unstretched(folded, out _);
    }

    /// <summary>The words of a text, each in one spelling, with its place in the text as it was typed.</summary>
    public static IEnumerable<Word> Words(string text)
    {
        var folded = new StringBuilder(32);
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && IsInWord(text, at))
            {
                if (folded.Length == 0) start = at;
                AppendFolded(folded, text[at]);
                continue;
            }
            if (folded.Length == 0) continue;
            var word = Unstretched(folded, out var squeezed);
            yield return new Word(Abbreviations.GetValueOrDefault(word, word), start, at - start) { Squeezed = squeezed };
            folded.Clear();
        }
    }

    private static bool IsInWord(string text, int at)
    {
        var letter = text[at];
        if (char.IsLetterOrDigit(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) return true;
        if (at + 1 >= text.Length || !char.IsLetter(text[at + 1])) return false;
        // An apostrophe belongs to a word in front of a letter (m'n, 't); a slash only in t/o and v/d: "Palmstraat/Kerkstraat" is two streets.
        return letter is '\'' or '’' || (letter == '/' && at > 0 && char.IsLetter(text[at - 1]) && (at == 1 || !char.IsLetter(text[at - 2])));
    }

    private static void AppendFolded(StringBuilder folded, char letter)
    {
        if (letter < 128)
        {
            folded.Append(char.ToLowerInvariant(letter));
            return;
        }
        switch (letter)
        {
            case '’' or '‘' or '`' or '´': folded.Append('\''); return;
            case 'ß': folded.Append("ss"); return;
            case 'ı' or 'İ': folded.Append('i'); return;
            case 'ł' or 'Ł': folded.Append('l'); return;
            case 'ø' or 'Ø': folded.Append('o'); return;
            case 'æ' or 'Æ': folded.Append("ae"); return;
            case 'ĳ' or 'Ĳ': folded.Append("ij"); return;
            // Arabic letters that are written one for the other in everyday messages; the tatweel only stretches.
            case 'ة': folded.Append('ه'); return;
            case 'ى' or 'ی': folded.Append('ي'); return;
            case 'ک': folded.Append('ك'); return;
            case 'ـ': return;
        }
        if (char.IsSurrogate(letter))
        {
            // Half of an emoji is no letter, and Normalize refuses a half without its other half.
            folded.Append(letter);
            return;
        }
        // й and ї lose their mark here too: every reader folds both sides alike.
        foreach (var part in letter.ToString().Normalize(NormalizationForm.FormKD))
        {
            if (char.GetUnicodeCategory(part) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)) folded.Append(char.ToLowerInvariant(part));
        }
    }

    /// <summary>
    /// Three or more of the same letter become one, or two for a vowel in the middle of a word: "heeeel" → "heel", "niettt" → "niet". Digits stay.
    /// Where a vowel was kept twice, <paramref name="squeezed"/> is the other reading: "heeelp" → "heelp", squeezed "help".
    /// </summary>
    private static string Unstretched(StringBuilder word, out string? squeezed)
    {
        squeezed = null;
        var kept = 0;
        StringBuilder? once = null;
        for (var at = 0; at < word.Length;)
        {
            var letter = word[at];
            var end = at;
            while (end < word.Length && word[end] == letter) end++;
            var keep = end - at;
            if (keep > 2 && !char.IsDigit(letter))
            {
                keep = "aeou".Contains(letter) && end < word.Length && at > 0 ? 2 : 1;
                once ??= new StringBuilder().Append(word, 0, kept);
                once.Append(letter);
            }
            else
            {
                once?.Append(letter, keep);
            }
            for (var copy = 0; copy < keep; copy++) word[kept++] = letter;
            at = end;
        }
        var text = word.ToString(0, kept);
        if (once is not null && once.Length != kept) squeezed = once.ToString();
        return text;
    }
}

/// <summary>A word of a message.</summary>
/// <param name="Text">In one spelling.</param>
/// <param name="Start">Where it starts in the message as typed.</param>
/// <param name="Length">How long it is there.</param>
public readonly record struct Word(string Text, int Start, int Length)
{
    /// <summary>The word with a stretched vowel written once, when that reads differently: "heeelp" is "heelp", squeezed "help".</summary>
    public string? Squeezed { get; init; }
}
