using System.Diagnostics;

namespace WijkBot.Benchmarks.Chaos;

/// <summary>
/// The time of day as one program sees it, by a library of a few lines that is put before it (<c>clock.c</c>); the machine's own clock is not touched. Not libfaketime:
/// with that, waits by a stopwatch end at once (<c>pthread_cond_timedwait</c>, 0.9.10), so that time-outs come that no clock ever gave.
/// </summary>
internal sealed class ChaosClock : IDisposable
{
    private static readonly TimeSpan[] Jumps = [TimeSpan.FromSeconds(-20), TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(-90), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(-15), TimeSpan.FromHours(2), TimeSpan.FromHours(-2)];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("wijkbot-chaos-clock-");
    private readonly FileStream seconds;

    public ChaosClock()
    {
        seconds = new FileStream(Path.Combine(folder.FullName, "seconds"), FileMode.Create, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        Set(TimeSpan.Zero);
        CanJump = IsCompiled();
    }

    /// <summary>True where there is a C compiler.</summary>
    public bool CanJump { get; }

    /// <summary>What the program is started with, so that its clock can be moved.</summary>
    public IEnumerable<(string Key, string Value)> Settings => CanJump ? [("LD_PRELOAD", Library), ("CHAOS_CLOCK", seconds.Name)] : [];

    private string Library => Path.Combine(folder.FullName, "clock.so");

    /// <summary>Fails when the program does not see its clock move: no round would then show anything.</summary>
    public async Task ProveAsync(string url)
    {
        using var client = new HttpClient();
        Set(TimeSpan.FromHours(1));
        for (var tries = 0; ; tries++)
        {
            using var answer = await client.GetAsync(new Uri(url + "/health/live"));
            if (answer.Headers.Date > TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(50))
                break;
            if (tries == 100)
                throw new InvalidOperationException("the program does not see its clock move");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
        Set(TimeSpan.Zero);
    }

    /// <summary>Jumps, goes on so for a while, and is put right: two jumps, of which one goes back.</summary>
    public async Task JumpAsync(Random chance)
    {
        Set(Jumps[chance.Next(Jumps.Length)]);
        await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(200, 3000)), TimeProvider.System);
        Set(TimeSpan.Zero);
    }

    /// <summary>The program's clock is so much ahead.</summary>
    public void Set(TimeSpan ahead)
    {
        seconds.Position = 0;
        seconds.Write(BitConverter.GetBytes((long)ahead.TotalSeconds));
    }

    public void Dispose()
    {
        seconds.Dispose();
        folder.Delete(recursive: true);
    }

    private bool IsCompiled()
    {
        try
        {
            using var compiler = Process.Start("cc", ["-O2", "-shared", "-fPIC", "-o", Library, Path.Combine(AppContext.BaseDirectory, "Chaos", "clock.c"), "-ldl"]);
            compiler.WaitForExit();
            return compiler.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
