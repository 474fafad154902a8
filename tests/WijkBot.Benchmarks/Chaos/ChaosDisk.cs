using System.Diagnostics;

namespace WijkBot.Benchmarks.Chaos;

/// <summary>A folder on a disk of its own, in memory, small enough to be filled; an ordinary folder where we may not mount one.</summary>
internal sealed class ChaosDisk : IDisposable
{
    private const int Megabytes = 1024;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("wijkbot-chaos-");

    public ChaosDisk() => CanBeFull = Environment.IsPrivilegedProcess && Run("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m", "tmpfs", folder.FullName) == 0;

    public string Path => folder.FullName;

    /// <summary>True when it is its own.</summary>
    public bool CanBeFull { get; }

    /// <summary>Nothing more fits on it until the result is disposed.</summary>
    public IDisposable Fill()
    {
        var rest = new FileStream(System.IO.Path.Combine(Path, "rest"), FileMode.Create, FileAccess.Write, FileShare.None, 0, FileOptions.DeleteOnClose);
        var block = new byte[4096];
        try
        {
            while (rest.Length <= Megabytes * 1048576L)
                rest.Write(block);
        }
        catch (IOException)
        {
            // it is full
        }
        return rest;
    }

    public void Dispose()
    {
        if (CanBeFull)
            Run("umount", Path);
        folder.Delete(recursive: true);
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        return process.ExitCode;
    }
}
