using System.Text.RegularExpressions;
using WijkBot.Channels.Activities;

namespace WijkBot.Channels.Twilio;

/// <summary>What in the settings cannot be right; the host stops the start with these.</summary>
public static partial class TwilioSettingsFaults
{
    /// <summary>One line per fault, each naming its key. Whether an empty token is a fault depends on the environment.</summary>
    /// <param name="settings">The settings as read.</param>
    /// <param name="tokenRequired">True in Production.</param>
    public static IEnumerable<string> Of(TwilioSettings settings, bool tokenRequired)
    {
        if (tokenRequired && settings.Numbers.Count > 0 && settings.AuthToken.Length == 0)
            yield return "Twilio:AuthToken is empty: no webhook can be trusted and nothing can be sent";
        if (settings.Numbers.Count > 0 && !AccountSid().IsMatch(settings.AccountSid))
            yield return "Twilio:AccountSid is not 'AC' followed by 32 hexadecimal digits";
        if (!IsHttp(settings.ApiUrl))
            yield return "Twilio:ApiUrl is not an http(s) address";
        if (settings.Numbers.Count > 0 && !IsHttp(settings.PublicUrl))
            yield return "PublicUrl is not an http(s) address: Twilio's signatures are checked against it";
        if (settings.MessagingServiceSid is { } service && !ServiceSid().IsMatch(service))
            yield return "Twilio:MessagingServiceSid is not 'MG' followed by 32 hexadecimal digits";
        foreach (var (name, sid) in settings.Templates)
            if (!ContentSid().IsMatch(sid))
                yield return $"Twilio:Templates:{name} is not 'HX' followed by 32 hexadecimal digits";
        var seen = new HashSet<(string, string)>();
        for (var i = 0; i < settings.Numbers.Count; i++)
        {
            var ours = settings.Numbers[i];
            if (!E164().IsMatch(ours.Number))
                yield return $"Twilio:Numbers:{i}:Number is not in E.164 form, such as +31546000000";
            if (ours.Channel is not (ChannelIds.WhatsApp or ChannelIds.Sms))
                yield return $"Twilio:Numbers:{i}:Channel is neither '{ChannelIds.WhatsApp}' nor '{ChannelIds.Sms}'";
            if (ours.Rate < 0)
                yield return $"Twilio:Numbers:{i}:Rate is below 0";
            if (!seen.Add((ours.Channel, ours.Number)))
                yield return $"Twilio:Numbers:{i}:Number stands twice for this channel";
        }
    }

    private static bool IsHttp(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    [GeneratedRegex("^AC[0-9a-fA-F]{32}$", RegexOptions.NonBacktracking)]
    private static partial Regex AccountSid();

    [GeneratedRegex("^MG[0-9a-fA-F]{32}$", RegexOptions.NonBacktracking)]
    private static partial Regex ServiceSid();

    [GeneratedRegex("^HX[0-9a-fA-F]{32}$", RegexOptions.NonBacktracking)]
    private static partial Regex ContentSid();

    [GeneratedRegex("^\\+[1-9][0-9]{4,14}$", RegexOptions.NonBacktracking)]
    private static partial Regex E164();
}
