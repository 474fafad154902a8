using System.Globalization;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Twilio;

namespace WijkBot.Berichten;

/// <summary>The settings <c>Outreach:*</c>, and what the channels' settings say about sending to many.</summary>
public sealed record BroadcastSettings
{
    /// <summary>A broadcast to more people than this needs a second person's agreement.</summary>
    public int ApproveAbove { get; init; } = 100;
    /// <summary>Nothing that can wait is sent before this hour of the municipality's clock.</summary>
    public TimeOnly From { get; init; } = new(9, 0);
    /// <summary>Nothing that can wait is sent from this hour on.</summary>
    public TimeOnly Until { get; init; } = new(20, 0);
    /// <summary>Euros per SMS part; null = not known.</summary>
    public decimal? SmsPrice { get; init; }
    /// <summary>Euros per WhatsApp message; null = not known.</summary>
    public decimal? WhatsAppPrice { get; init; }
    /// <summary>Messages a second, all together: the slowest number's rate, or this where none is set.</summary>
    public double PerSecond { get; init; } = 10;
    /// <summary>Our numbers.</summary>
    public IReadOnlyList<TwilioNumber> Numbers { get; init; } = [];

    /// <summary>Our SMS number for a wijk: its own, else a town-wide one; null when there is none.</summary>
    public string? SmsNumber(string? wijk) =>
        (Numbers.FirstOrDefault(number => number.Channel == ChannelIds.Sms && wijk is not null && number.Wijk == wijk)
            ?? Numbers.FirstOrDefault(number => number.Channel == ChannelIds.Sms && string.IsNullOrEmpty(number.Wijk)))?.Number;

    /// <summary>Reads the settings.</summary>
    /// <exception cref="SettingsFaultException">A value cannot be right.</exception>
    public static BroadcastSettings Read(IConfiguration configuration, TwilioSettings twilio)
    {
        var otherwise = new BroadcastSettings();
        var rates = twilio.Numbers.Where(number => number.Rate > 0).Select(number => number.Rate).ToList();
        var read = new BroadcastSettings
        {
            ApproveAbove = Value(configuration, "Outreach:ApproveAbove", otherwise.ApproveAbove, text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null, "een aantal mensen"),
            From = Value(configuration, "Outreach:From", otherwise.From, Hour, "een tijd zoals 09:00"),
            Until = Value(configuration, "Outreach:Until", otherwise.Until, Hour, "een tijd zoals 20:00"),
            SmsPrice = Value<decimal>(configuration, "Outreach:SmsPrice", null, Euros, "een prijs zoals 0.08"),
            WhatsAppPrice = Value<decimal>(configuration, "Outreach:WhatsAppPrice", null, Euros, "een prijs zoals 0.05"),
            PerSecond = rates.Count > 0 ? rates.Min() : otherwise.PerSecond,
            Numbers = twilio.Numbers,
        };
        if (read.Until <= read.From) throw new SettingsFaultException("Outreach:Until", "moet later zijn dan Outreach:From");
        return read;
    }

    private static TimeOnly? Hour(string text) => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static decimal? Euros(string text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price) ? price : null;

    private static T Value<T>(IConfiguration configuration, string key, T otherwise, Func<string, T?> read, string what) where T : struct => Value(configuration, key, (T?)otherwise, read, what)!.Value;

    private static T? Value<T>(IConfiguration configuration, string key, T? otherwise, Func<string, T?> read, string what) where T : struct =>
        configuration[key] is not { Length: > 0 } text ? otherwise : read(text) ?? throw new SettingsFaultException(key, $"'{text}' is niet {what}");
}
