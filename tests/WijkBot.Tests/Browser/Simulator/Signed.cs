using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using WijkBot.Simulator;
using WijkBot.Simulator.Phones;

namespace WijkBot.Tests.Browser.Simulator;

/// <summary>What a webhook must be signed with, by Twilio's written rule.</summary>
internal static class Signed
{
    public static string As(Received webhook, string token = SimulatorDefaults.AuthToken)
    {
        var text = webhook.Url + string.Concat(webhook.Fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => field.Key + field.Value));
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(text)));
    }

    public static IReadOnlyList<PhoneMessage> Phone(this SimulatorHost host) => host.Services.GetRequiredService<PhoneBook>().Messages;
}
