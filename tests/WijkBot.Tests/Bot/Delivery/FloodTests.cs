using WijkBot.Delivery;
using WijkBot.Tests.Bot.Storage;

namespace WijkBot.Tests.Bot.Delivery;

public sealed class FloodTests
{
    private readonly JumpingClock clock = new(Some.Monday);

    [Fact]
    public void Twenty_at_once_then_five_a_second_and_others_do_not_wait()
    {
        var flood = new Flood(clock);
        Assert.All(Enumerable.Range(0, 20), _ => Assert.Null(flood.RestOf("een")));
        Assert.Equal([200, 400, 600], Enumerable.Range(0, 3).Select(_ => flood.RestOf("een")!.Value.TotalMilliseconds));
        Assert.Null(flood.RestOf("twee"));
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Null(flood.RestOf("een"));
    }

    [Fact]
    public void A_clock_that_is_put_back_makes_no_sender_wait()
    {
        var flood = new Flood(clock);
        clock.Jump(TimeSpan.FromHours(2));
        Assert.Null(flood.RestOf("een"));
        clock.Jump(TimeSpan.FromHours(-2));
        Assert.Null(flood.RestOf("een"));
    }
}
