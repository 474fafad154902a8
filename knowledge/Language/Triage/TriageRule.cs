namespace WijkBot.Knowledge.Language.Triage;

/// <summary>A kind of emergency, and what is said to somebody in it.</summary>
/// <param name="Name">Name in the content, such as <c>brand</c>.</param>
/// <param name="Texts">Keys of the texts to say, in order.</param>
/// <param name="Intent"><c>noodgeval</c> or <c>crisis</c>, the name for it in the contract.</param>
/// <param name="Beside">Said as well when something graver is heard: it has advice of its own.</param>
public sealed record TriageKind(string Name, IReadOnlyList<string> Texts, string Intent, bool Beside);

/// <summary>A rule: these groups of words, near each other, mean this kind.</summary>
/// <param name="Kind">What it means.</param>
/// <param name="Language">Language it is written in.</param>
/// <param name="Line">Line in the language's file, to say which rule it was.</param>
/// <param name="Groups">Each must be there.</param>
/// <param name="Within">All within this many words.</param>
/// <param name="Not">None of these in the same sentence, unless <paramref name="Now"/> is there too.</param>
/// <param name="Now">Words that say that it happens now; -1 when the language has none.</param>
internal sealed record TriageRule(TriageKind Kind, string Language, int Line, int[] Groups, int Within, int[] Not, int Now);

/// <summary>An emergency in a message.</summary>
/// <param name="Kind">The gravest kind found.</param>
/// <param name="TextKeys">Keys of what to say, gravest first.</param>
/// <param name="Language">Language of the words that gave it away: answer in it.</param>
/// <param name="Line">Line of the rule in <c>triage/{language}.yaml</c>.</param>
/// <param name="Heard">The words that fit the rule, as they were typed: for a test or an editor, not for a log.</param>
public sealed record TriageMatch(TriageKind Kind, IReadOnlyList<string> TextKeys, string Language, int Line, string Heard);
