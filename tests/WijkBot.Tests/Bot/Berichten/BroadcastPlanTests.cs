using Microsoft.Extensions.Configuration;
using WijkBot.Berichten;
using WijkBot.Channels.Twilio;

namespace WijkBot.Tests.Bot.Berichten;

/// <summary>Who gets a message when, and the settings that say so.</summary>
public sealed class BroadcastPlanTests
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");
    private static readonly string[] People = [.. Enumerable.Range(0, 120).Select(n => $"sms|+31546000002|+3168000{n:0000}")];

    private static DateTimeOffset At(int day, int hour, int minute = 0) => new(2026, 3, day, hour, minute, 0, TimeSpan.FromHours(1));

    [Fact]
    public void Groups_come_at_the_pace_of_the_slowest_number_and_everybody_is_in_one()
    {
        var groups = new BroadcastPlan(new BroadcastSettings { PerSecond = 2 }, Zone).Of(People, At(2, 10), urgent: false);

        Assert.Equal([At(2, 10), At(2, 10).AddSeconds(25), At(2, 10).AddSeconds(50)], groups.Select(group => group.Due));
        Assert.Equal(People, groups.SelectMany(group => group.People));
    }

    [Fact]
    public void What_does_not_fit_before_quiet_hours_goes_on_the_next_morning_unless_it_is_urgent()
    {
        var plan = new BroadcastPlan(new BroadcastSettings { PerSecond = 0.5 }, Zone);

        Assert.Equal([At(2, 19, 59), At(3, 9), At(3, 9).AddSeconds(100)], plan.Of(People, At(2, 19, 59), urgent: false).Select(group => group.Due));
        Assert.Equal([At(2, 19, 59), At(2, 19, 59).AddSeconds(100), At(2, 19, 59).AddSeconds(200)], plan.Of(People, At(2, 19, 59), urgent: true).Select(group => group.Due));
        Assert.Equal(At(2, 9), plan.Allowed(At(2, 3), urgent: false));
    }

    [Fact]
    public void The_next_morning_is_nine_on_the_clock_also_when_the_clock_is_put_forward_that_night()
    {
        var plan = new BroadcastPlan(new BroadcastSettings(), Zone);

        Assert.Equal(new DateTimeOffset(2026, 3, 29, 9, 0, 0, TimeSpan.FromHours(2)), plan.Allowed(At(28, 22), urgent: false));
    }

    [Theory]
    [InlineData("Outreach:ApproveAbove", "veel")]
    [InlineData("Outreach:From", "9 uur")]
    [InlineData("Outreach:Until", "08:00")]
    [InlineData("Outreach:SmsPrice", "8 cent")]
    public void A_setting_that_cannot_be_right_stops_the_start_by_its_name(string key, string value)
    {
        var fault = Assert.Throws<SettingsFaultException>(() => BroadcastSettings.Read(Settings((key, value)), new TwilioSettings()));

        Assert.StartsWith(key, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_pace_is_the_lowest_rate_of_our_numbers_and_a_wijk_has_its_own_number()
    {
        var numbers = new[] { new TwilioNumber { Number = "+311", Channel = "sms", Rate = 5 }, new TwilioNumber { Number = "+312", Channel = "sms", Wijk = "schelfhorst", Rate = 1 }, new TwilioNumber { Number = "+313", Channel = "whatsapp" } };
        var settings = BroadcastSettings.Read(Settings(("Outreach:SmsPrice", "0.085"), ("Outreach:From", "08:30")), new TwilioSettings { Numbers = numbers });

        Assert.Equal((1, 0.085m, new TimeOnly(8, 30), 100), (settings.PerSecond, settings.SmsPrice, settings.From, settings.ApproveAbove));
        Assert.Equal(("+312", "+311", null), (settings.SmsNumber("schelfhorst"), settings.SmsNumber("hofkamp"), new BroadcastSettings().SmsNumber("hofkamp")));
    }

    private static IConfiguration Settings(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value))).Build();
}
