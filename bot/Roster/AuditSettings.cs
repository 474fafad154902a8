using System.Globalization;

namespace WijkBot.Roster;

/// <summary>The setting <c>AuditLog:KeepYears</c>.</summary>
/// <param name="KeepYears">How long a line of the audit log is kept.</param>
public sealed record AuditSettings(int KeepYears)
{
    private const string Key = "AuditLog:KeepYears";
    private const int Default = 5;
    private const int Most = 20;

    /// <summary>Reads the setting.</summary>
    /// <exception cref="SettingsFaultException">It is no whole number of years from 1 to 20.</exception>
    public static AuditSettings From(IConfiguration configuration) => configuration[Key] switch
    {
        null or "" => new AuditSettings(Default),
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var years) && years is >= 1 and <= Most => new AuditSettings(years),
        var text => throw new SettingsFaultException(Key, $"'{text}' is geen aantal jaren van 1 tot en met {Most}"),
    };
}
