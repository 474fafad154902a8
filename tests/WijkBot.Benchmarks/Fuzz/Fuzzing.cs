using System.Diagnostics;

namespace WijkBot.Benchmarks.Fuzz;

/// <summary>What reading spoilt inputs showed.</summary>
/// <param name="Inputs">Inputs read.</param>
/// <param name="Slowest">The longest that one took.</param>
/// <param name="Allocated">The most bytes that one made, in the whole process.</param>
/// <param name="Faults">Exceptions that left the reader, one a kind, with the first input that made it.</param>
internal sealed record FuzzFindings(int Inputs, TimeSpan Slowest, long Allocated, IReadOnlyDictionary<string, byte[]> Faults);

/// <summary>Gives a reader spoilt inputs, under a watch.</summary>
internal static class Fuzzing
{
    /// <summary>A reader that takes longer on one input hangs.</summary>
    public static readonly TimeSpan Hang = TimeSpan.FromSeconds(30);

    /// <exception cref="TimeoutException">The reader hangs.</exception>
    public static async Task<FuzzFindings> RunAsync(FuzzTarget target, int inputs, int seed)
    {
        var mutations = new Mutations(target, new Random(seed));
        var faults = new Dictionary<string, byte[]>();
        var (slowest, most) = (TimeSpan.Zero, 0L);
        for (var n = 0; n < inputs; n++)
        {
            var input = mutations.Next();
            var before = GC.GetTotalAllocatedBytes();
            var watch = Stopwatch.StartNew();
            try
            {
                var reading = target.ReadAsync(input);
                if (!reading.IsCompleted)
                    await reading.WaitAsync(Hang, TimeProvider.System);
                await reading;
            }
            catch (TimeoutException late)
            {
                throw new TimeoutException($"{target.Name} hangs on {Convert.ToBase64String(input)}", late);
            }
            catch (Exception fault)
            {
                faults.TryAdd($"{fault.GetType().Name} {fault.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("WijkBot.", StringComparison.Ordinal))?.Trim()}", input);
            }
            if (watch.Elapsed > slowest)
                slowest = watch.Elapsed;
            most = Math.Max(most, GC.GetTotalAllocatedBytes() - before);
        }
        return new FuzzFindings(inputs, slowest, most, faults);
    }
}
