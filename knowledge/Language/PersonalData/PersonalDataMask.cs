using System.Buffers;
using System.Text;

namespace WijkBot.Knowledge.Language.PersonalData;

/// <summary>What a resident typed by accident.</summary>
public enum PersonalDataKind
{
    /// <summary>Burgerservicenummer.</summary>
    Bsn,
    /// <summary>Bank account (IBAN).</summary>
    BankAccount,
    /// <summary>Payment card.</summary>
    Card,
    /// <summary>E-mail address.</summary>
    Email,
    /// <summary>Phone number of a person.</summary>
    Phone,
}

/// <summary>A message without personal numbers and addresses.</summary>
/// <param name="Text">The message, with a name in brackets such as <c>[telefoonnummer]</c> in each place.</param>
/// <param name="Found">What was taken out, each kind once.</param>
/// <param name="PhoneNumbers">The phone numbers, as E.164 where the country is known (<c>+31612345678</c>), for a conversation that asked for one.</param>
public sealed record MaskedText(string Text, IReadOnlyList<PersonalDataKind> Found, IReadOnlyList<string> PhoneNumbers)
{
    /// <summary>The e-mail addresses, for a conversation that asked for one.</summary>
    public IReadOnlyList<string> EmailAddresses { get; init; } = [];
}

/// <summary>
/// Takes out what the AVG asks not to keep and nobody needs: BSN, bank account, card, e-mail address, phone number. It runs on every inbound message before anything is stored or logged.
/// Lamp-post and house numbers, postcodes, case references, amounts and dates stay: a melding is worth nothing without them.
/// </summary>
public static class PersonalDataMask
{
    private static readonly SearchValues<char> Suspects = SearchValues.Create("0123456789@");

    /// <summary>Masks a message. Masking what is masked changes nothing.</summary>
    public static MaskedText Mask(string text)
    {
        // Digits outside ASCII (Arabic, full-width) are rare: only a text that has any pays for looking.
        if (text.AsSpan().IndexOfAny(Suspects) < 0 && !text.AsSpan().ContainsAnyExceptInRange('\0', '\u065F')) return Nothing(text);

        var finds = new List<Find>();
        EmailAddresses.FindIn(text, finds);
        BankAccounts.FindIn(text, finds);
        PersonalNumbers.FindIn(text, finds);
        return finds.Count == 0 ? Nothing(text) : Masked(text, finds);
    }

    /// <summary>What stands in the place of each kind.</summary>
    public static string Placeholder(PersonalDataKind kind) => kind switch
    {
        PersonalDataKind.Bsn => "[bsn]",
        PersonalDataKind.BankAccount => "[rekeningnummer]",
        PersonalDataKind.Card => "[kaartnummer]",
        PersonalDataKind.Email => "[e-mailadres]",
        _ => "[telefoonnummer]",
    };

    private static MaskedText Nothing(string text) => new(text, [], []);

    private static MaskedText Masked(string text, List<Find> finds)
    {
        var masked = new StringBuilder(text.Length);
        var kept = new List<Find>();
        var at = 0;
        foreach (var find in finds.OrderBy(find => find.Start).ThenByDescending(find => find.End))
        {
            if (find.Start < at) continue;
            kept.Add(find);
            masked.Append(text, at, find.Start - at).Append(Placeholder(find.Kind));
            at = find.End;
        }
        masked.Append(text, at, text.Length - at);
        return new MaskedText(masked.ToString(), [.. kept.Select(find => find.Kind).Distinct()], Values(kept, PersonalDataKind.Phone))
        {
            EmailAddresses = Values(kept, PersonalDataKind.Email),
        };
    }

    private static List<string> Values(List<Find> finds, PersonalDataKind kind) => [.. finds.Where(find => find.Kind == kind && find.Value.Length > 0).Select(find => find.Value).Distinct()];
}

/// <summary>Something found in a message.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Where it has ended.</param>
/// <param name="Value">It, in one spelling.</param>
internal readonly record struct Find(PersonalDataKind Kind, int Start, int End, string Value);
