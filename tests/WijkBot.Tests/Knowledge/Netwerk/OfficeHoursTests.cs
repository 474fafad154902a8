using WijkBot.Knowledge.Netwerk;

namespace WijkBot.Tests.Knowledge.Netwerk;

public class OfficeHoursTests
{
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    private static readonly OfficeHours Office = new(
        Enum.GetValues<DayOfWeek>().Where(day => day is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToDictionary(day => day, _ => (new TimeOnly(8, 30), new TimeOnly(17, 0))),
        new HashSet<DateOnly> { new(2026, 12, 24) }, Amsterdam);

    private static DateTimeOffset Local(string time)
    {
        var local = DateTime.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
        return new DateTimeOffset(local, Amsterdam.GetUtcOffset(local));
    }

    [Theory]
    [InlineData("2026-11-23 08:29", false)]
    [InlineData("2026-11-23 08:30", true)]
    [InlineData("2026-11-23 16:59", true)]
    [InlineData("2026-11-23 17:00", false)]
    [InlineData("2026-11-22 12:00", false)]
    [InlineData("2026-12-24 12:00", false)]
    [InlineData("2026-12-25 12:00", false)]
    [InlineData("2026-04-27 12:00", false)]
    [InlineData("2026-05-05 12:00", true)]
    [InlineData("2025-05-05 12:00", false)]
    public void The_office_is_open_on_working_days_between_its_hours(string at, bool open) => Assert.Equal(open, Office.IsOpen(Local(at)));

    [Fact]
    public void An_instant_in_another_zone_is_read_as_local_time() =>
        Assert.True(Office.IsOpen(new DateTimeOffset(2026, 7, 1, 6, 30, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData("2026-11-23 09:00", 2, "2026-11-23 11:00")]
    [InlineData("2026-11-23 16:00", 2, "2026-11-24 09:30")]
    [InlineData("2026-11-20 16:00", 2, "2026-11-23 09:30")]
    [InlineData("2026-11-21 03:00", 1, "2026-11-23 09:30")]
    [InlineData("2026-11-23 08:30", 17, "2026-11-24 17:00")]
    [InlineData("2026-12-23 16:30", 1, "2026-12-28 09:00")]
    [InlineData("2026-11-23 12:00", 0, "2026-11-23 12:00")]
    public void Office_time_passes_only_while_the_office_is_open(string from, int hours, string until) =>
        Assert.Equal(Local(until), Office.Add(Local(from), TimeSpan.FromHours(hours)));

    [Fact]
    public void A_day_on_which_the_clock_changes_is_an_ordinary_office_day()
    {
        var nights = Office with { Days = new Dictionary<DayOfWeek, (TimeOnly, TimeOnly)> { [DayOfWeek.Sunday] = (new(0, 0), new(8, 0)) } };
        // 29 March 2026: the hour from two to three is skipped, so these eight hours on the clock are seven.
        Assert.Equal(Local("2026-03-29 08:00"), nights.Add(Local("2026-03-29 00:00"), TimeSpan.FromHours(7)));
        Assert.Equal(Local("2026-10-25 08:00"), nights.Add(Local("2026-10-25 00:00"), TimeSpan.FromHours(9)));
        Assert.Equal(Local("2026-03-30 08:30"), Office.NextOpening(Local("2026-03-28 12:00")));
    }

    [Theory]
    [InlineData("2026-11-23 12:00", "2026-11-23 12:00")]
    [InlineData("2026-11-23 06:00", "2026-11-23 08:30")]
    [InlineData("2026-11-23 17:00", "2026-11-24 08:30")]
    [InlineData("2026-12-23 18:00", "2026-12-28 08:30")]
    public void The_next_opening_is_now_or_the_next_morning_that_counts(string at, string opening) => Assert.Equal(Local(opening), Office.NextOpening(Local(at)));

    [Theory]
    [InlineData("2026-11-23", 0, "2026-11-23")]
    [InlineData("2026-11-22", 0, "2026-11-23")]
    [InlineData("2026-11-20", 1, "2026-11-23")]
    [InlineData("2026-11-23", 5, "2026-11-30")]
    [InlineData("2026-12-23", 1, "2026-12-28")]
    [InlineData("2026-04-02", 2, "2026-04-07")]
    public void Working_days_step_over_weekends_and_holidays(string from, int days, string until) =>
        Assert.Equal(DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture), Office.AddWorkingDays(DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), days));

    [Fact]
    public void Always_open_is_never_closed()
    {
        var always = Office.AsAlways();
        var night = Local("2026-12-25 03:00");
        Assert.True(always.IsOpen(night));
        Assert.Equal(night.AddSeconds(10), always.Add(night, TimeSpan.FromSeconds(10)));
        Assert.Equal(night, always.NextOpening(night));
        Assert.Equal(new DateOnly(2026, 12, 26), always.AddWorkingDays(new DateOnly(2026, 12, 25), 1));
    }

    [Fact]
    public void An_office_that_never_opens_says_so_instead_of_searching_for_ever()
    {
        var shut = Office with { Days = new Dictionary<DayOfWeek, (TimeOnly, TimeOnly)>() };
        Assert.Throws<InvalidOperationException>(() => shut.Add(Local("2026-11-23 12:00"), TimeSpan.FromHours(1)));
        Assert.Throws<InvalidOperationException>(() => shut.NextOpening(Local("2026-11-23 12:00")));
        Assert.Throws<InvalidOperationException>(() => shut.AddWorkingDays(new DateOnly(2026, 11, 23), 1));
    }

    [Theory]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2026-04-05")]
    [InlineData("2027-03-28")]
    [InlineData("2038-04-25")]
    [InlineData("2000-04-23")]
    [InlineData("2008-03-23")]
    public void Easter_falls_where_the_church_says(string sunday)
    {
        var easter = DateOnly.Parse(sunday, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(easter, DutchHolidays.EasterSunday(easter.Year));
        int[] closed = [0, 1, 39, 49, 50];
        Assert.All(closed, days => Assert.True(DutchHolidays.IsHoliday(easter.AddDays(days))));
        Assert.False(DutchHolidays.IsHoliday(easter.AddDays(-2)));
    }

    [Fact]
    public void Kings_day_moves_to_Saturday_when_it_is_a_Sunday()
    {
        Assert.Equal(new DateOnly(2025, 4, 26), DutchHolidays.KingsDay(2025));
        Assert.Equal(new DateOnly(2026, 4, 27), DutchHolidays.KingsDay(2026));
        Assert.False(DutchHolidays.IsHoliday(new DateOnly(2025, 4, 27)));
    }
}
