using System.Globalization;

namespace WijkBot.Cases;

/// <summary>The settings <c>Escalation:*</c>: they override the content's times for every category, for trials and tests.</summary>
/// <param name="TakeWithin">Somebody must take a request within this office time; null = the category's.</param>
/// <param name="AnswerWithin">The resident must have an answer within this office time; null = the category's.</param>
/// <param name="Always">The office never closes.</param>
public sealed record EscalationSettings(TimeSpan? TakeWithin, TimeSpan? AnswerWithin, bool Always)
{
    /// <summary>For a request without a category.</summary>
    public static readonly TimeSpan DefaultTakeWithin = TimeSpan.FromHours(4);

    /// <summary>For a request without a category: two working days of eight hours.</summary>
    public static readonly TimeSpan DefaultAnswerWithin = TimeSpan.FromHours(16);

    /// <summary>Reads the settings.</summary>
    /// <exception cref="SettingsFaultException">A value is not a positive time, or the office hours are not <c>always</c>.</exception>
    public static EscalationSettings From(IConfiguration configuration)
    {
        const string hoursKey = "Escalation:OfficeHours";
        var hours = configuration[hoursKey];
        if (!string.IsNullOrEmpty(hours) && hours != "always")
            throw new SettingsFaultException(hoursKey, "moet leeg zijn of 'always'");
        return new EscalationSettings(Time(configuration, "Escalation:TakeWithin"), Time(configuration, "Escalation:AnswerWithin"), hours == "always");
    }

    private static TimeSpan? Time(IConfiguration configuration, string key)
    {
        var text = configuration[key];
        if (string.IsNullOrEmpty(text))
            return null;
        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time > TimeSpan.Zero
            ? time
            : throw new SettingsFaultException(key, $"'{text}' is geen tijd zoals 00:30:00");
    }
}
