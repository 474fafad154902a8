using System.Numerics;

namespace WijkBot.Knowledge.Language;

/// <summary>A text as weights of the n-grams that a model knows, of length 1.</summary>
/// <param name="Indices">N-grams, ascending.</param>
/// <param name="Values">Their weights.</param>
internal readonly record struct SparseVector(int[] Indices, float[] Values);

/// <summary>
/// One linear separator per label. A margin above 0 says "this label", -1 and lower "certainly not".
/// </summary>
/// <remarks>Weights are kept in 16 bits, in steps of a 32,767th of the largest: half the memory, and margins are the same in three digits.</remarks>
internal sealed class LinearModel
{
    private readonly short[] _weights; // row per n-gram, column per label, so that a look-up reads one stretch of memory
    private readonly float _step;
    private readonly float[] _bias;

    /// <summary>Keeps trained weights: a row per n-gram, a column per label.</summary>
    public LinearModel(ReadOnlySpan<float> weights, float[] bias)
    {
        (_bias, _weights) = (bias, new short[weights.Length]);
        foreach (var weight in weights)
            _step = Math.Max(_step, Math.Abs(weight) / short.MaxValue);
        for (var i = 0; i < weights.Length && _step > 0; i++)
            _weights[i] = (short)MathF.Round(weights[i] / _step);
    }

    private LinearModel(short[] weights, float step, float[] bias) => (_weights, _step, _bias) = (weights, step, bias);

    /// <summary>Writes it for <see cref="Read"/>.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.WriteArray<short>(_weights);
        writer.Write(_step);
        writer.WriteArray<float>(_bias);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static LinearModel Read(BinaryReader reader) => new(reader.ReadArray<short>(), reader.ReadSingle(), reader.ReadArray<float>());

    /// <summary>Writes the margin of every label.</summary>
    public void Margins(ReadOnlySpan<int> indices, ReadOnlySpan<float> values, Span<float> margins)
    {
        _bias.CopyTo(margins);
        for (var i = 0; i < indices.Length; i++)
            AddScaled(margins[.._bias.Length], _weights.AsSpan(indices[i] * _bias.Length, _bias.Length), values[i] * _step);
    }

    /// <summary>What one n-gram says for one label.</summary>
    public float Weight(int index, int label) => _weights[index * _bias.Length + label] * _step;

    /// <summary>into += row × scale, several labels at once. Multiply and add stay apart (no fused operation), so that every processor gives the same bits.</summary>
    private static void AddScaled(Span<float> into, ReadOnlySpan<short> row, float scale)
    {
        var at = 0;
        for (; at + Vector<short>.Count <= row.Length; at += Vector<short>.Count)
        {
            Vector.Widen(new Vector<short>(row[at..]), out var low, out var high);
            (new Vector<float>(into[at..]) + Vector.ConvertToSingle(low) * scale).CopyTo(into[at..]);
            var second = into[(at + Vector<float>.Count)..];
            (new Vector<float>(second) + Vector.ConvertToSingle(high) * scale).CopyTo(second);
        }
        for (; at < row.Length; at++)
            into[at] += row[at] * scale;
    }
}
