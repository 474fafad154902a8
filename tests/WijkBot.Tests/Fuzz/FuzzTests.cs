using System.Text;
using WijkBot.Benchmarks.Fuzz;

namespace WijkBot.Tests.Fuzz;

/// <summary>Readers that face the outside take whatever comes; <c>-- fuzz</c> of the benchmarks gives them a million inputs.</summary>
public sealed class FuzzTests
{
    private const int Share = 200;

    public static TheoryData<string> Readers => [.. FuzzTargets.All().Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Spoilt_inputs_make_no_reader_fail_or_hang(string reader)
    {
        var target = FuzzTargets.All().Single(target => target.Name == reader);
        var found = await Fuzzing.RunAsync(target, target.Inputs / Share, seed: 5);
        Assert.Empty(found.Faults.Keys);
    }

    [Theory]
    [InlineData("Activity JSON", "{\"type\":\"message\",\"channelId\":\"msteams\",\"serviceUrl\":\"x\",\"from\":{\"id\":\"1\"},\"conversation\":{\"id\":\"1\"},\"channelData\":{\"team\":{\"id\":\"\u00ff\"}}}")]
    [InlineData("Direct Line JSON", "{\"type\":\"message\",\"channelData\":{\"clientActivityID\":\"\\ud800\"}}")]
    [InlineData("Direct Line JSON", "{\"type\":\"message\",\"value\":\"\u00ff\"}")]
    [InlineData("Direct Line JSON", "{\"type\":\"message\",\"channelData\":{\"wijkbot\":1,\"a\":1,\"a\":2}}")]
    [InlineData("Direct Line JSON", "{\"type\":\"message\",\"entities\":[{\"type\":\"GeoCoordinates\",\"latitude\":\"noord\"}]}")]
    [InlineData("multipart", "--grens\r\nContent-Disposition: form-data; name=\"file\"; filename*\r\n\r\nGIF89a\r\n--grens--\r\n")]
    [InlineData("YAML content", "- !!int[a, [b]]\n")]
    public async Task What_once_made_a_reader_fail_is_read_or_refused(string reader, string input) =>
        await FuzzTargets.All().Single(target => target.Name == reader).ReadAsync(Encoding.Latin1.GetBytes(input));

    [Fact]
    public async Task Content_that_nests_without_end_is_refused_and_takes_nothing_along() =>
        await FuzzTargets.All().Single(target => target.Name == "YAML content").ReadAsync(Encoding.ASCII.GetBytes(new string('[', 100_000)));

    [Fact]
    public async Task A_reader_that_fails_on_one_byte_is_found()
    {
        var target = new FuzzTarget("proef", 1000, ["abc"u8.ToArray()], ["x"], bytes => bytes.Contains((byte)'x') ? throw new FormatException() : Task.CompletedTask);
        Assert.Contains((byte)'x', Assert.Single((await Fuzzing.RunAsync(target, target.Inputs, seed: 5)).Faults).Value);
    }
}
