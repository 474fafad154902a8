using NetArchTest.Rules;
using WijkBot.Channels.Activities;
using WijkBot.Knowledge.Wijken;

namespace WijkBot.Tests.House;

/// <summary>Holds <c>channels ← bot → knowledge</c> and the small rooms of the house.</summary>
public sealed class ArchitectureTests
{
    private const int LongestFile = 400;
    private const int Long95th = 200;
    private const int LongMedian = 80;

    [Fact]
    public void Channels_know_neither_the_bot_nor_the_knowledge()
    {
        var references = typeof(Activity).Assembly.GetReferencedAssemblies().Select(name => name.Name).ToList();
        Assert.DoesNotContain("WijkBot", references);
        Assert.DoesNotContain("WijkBot.Knowledge", references);
        var found = Types.InAssembly(typeof(Activity).Assembly).ShouldNot().HaveDependencyOnAny("WijkBot.Cases", "WijkBot.Conversations", "WijkBot.Knowledge", "LiteDB").GetResult();
        Assert.True(found.IsSuccessful, string.Join(", ", found.FailingTypeNames ?? []));
    }

    [Fact]
    public void Knowledge_knows_neither_the_bot_nor_the_channels_nor_a_web_server()
    {
        var references = typeof(Wijk).Assembly.GetReferencedAssemblies().Select(name => name.Name!).ToList();
        Assert.DoesNotContain("WijkBot", references);
        Assert.DoesNotContain("WijkBot.Channels", references);
        Assert.DoesNotContain(references, name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_storage_folder_knows_LiteDB()
    {
        var found = Types.InAssembly(typeof(SettingsFaultException).Assembly)
            .That().HaveDependencyOn("LiteDB").Should().ResideInNamespaceStartingWith("WijkBot.Storage").GetResult();
        Assert.True(found.IsSuccessful, string.Join(", ", found.FailingTypeNames ?? []));
    }

    [Fact]
    public void Rooms_are_small()
    {
        var lengths = SourceFiles("bot", "channels", "knowledge").ToDictionary(file => file, file => File.ReadLines(file).Count());
        var sorted = lengths.Values.Order().ToList();
        Assert.Empty(lengths.Where(file => file.Value > LongestFile).Select(file => file.Key));
        Assert.InRange(sorted[sorted.Count / 2], 1, LongMedian);
        Assert.InRange(sorted[sorted.Count * 95 / 100], 1, Long95th);
    }

    [Fact]
    public void No_folder_is_named_after_a_kind_of_class()
    {
        string[] kinds = ["Helpers", "Managers", "Utils", "Interfaces", "Dtos", "Models", "Services", "Common"];
        var folders = SourceFiles("bot", "channels", "knowledge", "tests").Select(file => Path.GetFileName(Path.GetDirectoryName(file)!)).Distinct();
        Assert.Empty(folders.Intersect(kinds, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Program_is_a_table_of_contents() =>
        Assert.InRange(File.ReadLines(Path.Combine(Shared.Repository, "bot", "Program.cs")).Count(), 10, 79);

    private static IEnumerable<string> SourceFiles(params string[] folders) =>
        folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Shared.Repository, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));
}
