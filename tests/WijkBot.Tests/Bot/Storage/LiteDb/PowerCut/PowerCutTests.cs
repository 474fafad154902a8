namespace WijkBot.Tests.Bot.Storage.LiteDb.PowerCut;

/// <summary>Nothing acknowledged is lost and nothing is half when the power goes, with and without the flushes that make it so.</summary>
public sealed class PowerCutTests
{
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
        Assert.NotEmpty(await run.CutAsync(60, new Random(2)));
    }

    [Fact]
    public async Task Without_the_flush_after_the_confirming_byte_power_cuts_do_harm()
    {
        var run = await PowerCuts.RunAsync();
        run.ForgetFlushes(before: false);
        Assert.NotEmpty(await run.CutAsync(60, new Random(2)));
    }
}
