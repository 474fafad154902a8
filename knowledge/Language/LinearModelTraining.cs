using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace WijkBot.Knowledge.Language;

/// <summary>
/// Trains one-vs-rest linear support vector machines with squared hinge loss by dual coordinate descent
/// (Hsieh, Chang, Lin, Keerthi, Sundararajan, "A dual coordinate descent method for large-scale linear SVM", ICML 2008, algorithm 1).
/// Sixteen labels are trained together: their weights for one n-gram share a cache line, and the processor handles eight at a time.
/// A label's arithmetic never depends on its neighbours, so the number of threads changes nothing.
/// </summary>
internal static class LinearModelTraining
{
    /// <summary>Labels trained together: 16 floats are one cache line.</summary>
    private const int Block = 16;

    /// <summary>Trains a model.</summary>
    /// <param name="texts">Training texts as vectors of length 1.</param>
    /// <param name="targets">The label of each text.</param>
    /// <param name="costs">C of each text: how much an error on it costs against simplicity.</param>
    /// <param name="labels">Number of labels.</param>
    /// <param name="features">Number of n-grams.</param>
    /// <param name="options">Rounds, tolerance and threads.</param>
    public static LinearModel Train(
        SparseVector[] texts, int[] targets, float[] costs, int labels, int features, TextClassifierOptions options)
    {
        var examples = texts.Select((text, i) => new Example(text.Indices, text.Values, targets[i], 0.5f / costs[i], 1f / (Square(text) + 1f + 0.5f / costs[i]))).ToArray();
        var weights = new float[(long)features * labels];
        var bias = new float[labels];
        Parallel.For(0, (labels + Block - 1) / Block, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, block =>
        {
            var trained = TrainBlock(examples, block * Block, features, options);
            var width = Math.Min(Block, labels - block * Block);
            for (var feature = 0; feature < features; feature++)
                trained.AsSpan(feature * Block, width).CopyTo(weights.AsSpan(feature * labels + block * Block));
            trained.AsSpan(features * Block, width).CopyTo(bias.AsSpan(block * Block));
        });
        return new LinearModel(weights, bias);
    }

    /// <summary>A training text; <c>Diagonal</c> is 1/(2C), <c>Inverse</c> 1/(its squared length with bias + 1/(2C)).</summary>
    private readonly record struct Example(int[] Indices, float[] Values, int Target, float Diagonal, float Inverse);

    private static float Square(SparseVector text)
    {
        var sum = 0f;
        foreach (var value in text.Values)
            sum += value * value;
        return sum;
    }

    /// <summary>The last row of the answer is the bias: an n-gram that every text has, with weight 1.</summary>
    private static float[] TrainBlock(Example[] examples, int first, int features, TextClassifierOptions options)
    {
        var weights = new float[(features + 1) * Block];
        var alphas = new float[examples.Length * Block];
        var order = Enumerable.Range(0, examples.Length).ToArray();
        var random = options.Seed;
        for (var round = 0; round < options.Rounds; round++)
        {
            Shuffle(order, ref random);
            if (Round(examples, first, weights, alphas, order) < options.Tolerance)
                break;
        }
        return weights;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Round(Example[] examples, int first, float[] weights, float[] alphas, int[] order)
    {
        var largest = Vector256<float>.Zero;
        var one = Vector256.Create(1f);
        ref var start = ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(weights);
        var biasAt = weights.Length - Block;
        Span<float> signs = stackalloc float[Block];
        foreach (var i in order)
        {
            var (indices, values, target, diagonal, inverse) = examples[i];
            var low = Vector256.LoadUnsafe(ref start, (nuint)biasAt);
            var high = Vector256.LoadUnsafe(ref start, (nuint)biasAt + 8);
            for (var k = 0; k < indices.Length; k++)
            {
                var at = (nuint)indices[k] * Block;
                var value = Vector256.Create(values[k]);
                low += Vector256.LoadUnsafe(ref start, at) * value;
                high += Vector256.LoadUnsafe(ref start, at + 8) * value;
            }

            signs.Fill(-1f);
            var own = target - first;
            if (own is >= 0 and < Block)
                signs[own] = 1f;
            var (signLow, signHigh) = (Vector256.Create<float>(signs[..8]), Vector256.Create<float>(signs[8..]));
            var alphaLow = Vector256.Create(alphas, i * Block);
            var alphaHigh = Vector256.Create(alphas, i * Block + 8);
            var newLow = Vector256.Max(alphaLow - (signLow * low - one + alphaLow * diagonal) * inverse, Vector256<float>.Zero);
            var newHigh = Vector256.Max(alphaHigh - (signHigh * high - one + alphaHigh * diagonal) * inverse, Vector256<float>.Zero);
            var stepLow = newLow - alphaLow;
            var stepHigh = newHigh - alphaHigh;
            if (Vector256.EqualsAll(stepLow, Vector256<float>.Zero) && Vector256.EqualsAll(stepHigh, Vector256<float>.Zero))
                continue;

            largest = Vector256.Max(largest, Vector256.Max(Vector256.Abs(stepLow), Vector256.Abs(stepHigh)));
            newLow.CopyTo(alphas, i * Block);
            newHigh.CopyTo(alphas, i * Block + 8);
            (stepLow, stepHigh) = (stepLow * signLow, stepHigh * signHigh);
            Add(ref start, (nuint)biasAt, stepLow, stepHigh);
            for (var k = 0; k < indices.Length; k++)
            {
                var value = Vector256.Create(values[k]);
                Add(ref start, (nuint)indices[k] * Block, stepLow * value, stepHigh * value);
            }
        }
        var most = 0f;
        for (var lane = 0; lane < Vector256<float>.Count; lane++)
            most = Math.Max(most, largest[lane]);
        return most;
    }

    private static void Add(ref float start, nuint at, Vector256<float> low, Vector256<float> high)
    {
        (Vector256.LoadUnsafe(ref start, at) + low).StoreUnsafe(ref start, at);
        (Vector256.LoadUnsafe(ref start, at + 8) + high).StoreUnsafe(ref start, at + 8);
    }

    private static void Shuffle(int[] order, ref ulong random)
    {
        for (var i = order.Length - 1; i > 0; i--)
        {
            var other = (int)(SplitMix.Next(ref random) % (ulong)(i + 1));
            (order[i], order[other]) = (order[other], order[i]);
        }
    }
}

/// <summary>Repeatable random numbers (Steele, Lea, Flood 2014): the same content must give the same model on every machine.</summary>
internal static class SplitMix
{
    /// <summary>The next number.</summary>
    public static ulong Next(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
