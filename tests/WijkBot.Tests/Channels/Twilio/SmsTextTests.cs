using WijkBot.Channels.Twilio;

namespace WijkBot.Tests.Channels.Twilio;

public sealed class SmsTextTests
{
    [Theory]
    [InlineData("a", 160, SmsEncoding.Gsm7, 160, 1)]
    [InlineData("a", 161, SmsEncoding.Gsm7, 161, 2)]
    [InlineData("a", 306, SmsEncoding.Gsm7, 306, 2)]
    [InlineData("a", 307, SmsEncoding.Gsm7, 307, 3)]
    [InlineData("é", 160, SmsEncoding.Gsm7, 160, 1)]
    [InlineData("€", 80, SmsEncoding.Gsm7, 160, 1)]
    [InlineData("€", 81, SmsEncoding.Gsm7, 162, 2)]
    [InlineData("€", 153, SmsEncoding.Gsm7, 306, 3)] // 76 escapes fit a part of 153, not 76½
    [InlineData("ë", 70, SmsEncoding.Ucs2, 70, 1)]
    [InlineData("ë", 71, SmsEncoding.Ucs2, 71, 2)]
    [InlineData("ë", 134, SmsEncoding.Ucs2, 134, 2)]
    [InlineData("ë", 135, SmsEncoding.Ucs2, 135, 3)]
    [InlineData("👍", 35, SmsEncoding.Ucs2, 70, 1)]
    [InlineData("👍", 36, SmsEncoding.Ucs2, 72, 2)]
    [InlineData("👍", 67, SmsEncoding.Ucs2, 134, 3)] // 33 pairs fit a part of 67
    [InlineData("a", 1600, SmsEncoding.Gsm7, 1600, 11)]
    [InlineData("", 1, SmsEncoding.Gsm7, 0, 1)]
    public void Sizes(string character, int times, SmsEncoding encoding, int units, int parts) =>
        Assert.Equal(new SmsSize(encoding, units, parts), SmsText.Measure(string.Concat(Enumerable.Repeat(character, times))));

    [Theory]
    [InlineData("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà", 1)]
    [InlineData("\f^{}\\[~]|€", 2)]
    [InlineData("ëïáíóúâêîôûçŠ’“…–\t`", 0)]
    public void The_alphabet_is_that_of_TS_23_038(string characters, int septets) =>
        Assert.All(characters, c => Assert.Equal(septets, Gsm7.Septets(c)));

    [Fact]
    public void The_basic_alphabet_has_127_characters_beside_the_escape() =>
        Assert.Equal((127, 10), (Enumerable.Range(0, 65536).Count(c => Gsm7.Septets((char)c) == 1), Enumerable.Range(0, 65536).Count(c => Gsm7.Septets((char)c) == 2)));

    [Theory]
    [InlineData("Zoë zegt: “vóór ’t café…”", "Zoe zegt: \"voor 't café...\"")]
    [InlineData("één idee, naïef, reünie, à la carte", "één idee, naief, reünie, à la carte")]
    [InlineData("zoë en geïnd", "zoe en geind")] // the mark as a character of its own
    [InlineData("é ü", "é ü")]
    [InlineData("Curaçao — 10–12 uur", "Curacao - 10-12 uur")]
    [InlineData("bel 0546 – 54 11 11", "bel 0546 - 54 11 11")]
    [InlineData("30 °C of 25°C, een hoek van 90°", "30 graden of 25 graden, een hoek van 90 graden")]
    [InlineData("soft­hyphen en zero​width", "softhyphen en zerowidth")]
    [InlineData("Łukasz Şahin Đorđe œuvre ĳs", "Lukasz Sahin Dorde oeuvre ijs")]
    [InlineData("10 m² · ½ uur → klaar ✓", "10 m² · ½ uur → klaar ✓")] // a check mark has no spelling, so all of it stays
    [InlineData("10 m² · ½ uur → klaar", "10 m2 - 1/2 uur -> klaar")]
    [InlineData("€ 5, [optie] {x} ~", "€ 5, [optie] {x} ~")]
    [InlineData("a\r\nb", "a\nb")]
    [InlineData("Groen 🌳 in de wijk… ’t is zo", "Groen 🌳 in de wijk… ’t is zo")]
    [InlineData("شكراً… “مرحبا”", "شكراً… “مرحبا”")]
    [InlineData("Дякуємо… й ї", "Дякуємо… й ї")]
    [InlineData("Άλφα", "Άλφα")]
    public void Dutch_stays_cheap_and_other_scripts_stay_whole(string text, string expected)
    {
        var plain = SmsSpelling.Plain(text);
        Assert.Equal(expected, plain);
        Assert.Equal(plain, SmsSpelling.Plain(plain));
    }

    [Fact]
    public void Half_a_surrogate_pair_harms_nothing() => Assert.Contains('a', SmsSpelling.Plain(PlainText.Clean("a\ud83d ë")!));

    private static int One(char c) => 1;

    [Theory]
    [InlineData("kort", 10, "kort")]
    [InlineData("Een. Twee drie.", 10, "Een.|Twee drie.")]
    [InlineData("Een twee drie vier", 10, "Een twee|drie vier")]
    [InlineData("Een.\nTwee. Drie.", 13, "Een.|Twee. Drie.")]
    [InlineData("Een. A.\n\nB. C. D.", 14, "Een. A.|B. C. D.")]
    [InlineData("A. Bbbbbbb Cccccc", 10, "A. Bbbbbbb|Cccccc")] // the sentence border would leave too much for the second
    [InlineData("aaaaaaaaaaaaaaaa", 10, "aaaaaaaaaa|aaaaaa")]
    [InlineData("aaaaaaaaa👍bbb", 10, "aaaaaaaaa|👍bbb")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaa", 10, null)]
    [InlineData("aaaaaaaaaaaaaaaaaaaa", 10, "aaaaaaaaaa|aaaaaaaaaa")]
    public void Long_texts_are_divided_in_two_at_the_best_border(string text, int max, string? expected)
    {
        var pieces = TextSplit.InTwo(text, max, One);
        Assert.Equal(expected, pieces is null ? null : string.Join('|', pieces));
    }
}
