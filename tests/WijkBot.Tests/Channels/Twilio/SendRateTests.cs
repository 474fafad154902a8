using WijkBot.Channels.Activities;
using WijkBot.Channels.Twilio;
using WijkBot.Tests.Bot.Storage;

namespace WijkBot.Tests.Channels.Twilio;

public sealed class SendRateTests
{
    [Fact]
    public void A_number_is_not_silent_because_a_clock_was_ahead_and_is_put_back()
    {
        var clock = new JumpingClock(Some.Now);
        var rate = new SendRate(new TwilioSettings { Numbers = [new TwilioNumber { Number = Some.SmsNumber, Channel = ChannelIds.Sms, Rate = 1 }] }, clock);
        clock.Jump(TimeSpan.FromHours(2));
        Assert.Null(rate.Take(ChannelIds.Sms, Some.SmsNumber, 1));
        Assert.NotNull(rate.Take(ChannelIds.Sms, Some.SmsNumber, 1));
        clock.Jump(TimeSpan.FromHours(-2));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(rate.Take(ChannelIds.Sms, Some.SmsNumber, 1));
    }
}
