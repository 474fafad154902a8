using System.Globalization;
using WijkBot.Knowledge.Language.Dates;

namespace WijkBot.Tests.Knowledge.Language.Dates;

public sealed class DateReaderTests
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public static TheoryData<string, string, string, string> Table
    {
        get
        {
            var rows = new TheoryData<string, string, string, string>();
            foreach (var line in File.ReadLines(Path.Combine(Shared.Repository, "tests/WijkBot.Tests/Knowledge/Language/Dates/datums.txt")).Where(line => line.Length > 0 && line[0] != '#'))
            {
                var parts = line.Split('|', StringSplitOptions.TrimEntries);
                rows.Add(parts[0], parts[1], parts[2], parts[3]);
            }
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void A_day_is_read_as_people_mean_it(string language, string now, string message, string expected)
    {
        var read = DateReader.Dutch.Read(message, At(now), language);
        // "zondag a.s. …, zondag wel" names one day twice.
        Assert.Equal(expected, read.Count == 0 ? "-" : string.Join(" + ", read.Select(Written).Distinct()));
    }

    [Fact]
    public void The_table_is_long_and_knows_every_language()
    {
        var rows = Table.Select(row => row.Data).ToList();
        Assert.True(rows.Count(row => row.Item1 == "nl") >= 100);
        Assert.Equal(7, rows.Select(row => row.Item1).Distinct().Count());
    }

    [Fact]
    public void Today_is_where_the_municipality_is_not_where_the_server_stands()
    {
        var lateInDecember = new DateTimeOffset(2026, 12, 31, 23, 30, 0, TimeSpan.Zero);
        Assert.Equal(new DateOnly(2027, 1, 1), DateReader.Dutch.Today(lateInDecember));
        Assert.Equal(new DateOnly(2027, 1, 1), DateReader.Dutch.Read("vandaag", lateInDecember)[0].From);
    }

    [Fact]
    public void The_words_are_found_where_they_stand()
    {
        const string Message = "Kunt u volgende week woensdag komen?";
        var mention = Assert.Single(DateReader.Dutch.Read(Message, At("2026-11-23 10:00")));
        Assert.Equal("volgende week woensdag", Message.Substring(mention.Start, mention.Length));
        Assert.True(mention.Holds(new DateOnly(2026, 12, 2)));
        Assert.False(mention.Holds(new DateOnly(2026, 12, 3)));
    }

    [Theory]
    [InlineData("over 999999999 jaren")]
    [InlineData("over 9999 jaren")]
    [InlineData("volgende volgende volgende")]
    [InlineData("31-12-9999 9999-12-31 0000-00-00")]
    [InlineData("om om om half half kwart over")]
    [InlineData("")]
    public void Nonsense_breaks_nothing(string text) => Assert.InRange(DateReader.Dutch.Read(text, At("2026-11-23 10:00")).Count, 0, 5);

    private static DateTimeOffset At(string local)
    {
        var time = DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        // 2026-03-29 01:30 lies before the jump; 2026-10-25 02:30 is the first of the two.
        return new DateTimeOffset(time, Zone.IsAmbiguousTime(time) ? TimeSpan.FromHours(2) : Zone.GetUtcOffset(time)).ToUniversalTime();
    }

    private static string Written(DateMention mention) => string.Join(' ', new[]
    {
        mention.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        mention.To == mention.From ? null : mention.To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        mention.Part == PartOfDay.None ? null : mention.Part.ToString(),
        mention.At?.ToString("HH:mm", CultureInfo.InvariantCulture),
    }.OfType<string>());
}
