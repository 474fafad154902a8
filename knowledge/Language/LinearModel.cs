using System.Runtime.InteropServices;

namespace WijkBot.Knowledge.Language;

/// <summary>A text as weights of the n-grams that a model knows, of length 1.</summary>
/// <param name="Indices">N-grams, ascending.</param>
/// <param name="Values">Their weights.</param>
internal readonly record struct SparseVector(int[] Indices, float[] Values);

/// <summary>
/// One linear separator per label. A margin above 0 says "this label", -1 and lower "certainly not".
/// </summary>
internal sealed class LinearModel
{
    private readonly float[] _weights; // row per n-gram, column per label, so that a look-up reads one stretch of memory
    private readonly float[] _bias;
    private readonly int _labels;

    internal LinearModel(float[] weights, float[] bias, int labels) => (_weights, _bias, _labels) = (weights, bias, labels);

    /// <summary>Writes it for <see cref="Read"/>.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.WriteArray<float>(_weights);
        writer.WriteArray<float>(_bias);
        writer.Write(_labels);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static LinearModel Read(BinaryReader reader) => new(reader.ReadArray<float>(), reader.ReadArray<float>(), reader.ReadInt32());

    /// <summary>Bytes held.</summary>
    public long Bytes => (_weights.LongLength + _bias.Length) * sizeof(float);

    /// <summary>Writes the margin of every label.</summary>
    public void Margins(ReadOnlySpan<int> indices, ReadOnlySpan<float> values, Span<float> margins)
    {
        _bias.CopyTo(margins);
        for (var i = 0; i < indices.Length; i++)
            Rows.AddScaled(margins[.._labels], _weights.AsSpan(indices[i] * _labels, _labels), values[i]);
    }

    /// <summary>What one n-gram says for one label.</summary>
    public float Weight(int index, int label) => _weights[index * _labels + label];
}

/// <summary>Arithmetic on rows, several labels at once.</summary>
internal static class Rows
{
    /// <summary>into += row × scale. Multiply and add stay apart (no fused operation), so that every processor gives the same bits.</summary>
    public static void AddScaled(Span<float> into, ReadOnlySpan<float> row, float scale)
    {
        var wideInto = MemoryMarshal.Cast<float, System.Numerics.Vector<float>>(into);
        var wideRow = MemoryMarshal.Cast<float, System.Numerics.Vector<float>>(row);
        var factor = new System.Numerics.Vector<float>(scale);
        for (var i = 0; i < wideInto.Length; i++)
            wideInto[i] += wideRow[i] * factor;
        for (var i = wideInto.Length * System.Numerics.Vector<float>.Count; i < into.Length; i++)
            into[i] += row[i] * scale;
    }
}
