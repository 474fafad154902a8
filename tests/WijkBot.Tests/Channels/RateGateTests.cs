using System.Globalization;
using WijkBot.Channels;
using WijkBot.Tests.Bot.Storage;

namespace WijkBot.Tests.Channels;

public sealed class RateGateTests
{
    private readonly JumpingClock clock = new(Some.Monday);

    [Fact]
    public void A_gate_lets_a_burst_through_then_one_at_a_time_and_each_name_has_its_own()
    {
        var gate = new RateGate(3, TimeSpan.FromSeconds(1), clock);
        Assert.All(Enumerable.Range(0, 3), _ => Assert.Null(gate.WaitOf("a")));
        Assert.Equal(TimeSpan.FromSeconds(1), gate.WaitOf("a"));
        Assert.Null(gate.WaitOf("b"));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(gate.WaitOf("a"));
    }

    [Fact]
    public void A_gate_keeps_nobody_out_because_a_clock_was_ahead_and_is_put_back()
    {
        var gate = new RateGate(1, TimeSpan.FromSeconds(1), clock);
        clock.Jump(TimeSpan.FromHours(2));
        Assert.Null(gate.WaitOf("a"));
        clock.Jump(TimeSpan.FromHours(-2));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(gate.WaitOf("a"));
    }

    [Fact]
    public void A_hundred_thousand_names_are_not_all_remembered()
    {
        var gate = new RateGate(1, TimeSpan.FromHours(1), clock);
        for (var i = 0; i < 100_001; i++)
            Assert.Null(gate.WaitOf(i.ToString(CultureInfo.InvariantCulture)));
        Assert.Null(gate.WaitOf("0")); // forgotten with the rest, rather than the memory full
    }
}
