using System.Globalization;

namespace WijkBot.Benchmarks.Chaos;

/// <summary>The time of day as one program sees it, by libfaketime (Debian: <c>faketime</c>); what runs by a stopwatch runs on. The machine's own clock is not touched.</summary>
internal sealed class ChaosClock(string file)
{
    private static readonly TimeSpan[] Jumps = [TimeSpan.FromSeconds(-20), TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(-90), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(-15), TimeSpan.FromHours(2), TimeSpan.FromHours(-2)];

    private static readonly string? Library = Directory.Exists("/usr/lib")
        ? Directory.EnumerateDirectories("/usr/lib", "*-linux-gnu").Select(folder => Path.Combine(folder, "faketime", "libfaketimeMT.so.1")).FirstOrDefault(File.Exists)
        : null;

    /// <summary>True where the library is installed.</summary>
    public static bool CanJump => Library is not null;

    /// <summary>What the program is started with, so that its clock can be moved.</summary>
    public IEnumerable<(string Key, string Value)> Settings
    {
        get
        {
            if (!CanJump)
                return [];
            Set(TimeSpan.Zero);
            return [("LD_PRELOAD", Library!), ("FAKETIME_TIMESTAMP_FILE", file), ("FAKETIME_NO_CACHE", "1"), ("FAKETIME_DONT_FAKE_MONOTONIC", "1"), ("DONT_FAKE_MONOTONIC", "1")];
        }
    }

    /// <summary>Jumps, goes on so for a while, and is put right: two jumps, of which one goes back.</summary>
    public async Task JumpAsync(Random chance)
    {
        var jump = Jumps[chance.Next(Jumps.Length)];
        Set(jump);
        await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(200, 3000)), TimeProvider.System);
        Set(TimeSpan.Zero);
    }

    /// <summary>In one step: a file that is half written would be another time.</summary>
    private void Set(TimeSpan off)
    {
        File.WriteAllText(file + ".new", string.Create(CultureInfo.InvariantCulture, $"{(off < TimeSpan.Zero ? '-' : '+')}{Math.Abs(off.TotalSeconds):0}\n"));
        File.Move(file + ".new", file, overwrite: true);
    }
}
