using System.Diagnostics;

namespace WijkBot.Tests.Channels;

/// <summary>The Node clients in tests/clients; a test that needs them skips, saying so, where they are missing.</summary>
internal static class Node
{
    public static string Modules { get; } = Path.Combine(Shared.Repository, "tests", "clients", "node_modules");

    /// <summary>Path of a file in a package, after checking that it and Node are there.</summary>
    public static string Require(string path)
    {
        var file = Path.Combine(Modules, path);
        Assert.SkipUnless(System.IO.File.Exists(file), $"needs npm packages: run `npm ci` in tests/clients ({path} is missing)");
        Assert.SkipUnless(HasNode, "needs Node: `node` is not on the path");
        return file;
    }

    /// <summary>Whether Node and this file of a package are there, for what can do without.</summary>
    public static bool Has(string path) => HasNode && System.IO.File.Exists(Path.Combine(Modules, path));

    public static ProcessStartInfo Start(params IEnumerable<string> arguments) => new("node", arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    };

    private static readonly bool HasNode = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => System.IO.File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node")));
}
