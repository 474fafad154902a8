using System.Runtime.InteropServices;

namespace WijkBot.Knowledge.Language.Triage;

/// <summary>
/// Hears an emergency in a message before anything else is done with it, in every language of the content at once. Rules only, no scores: the same words always give the same answer, and an editor can read
/// why. Words are compared in one spelling with one typing error forgiven; what is written under <c>negeer</c> ("brandt niet", "geen brand") counts for nothing.
/// </summary>
public sealed class EmergencyTriage
{
    // Somebody who repeats one word a thousand times is heard as well by the first sixty-four.
    private const int MostHits = 64;

    private readonly WordIndex _words;
    private readonly Dictionary<int, List<(Phrase Phrase, int Group)>> _byFirstTerm = [];
    private readonly IReadOnlyList<TriageRule> _rules;
    private readonly int _groups;

    internal EmergencyTriage(IReadOnlyList<TriageKind> kinds, WordIndex words, IEnumerable<(Phrase Phrase, int Group)> phrases, IReadOnlyList<TriageRule> rules, int groups)
    {
        (Kinds, _words, _rules, _groups) = (kinds, words, rules, groups);
        foreach (var (phrase, group) in phrases)
        {
            foreach (var term in phrase.First)
            {
                if (!_byFirstTerm.TryGetValue(term, out var starting)) _byFirstTerm[term] = starting = [];
                starting.Add((phrase, group));
            }
        }
    }

    /// <summary>The group of phrases that count for nothing.</summary>
    internal const int Ignored = 0;

    /// <summary>The kinds, gravest first.</summary>
    public IReadOnlyList<TriageKind> Kinds { get; }

    /// <summary>The emergency in this message, or null when there is none.</summary>
    public TriageMatch? Find(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var words = new ReadWords(text, _words);
        var hits = Hits(words);
        if (hits is null) return null;

        var found = new List<(TriageRule Rule, Hit Span)>();
        foreach (var rule in _rules)
        {
            if (Applies(rule, hits, words) is { } span) found.Add((rule, span));
        }
        if (found.Count == 0) return null;

        // Where two languages share words ("gas", "brand"), the one that explains more of the message is the resident's.
        var (gravest, heard) = found.OrderBy(match => Gravity(match.Rule.Kind)).ThenByDescending(match => match.Span.End - match.Span.Start).First();
        // Two kinds at most are spoken of: a person in need reads no list.
        var second = found.Select(match => match.Rule.Kind).FirstOrDefault(kind => kind.Beside && kind != gravest.Kind);
        var texts = gravest.Kind.Texts.Concat(second?.Texts ?? []).Distinct().ToList();
        return new TriageMatch(gravest.Kind, texts, gravest.Language, gravest.Line, words.AsTyped(text, heard.Start, heard.End));
    }

    /// <summary>Whether a message holds words that the content explains as no emergency ("geen brand", "de lamp brandt niet"): a model may not make one of them.</summary>
    public bool IsExplained(string text) =>
        !string.IsNullOrWhiteSpace(text) && Hits(new ReadWords(text, _words)) is { } hits && hits[Ignored] is { Count: > 0 };

    private int Gravity(TriageKind kind)
    {
        for (var at = 0; at < Kinds.Count; at++)
        {
            if (Kinds[at] == kind) return at;
        }
        return Kinds.Count;
    }

    private List<Hit>?[]? Hits(ReadWords words)
    {
        var hits = new List<Hit>?[_groups];
        var any = false;
        for (var at = 0; at < words.Count; at++)
        {
            any |= AddHits(words, at, words.TermsAt(at), hits) | AddHits(words, at, words.JoinedAt(at), hits);
        }
        if (!any) return null;
        if (hits[Ignored] is { } ignored)
        {
            for (var group = 1; group < hits.Length; group++) hits[group]?.RemoveAll(hit => ignored.Exists(over => over.Start < hit.End && hit.Start < over.End));
        }
        return hits;
    }

    private bool AddHits(ReadWords words, int at, List<int> terms, List<Hit>?[] hits)
    {
        var any = false;
        foreach (var term in terms)
        {
            if (!_byFirstTerm.TryGetValue(term, out var starting)) continue;
            foreach (var (phrase, group) in starting)
            {
                if (hits[group] is { Count: >= MostHits }) continue;
                var end = phrase.EndOfMatch(words, at);
                if (end < 0) continue;
                (hits[group] ??= []).Add(new Hit(at, end));
                any = true;
            }
        }
        return any;
    }

    private static Hit? Applies(TriageRule rule, List<Hit>?[] hits, ReadWords words)
    {
        if (Array.Exists(rule.Groups, group => hits[group] is not { Count: > 0 })) return null;
        foreach (var first in hits[rule.Groups[0]]!)
        {
            if (Together(rule, hits, first) is { } span && !Excluded(rule, hits, words, span)) return span;
        }
        return null;
    }

    /// <summary>The span of words that holds every group within reach of this first one, or null.</summary>
    private static Hit? Together(TriageRule rule, List<Hit>?[] hits, Hit first)
    {
        var span = first;
        foreach (var group in rule.Groups.AsSpan(1))
        {
            var widest = span;
            var near = hits[group]!.Find(hit => Math.Max(hit.End, widest.End) - Math.Min(hit.Start, widest.Start) <= rule.Within);
            if (near.End == 0) return null;
            span = new Hit(Math.Min(near.Start, span.Start), Math.Max(near.End, span.End));
        }
        return span;
    }

    private static bool Excluded(TriageRule rule, List<Hit>?[] hits, ReadWords words, Hit span)
    {
        int from = words.Sentence(span.Start), to = words.Sentence(span.End - 1);
        bool InSentence(int group) => group >= 0 && hits[group] is { } there && there.Exists(hit => words.Sentence(hit.Start) >= from && words.Sentence(hit.Start) <= to);
        return Array.Exists(rule.Not, InSentence) && !InSentence(rule.Now);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Hit(int Start, int End);
}
