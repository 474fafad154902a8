using System.Diagnostics;

namespace WijkBot.Tests.Bot.Pages;

/// <summary>A computer without Node builds everything but the chat, and says so.</summary>
public sealed class WithoutNodeTests
{
    [Fact]
    public async Task A_build_without_npm_says_what_is_missing_and_what_is_not_built_and_does_not_fail()
    {
        var dotnet = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "dotnet")).First(File.Exists);
        var start = new ProcessStartInfo(
            dotnet, ["msbuild", Path.Combine(Shared.Repository, "bot", "WijkBot.csproj"), "-t:LookForNode;InstallChat;BuildChat", "-nologo", "-nodeReuse:false", "-tl:off"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["PATH"] = Directory.CreateTempSubdirectory("no-npm").FullName;
        File.CreateSymbolicLink(Path.Combine(start.Environment["PATH"]!, "sh"), "/bin/sh"); // which MSBuild runs commands by
        using var build = Process.Start(start)!;
        var said = await build.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await build.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, "Chat: `npm` is not found, so the web chat is not built. Everything else is. Install Node 20 or newer and build again."), (build.ExitCode, said.Trim()));
    }
}
