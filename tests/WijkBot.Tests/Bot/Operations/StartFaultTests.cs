using System.Diagnostics;

namespace WijkBot.Tests.Bot.Operations;

/// <summary>A setting or a content file that cannot be right stops the start: exit code 1 and one line that names it.</summary>
public sealed class StartFaultTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("wijkbot-start").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("Twilio:Numbers:0:Wijk", "Development", "Twilio__Numbers__0__Number=+31546000000", "Twilio__Numbers__0__Channel=sms", "Twilio__Numbers__0__Wijk=lutjebroek")]
    [InlineData("Twilio:Numbers:0:Number", "Development", "Twilio__Numbers__0__Number=0546", "Twilio__Numbers__0__Channel=sms")]
    [InlineData("ConnectionStrings:WijkBot", "Development", "ConnectionStrings__WijkBot=dit is geen verbinding")]
    [InlineData("ConnectionStrings:WijkBot", "Development", "ConnectionStrings__WijkBot=Host=localhost")]
    [InlineData("PublicUrl", "Production")]
    [InlineData("Twilio:AuthToken", "Production", "PublicUrl=https://wijkbot.test", "Twilio__AccountSid=AC00000000000000000000000000000000", "Twilio__Numbers__0__Number=+31546000000", "Twilio__Numbers__0__Channel=sms")]
    [InlineData("BotFramework:AppId", "Production", "PublicUrl=https://wijkbot.test")]
    [InlineData("Escalation:TakeWithin", "Development", "Escalation__TakeWithin=straks")]
    [InlineData("Escalation:OfficeHours", "Development", "Escalation__OfficeHours=soms")]
    [InlineData("Knowledge:Path", "Development", "Knowledge__Path=nergens")]
    [InlineData("AzureLanguage:Key", "Development", "AzureLanguage__Endpoint=https://x.cognitiveservices.azure.com")]
    [InlineData("AzureLanguage:Endpoint", "Development", "AzureLanguage__Key=sleutel")]
    [InlineData("AzureLanguage:Endpoint", "Development", "AzureLanguage__Key=sleutel", "AzureLanguage__Endpoint=http://x.example")]
    public async Task A_setting_that_cannot_be_right_stops_the_start(string key, string environment, params string[] settings)
    {
        var (code, error) = await StartAsync(environment, settings);
        Assert.Equal(1, code);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith(key, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_content_file_stops_the_start_with_its_line()
    {
        var content = Path.Combine(folder, "almelo");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Shared.Repository, "knowledge", "almelo"), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(content, Path.GetRelativePath(Path.Combine(Shared.Repository, "knowledge", "almelo"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        var netwerk = Path.Combine(content, "netwerk.yaml");
        var lines = File.ReadAllLines(netwerk).Append("onbekend: ja").ToList();
        await File.WriteAllLinesAsync(netwerk, lines, TestContext.Current.CancellationToken);

        var (code, error) = await StartAsync("Development", "Knowledge__Path=" + content);

        Assert.Equal(1, code);
        Assert.Contains($"netwerk.yaml:{lines.Count}: ", error, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Error)> StartAsync(string environment, params string[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "WijkBot.dll")])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Knowledge__Path"] = Path.Combine(Shared.Repository, "knowledge", "almelo");
        start.Environment["ConnectionStrings__WijkBot"] = $"Filename={Path.Combine(folder, "wijkbot.db")}";
        foreach (var setting in settings)
            start.Environment[setting[..setting.IndexOf('=', StringComparison.Ordinal)]] = setting[(setting.IndexOf('=', StringComparison.Ordinal) + 1)..];
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await output;
        return (process.ExitCode, error);
    }
}
