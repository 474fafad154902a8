using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace WijkBot.Benchmarks.Fuzz;

/// <summary>A million spoilt inputs over all readers: counts, times, memory, and what left them.</summary>
internal static class FuzzRun
{
    /// <param name="options">Seed, and how many of the inputs, in per cent.</param>
    public static async Task<int> RunAsync(string[] options)
    {
        var seed = options.Length > 0 ? int.Parse(options[0], CultureInfo.InvariantCulture) : 1;
        var percent = options.Length > 1 ? int.Parse(options[1], CultureInfo.InvariantCulture) : 100;
        var (total, failed, watch) = (0, 0, Stopwatch.StartNew());
        Console.WriteLine($"seed {seed}");
        foreach (var target in FuzzTargets.All())
        {
            // a reader that hangs without giving its thread back is seen from outside
            var reading = Task.Run(() => Fuzzing.RunAsync(target, target.Inputs * percent / 100, seed));
            var found = await reading;
            total += found.Inputs;
            failed += found.Faults.Count;
            Console.WriteLine($"{target.Name,-24} {found.Inputs,8} inputs   slowest {found.Slowest.TotalMilliseconds,7:0.0} ms   most made by one {found.Allocated / 1024,6} kB   faults {found.Faults.Count}");
            foreach (var (fault, input) in found.Faults)
                Console.WriteLine($"   {fault}\n   {Encoding.UTF8.GetString(input.AsSpan(0, Math.Min(input.Length, 300)))}");
        }
        using var self = Process.GetCurrentProcess();
        Console.WriteLine($"{total} inputs in {watch.Elapsed.TotalSeconds:0} s; most memory {self.PeakWorkingSet64 / 1048576} MB; kinds of faults {failed}");
        return failed == 0 ? 0 : 1;
    }
}
