using System.Text.RegularExpressions;

namespace WijkBot.Conversations;

/// <summary>Sees that a wish is denied: "geen", "niet", "hoeft niet" right around it.</summary>
internal static partial class Denial
{
    /// <summary>Words that deny what follows, also with one word between: "geen echte medewerker".</summary>
    private static readonly HashSet<string> None = ["geen", "zonder", "no", "without", "kein", "keine", "keinen", "ohne", "bez", "без", "بدون"];

    /// <summary>Words that deny the verb that follows at once: "niet terugbellen".</summary>
    private static readonly HashSet<string> Not = ["niet", "nooit", "not", "dont", "never", "nicht", "nie", "не", "لا"];

    /// <summary>A phrase that begins so is a sentence of its own: "het lukt niet, kan ik iemand spreken".</summary>
    private static readonly HashSet<string> BeginsAnew = ["kan", "mag", "ik", "met", "can", "i", "wil", "geen", "niet", "kunt", "to"];

    /// <summary>Whether a phrase is denied by what stands before or after it.</summary>
    /// <param name="before">Folded words before it.</param>
    /// <param name="phrase">The phrase.</param>
    /// <param name="after">Folded words after it.</param>
    public static bool IsAround(string before, string phrase, string after)
    {
        var words = before.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var first = phrase.Split(' ')[0];
        if (!BeginsAnew.Contains(first))
        {
            if (words is [.., var last] && (None.Contains(last) || Not.Contains(last))) return true;
            if (words is [.., var denying, _] && None.Contains(denying)) return true;
        }
        return After().IsMatch(after) || NoNeed().IsMatch(before);
    }

    [GeneratedRegex(@"\b(not need|no need|hoeft (mij |me |ons )?niet|hoef (mij |me )?niet|niet nodig( om)?|braucht? nicht)( (mij|me|to|te|zu))*\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NoNeed();

    [GeneratedRegex(
        @"^\s*((maar|liever|dus|aub|a|u|alstublieft)\s+)?(niet\b(?!\s+(meer\s+)?(te|lukt|werkt|goed))|(is|was|dat|dit|ook|echt|hoeft|hoef)(\s+\w+)?\s+(niet|nicht)\b|not needed|is not needed|istemiyorum|gerek yok|nie trzeba|не треба|не потрібно)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex After();
}
