using Microsoft.Extensions.Configuration;
using WijkBot.Roster;

namespace WijkBot.Tests.Bot.Roster;

/// <summary>How long the audit log is kept.</summary>
public class AuditSettingsTests
{
    private static AuditSettings With(string? years) =>
        AuditSettings.From(new ConfigurationBuilder().AddInMemoryCollection([new("AuditLog:KeepYears", years)]).Build());

    [Theory]
    [InlineData(null, 5)]
    [InlineData("", 5)]
    [InlineData("1", 1)]
    [InlineData("20", 20)]
    public void It_is_five_years_unless_set(string? years, int expected) => Assert.Equal(expected, With(years).KeepYears);

    [Theory]
    [InlineData("0")]
    [InlineData("21")]
    [InlineData("-1")]
    [InlineData("vijf")]
    public void A_wrong_number_names_the_key(string years) =>
        Assert.StartsWith("AuditLog:KeepYears: ", Assert.Throws<SettingsFaultException>(() => With(years)).Message, StringComparison.Ordinal);
}
