using Microsoft.AspNetCore.DataProtection;
using WijkBot.Cases;
using WijkBot.Operations;

namespace WijkBot.CallBack;

/// <summary>
/// A resident's number stands in no card and no log, yet who takes a terugbelverzoek must call. So the one who took it gets, in a personal chat,
/// a link that lasts a working day; opening the number is written into the case's history.
/// </summary>
/// <param name="protection">Signs and encrypts the link.</param>
/// <param name="site">Our public address.</param>
public sealed class CallBackLink(IDataProtectionProvider protection, PublicSite site)
{
    /// <summary>How long a link works: a working day, and somewhat more.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(10);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("terugbellen").ToTimeLimitedDataProtector();

    /// <summary>The address for one case and one professional.</summary>
    public string For(string reference, Professional by, DateTimeOffset now) =>
        site.Address("/terugbellen/" + protector.Protect($"{reference}\n{by.Id}\n{by.Name}", now + Lasts));

    /// <summary>The case and the professional of a link; null when it is forged or has expired.</summary>
    public (string Reference, Professional By)? Read(string token)
    {
        try
        {
            return protector.Unprotect(token).Split('\n') is [var reference, var id, var name] ? (reference, new Professional(id, name)) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
