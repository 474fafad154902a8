using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Time.Testing;
using WijkBot.Channels.WebChat;
using WijkBot.Pages.Chat;
using WijkBot.Tests.Knowledge;
using WijkBot.Tests.Transcripts;
using WijkBot.WebChat;

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

    [Fact]
    public async Task A_program_that_was_built_so_leads_from_the_chat_to_the_plain_form()
    {
        var nothing = Directory.CreateTempSubdirectory("no-chat").FullName;
        var page = new IndexModel(
            Some.Almelo, new WebChatSettings { Secret = new string('x', WebChatSettings.ShortestSecret) }, new ChatScript(nothing),
            new ChatOpening(new(new TownRecords(), Some.Almelo, new FakeTimeProvider())));
        var answer = await page.OnGetAsync("windmolenbroek", null, null, ChatOpening.Idea, TestContext.Current.CancellationToken);
        Assert.Equal("/chat/formulier?wijk=windmolenbroek&begin=idee", Assert.IsType<RedirectResult>(answer).Url);
    }
}
