using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using WijkBot.Knowledge.Language.PersonalData;

namespace WijkBot.Tests.Knowledge.Language;

public class PersonalDataMaskTests
{
    [Theory]
    [InlineData("bel me op 06-12345678", "bel me op [telefoonnummer]", "+31612345678")]
    [InlineData("0612345678", "[telefoonnummer]", "+31612345678")]
    [InlineData("06 12 34 56 78 na zessen", "[telefoonnummer] na zessen", "+31612345678")]
    [InlineData("06 - 12 34 56 78", "[telefoonnummer]", "+31612345678")]
    [InlineData("mijn nr is +31612345678.", "mijn nr is [telefoonnummer].", "+31612345678")]
    [InlineData("+31 (0)6 1234 5678", "[telefoonnummer]", "+31612345678")]
    [InlineData("0031612345678", "[telefoonnummer]", "+31612345678")]
    [InlineData("31612345678", "[telefoonnummer]", "+31612345678")]
    [InlineData("(0546) 12 34 56", "[telefoonnummer]", "+31546123456")]
    [InlineData("0546-123456 of 0612345678", "[telefoonnummer] of [telefoonnummer]", "+31546123456 +31612345678")]
    [InlineData("Palmstraat 12 0612345678", "Palmstraat 12 [telefoonnummer]", "+31612345678")]
    [InlineData("0612345678 1 keer bellen", "[telefoonnummer] 1 keer bellen", "+31612345678")]
    [InlineData("06-12345678 7608 KH 12", "[telefoonnummer] 7608 KH 12", "+31612345678")]
    [InlineData("+49 151 23456789", "[telefoonnummer]", "+4915123456789")]
    [InlineData("0151 23456789", "[telefoonnummer]", "+4915123456789")]
    [InlineData("+90 532 123 45 67", "[telefoonnummer]", "+905321234567")]
    [InlineData("0048 512 345 678", "[telefoonnummer]", "+48512345678")]
    [InlineData("+380 67 123 45 67", "[telefoonnummer]", "+380671234567")]
    [InlineData("\u202A+31 6 12345678\u202C", "\u202A[telefoonnummer]\u202C", "+31612345678")]
    [InlineData("٠٦١٢٣٤٥٦٧٨", "[telefoonnummer]", "+31612345678")]
    [InlineData("tel0612345678graag", "tel[telefoonnummer]graag", "+31612345678")]
    [InlineData("088 123 45 67", "[telefoonnummer]", "+31881234567")]
    [InlineData("06123456789", "[telefoonnummer]", "")]
    public void Phone_numbers_are_masked_and_given_back(string text, string masked, string numbers)
    {
        var result = PersonalDataMask.Mask(text);
        Assert.Equal(masked, result.Text);
        Assert.Equal(numbers, string.Join(' ', result.PhoneNumbers));
        Assert.Equal([PersonalDataKind.Phone], result.Found);
    }

    [Theory]
    [InlineData("mijn bsn is 123456782", "mijn bsn is [bsn]")]
    [InlineData("123.456.782", "[bsn]")]
    [InlineData("123 456 782", "[bsn]")]
    [InlineData("1234.56.782", "[bsn]")]
    [InlineData("bsn: 111222333", "bsn: [bsn]")]
    [InlineData("bsn 123456789 hoort erbij", "bsn [bsn] hoort erbij")]
    [InlineData("sofinummer 12345672", "sofinummer [bsn]")]
    [InlineData("NL91 ABNA 0417 1643 00", "[rekeningnummer]")]
    [InlineData("stort op nl91abna0417164300 aub", "stort op [rekeningnummer] aub")]
    [InlineData("NL91ABNA0417164301", "[rekeningnummer]")]
    [InlineData("DE89 3704 0044 0532 0130 00", "[rekeningnummer]")]
    [InlineData("PL61109010140000071219812874", "[rekeningnummer]")]
    [InlineData("kaart 4111 1111 1111 1111", "kaart [kaartnummer]")]
    [InlineData("5500005555555559", "[kaartnummer]")]
    [InlineData("mail jan.de-boer+wijk@voorbeeld.nl maar", "mail [e-mailadres] maar")]
    [InlineData("jan @ voorbeeld.nl", "[e-mailadres]")]
    [InlineData("mail: JAN@VOORBEELD.CO.UK.", "mail: [e-mailadres].")]
    [InlineData("06-12345678, jan@voorbeeld.nl, bsn 111222333", "[telefoonnummer], [e-mailadres], bsn [bsn]")]
    public void Other_personal_numbers_and_addresses_are_masked(string text, string masked) =>
        Assert.Equal(masked, PersonalDataMask.Mask(text).Text);

    [Theory]
    [MemberData(nameof(Innocent))]
    public void What_a_melding_needs_stays(string text) => Assert.Equal(text, PersonalDataMask.Mask(text).Text);

    public static TheoryData<string> Innocent => new(File.ReadAllLines(Path.Combine(Shared.Repository, "tests/WijkBot.Tests/Knowledge/Language/geen-persoonsgegevens.txt")));

    [Fact]
    public void An_email_address_is_given_back_for_a_conversation_that_asked_for_one() =>
        Assert.Equal(["jan@voorbeeld.nl"], PersonalDataMask.Mask("het is jan @ voorbeeld.nl").EmailAddresses);

    [Property(MaxTest = 400)]
    public void Every_number_that_passes_the_eleven_test_is_masked_whatever_its_groups(PositiveInt seed, bool dots)
    {
        var digits = Numbers.Bsn(seed.Get);
        var separator = dots ? "." : " ";
        foreach (var written in (string[])[digits, $"{digits[..3]}{separator}{digits[3..6]}{separator}{digits[6..]}"])
            Assert.Equal("ik ben [bsn] hoor", PersonalDataMask.Mask($"ik ben {written} hoor").Text);
    }

    [Property(MaxTest = 400)]
    public void Every_mobile_number_is_masked_in_every_grouping(PositiveInt seed)
    {
        var eight = (10_000_000 + seed.Get % 90_000_000).ToString(System.Globalization.CultureInfo.InvariantCulture);
        foreach (var written in (string[])[$"06{eight}", $"06-{eight}", $"06 {eight[..4]} {eight[4..]}", $"+316{eight}", $"+31 6 {eight}", $"0031 6 {eight[..2]} {eight[2..5]} {eight[5..]}"])
        {
            var result = PersonalDataMask.Mask($"bel {written} s.v.p.");
            Assert.Equal("bel [telefoonnummer] s.v.p.", result.Text);
            Assert.Equal([$"+316{eight}"], result.PhoneNumbers);
        }
    }

    [Property(MaxTest = 400)]
    public void Every_IBAN_is_masked_together_and_in_groups(PositiveInt seed)
    {
        var iban = Numbers.DutchIban(seed.Get);
        Assert.True(CheckDigits.IsIban(iban));
        var grouped = string.Join(' ', iban.Chunk(4).Select(four => new string(four)));
        Assert.Equal("[rekeningnummer] en [rekeningnummer]", PersonalDataMask.Mask($"{iban} en {grouped.ToLowerInvariant()}").Text);
    }

    [Property(MaxTest = 400)]
    public void Masking_twice_is_masking_once(NonNull<string> text)
    {
        var once = PersonalDataMask.Mask(text.Get).Text;
        Assert.Equal(once, PersonalDataMask.Mask(once).Text);
    }

    [Property(MaxTest = 400)]
    public void A_wrong_last_digit_fails_every_test(PositiveInt seed)
    {
        var bsn = Numbers.Bsn(seed.Get);
        var wrong = bsn[..^1] + (char)('0' + (bsn[^1] - '0' + 1) % 10);
        Assert.True(CheckDigits.IsBsn(bsn));
        Assert.False(CheckDigits.IsBsn(wrong));
    }

    private static class Numbers
    {
        /// <summary>A BSN: eight digits from the seed, and the ninth that makes the sum right; a seed whose ninth would be ten is stepped over.</summary>
        public static string Bsn(int seed)
        {
            for (var start = 10_000_000 + seed % 89_000_000; ; start++)
            {
                var eight = start.ToString(System.Globalization.CultureInfo.InvariantCulture);
                var last = eight.Select((digit, at) => (digit - '0') * (9 - at)).Sum() % 11;
                if (last < 10) return eight + last;
            }
        }

        public static string DutchIban(int seed)
        {
            var account = "ABNA" + (seed % 1_000_000_000).ToString("D10", System.Globalization.CultureInfo.InvariantCulture);
            for (var check = 2; check <= 98; check++)
            {
                if (CheckDigits.IsIban($"NL{check:D2}{account}")) return $"NL{check:D2}{account}";
            }
            throw new InvalidOperationException("one of the 97 remainders must fit");
        }
    }
}
