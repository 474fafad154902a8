using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace WijkBot.Tests.Bot.Operations.Service;

/// <summary>What operators are told exists: the runbook, the alerts, the systemd unit and the container file beside the code.</summary>
public sealed partial class RunbookTests
{
    private static readonly string Service = Path.Combine(Shared.Repository, "bot", "Operations", "Service");
    private static readonly string Runbook = File.ReadAllText(Path.Combine(Service, "RUNBOOK.md"));
    private static readonly Lazy<string> Code = new(() => string.Concat(new[] { "bot", "channels", "knowledge" }
        .SelectMany(folder => Directory.GetFiles(Path.Combine(Shared.Repository, folder), "*.cs", SearchOption.AllDirectories))
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText)));

    [Fact]
    public void Every_line_of_a_log_or_page_that_the_runbook_quotes_is_said_by_the_code()
    {
        var faults = Runbook[..Runbook.IndexOf("## Backup", StringComparison.Ordinal)];
        var quoted = Quoted().Matches(faults).Select(match => match.Groups["words"].Value).Where(words => words.Contains(' ', StringComparison.Ordinal)).ToList();
        Assert.True(quoted.Count >= 6);
        Assert.All(quoted, words => Assert.Contains(words.Replace("attempt 5", "attempt {Attempt}", StringComparison.Ordinal), Code.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_command_and_setting_of_the_runbook_is_in_the_readme()
    {
        var readme = File.ReadAllText(Path.Combine(Shared.Repository, "README.md"));
        var named = Command().Matches(Runbook).Select(match => "-- " + match.Groups["name"].Value).Concat(Setting().Matches(Runbook).Select(match => match.Groups["key"].Value)).Distinct().ToList();
        Assert.True(named.Count >= 8);
        Assert.All(named, name => Assert.Contains(name, readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_alert_has_its_heading_in_the_runbook_and_every_panel_says_what_it_means()
    {
        var headings = Regex.Matches(File.ReadAllText(Path.Combine(Service, "prometheus-alerts.yaml")), "runbook: \"(?<heading>.+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(match => match.Groups["heading"].Value).ToList();
        Assert.Equal(5, headings.Count);
        Assert.All(headings, heading => Assert.Contains($"\n## {heading}\n", Runbook, StringComparison.Ordinal));
        using var dashboard = JsonDocument.Parse(File.ReadAllText(Path.Combine(Service, "grafana-dashboard.json")));
        Assert.All(dashboard.RootElement.GetProperty("panels").EnumerateArray(), panel => Assert.NotEqual("", panel.GetProperty("description").GetString()));
    }

    [Fact]
    public async Task Systemd_finds_no_fault_in_the_unit()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/systemd-analyze"), "needs systemd-analyze (Debian: apt-get install systemd)");
        var folder = Directory.CreateTempSubdirectory("wijkbot-unit-");
        try
        {
            // the program is not installed here: another that can be executed stands in its place
            var unit = Path.Combine(folder.FullName, "wijkbot.service");
            await File.WriteAllTextAsync(unit, (await File.ReadAllTextAsync(Path.Combine(Service, "wijkbot.service"), TestContext.Current.CancellationToken)).Replace("/opt/wijkbot/WijkBot", "/bin/true", StringComparison.Ordinal), TestContext.Current.CancellationToken);
            using var process = Process.Start(new ProcessStartInfo("/usr/bin/systemd-analyze", ["verify", unit]) { RedirectStandardError = true, UseShellExecute = false })!;
            var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotContain("wijkbot.service", said, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_container_runs_as_an_ordinary_user_and_writes_in_one_folder()
    {
        var last = File.ReadAllLines(Path.Combine(Shared.Repository, "Dockerfile")).Where(line => line.Length > 0 && line[0] != '#').ToList();
        last = last[last.FindLastIndex(line => line.StartsWith("FROM ", StringComparison.Ordinal))..];
        Assert.True(last.FindIndex(line => line.StartsWith("USER $APP_UID", StringComparison.Ordinal)) is var user && user > 0 && user < last.FindIndex(line => line.StartsWith("ENTRYPOINT", StringComparison.Ordinal)));
        Assert.Contains("VOLUME /data", last);
        Assert.Contains(last, line => line.StartsWith("HEALTHCHECK", StringComparison.Ordinal) && line.Contains("/health/live", StringComparison.Ordinal));
        Assert.Contains(last, line => line.Contains("ConnectionStrings__WijkBot=Filename=/data/", StringComparison.Ordinal));
    }

    [GeneratedRegex("\"(?<words>[A-Za-z][^\"=]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex("WijkBot (?<name>stilstaand|logboek|backup|herstel|verhuis|kennis controleer)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Command();

    [GeneratedRegex("`(?<key>[A-Z][A-Za-z]+:[A-Za-z:]+|DataFolder|PublicUrl)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Setting();
}
