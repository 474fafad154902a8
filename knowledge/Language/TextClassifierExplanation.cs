namespace WijkBot.Knowledge.Language;

/// <summary>Why a text got its label: what staff see when they ask.</summary>
/// <param name="Text">The text as the model read it.</param>
/// <param name="Judgement">What the model made of it.</param>
/// <param name="For">N-grams that spoke for the best label, strongest first.</param>
/// <param name="Against">N-grams that spoke against it, strongest first.</param>
/// <param name="Unknown">Words that no training phrase has.</param>
/// <param name="Nearest">Training phrases most like the text.</param>
public sealed record TextClassifierExplanation(
    string Text, Judgement Judgement, IReadOnlyList<NgramWeight> For, IReadOnlyList<NgramWeight> Against,
    IReadOnlyList<string> Unknown, IReadOnlyList<NearPhrase> Nearest);

/// <summary>An n-gram and what it said.</summary>
/// <param name="Ngram">A word, the beginning of one (<c>lante…</c>), a pair (<c>lamp + kapot</c>), a first word (<c>^waar</c>), a concept (<c>[street light]</c>), or a piece (a space is the edge of a word).</param>
/// <param name="Weight">Its part of the margin.</param>
public readonly record struct NgramWeight(string Ngram, double Weight);

/// <summary>A training phrase.</summary>
/// <param name="Text">As it stands in the content.</param>
/// <param name="Label">Its label.</param>
/// <param name="Likeness">0 (nothing in common) to 1 (the same).</param>
public readonly record struct NearPhrase(string Text, string Label, double Likeness);

public sealed partial class TextClassifier
{
    /// <summary>Tells why a text gets its label.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="top">Most n-grams and phrases of each kind.</param>
    /// <param name="language">Two letters.</param>
    public TextClassifierExplanation Explain(string text, int top = 10, string language = "nl")
    {
        var judgement = Judge(text, Math.Min(3, _labels.Length), language);
        var best = Array.IndexOf(_labels, judgement.Predictions[0].Label);
        var read = Reader;
        read.Read(text, language, _vocabulary, _options);
        var said = SaidBy(read, best);
        var unknown = read.Features.Found.ToArray()
            .Where(f => f.Kind == FeatureKind.Word && _vocabulary.IndexOf(f.Hash) < 0)
            .Select(read.Features.TextOf).Distinct(StringComparer.Ordinal).ToArray();
        return new TextClassifierExplanation(
            FeaturesText.Fold(text), judgement,
            said.Where(n => n.Weight > 0).OrderByDescending(n => n.Weight).Take(top).ToArray(),
            said.Where(n => n.Weight < 0).OrderBy(n => n.Weight).Take(top).ToArray(),
            unknown, NearestOf(read, top));
    }

    private List<NgramWeight> SaidBy(FeaturesReader read, int label)
    {
        var values = new Dictionary<int, float>();
        for (var i = 0; i < read.Indices.Length; i++)
            values[read.Indices[i]] = read.Values[i];
        var said = new List<NgramWeight>();
        foreach (var feature in read.Features.Found)
        {
            var index = _vocabulary.IndexOf(feature.Hash);
            if (index >= 0 && values.Remove(index, out var value))
                said.Add(new NgramWeight(read.Features.TextOf(feature), value * _model.Weight(index, label)));
        }
        return said;
    }

    private NearPhrase[] NearestOf(FeaturesReader read, int top)
    {
        var likeness = _likeness.Likeness(read.Indices, read.Values, 0, _phrases.Length).ToArray();
        return _phrases.Select((p, i) => new NearPhrase(p.Text, _labels[p.Label], likeness[i]))
            .Where(p => p.Likeness > 0).OrderByDescending(p => p.Likeness).ThenBy(p => p.Text, StringComparer.Ordinal).Take(top).ToArray();
    }
}
