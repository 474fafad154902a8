namespace WijkBot.Tests.Bot.Storage.LiteDb.PowerCut;

/// <summary>Nothing acknowledged is lost and nothing is half when the power goes, with and without the flushes that make it so.</summary>
public sealed class PowerCutTests
{
    // how the messages of a run fall into groups differs, and with it how often a cut does harm: in one run of the build none of 60 cuts did
    private const int UntilHarm = 2_000;

    [Fact]
    public async Task Four_hundred_power_cuts_lose_nothing_acknowledged()
    {
        var run = await PowerCuts.RunAsync();
        Assert.Empty(await run.CutAsync(400, new Random(2)));
    }

    [Fact]
    public async Task Without_the_flush_before_the_confirming_byte_power_cuts_do_harm()
    {
        var run = await PowerCuts.RunAsync();
        run.ForgetFlushes(before: true);
        Assert.NotEmpty(await run.CutAsync(UntilHarm, new Random(2), enough: 1));
    }

    [Fact]
    public async Task Without_the_flush_after_the_confirming_byte_power_cuts_do_harm()
    {
        var run = await PowerCuts.RunAsync();
        run.ForgetFlushes(before: false);
        Assert.NotEmpty(await run.CutAsync(UntilHarm, new Random(2), enough: 1));
    }
}
