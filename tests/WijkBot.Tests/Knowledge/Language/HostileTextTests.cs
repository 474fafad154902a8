using WijkBot.Knowledge.Language;
using WijkBot.Knowledge.Language.PersonalData;

namespace WijkBot.Tests.Knowledge.Language;

/// <summary>What a phone, a prankster or an attacker can send reaches the readers of text before anything else does.</summary>
public class HostileTextTests
{
    public static TheoryData<string> Garbage => new(
        "\uD83D", "\uDE00 help", "a\uD83Db\uDE00c", "\0\u0001\u0002", "\u202Enekcer\u202C", "\u200B\u200C\u200D\uFEFF", "👨‍👩‍👧‍👦🇳🇱🔥", new string('0', 5000), new string('@', 5000), string.Concat(Enumerable.Repeat("a\u0301", 4000)),
        string.Concat(Enumerable.Repeat("+31 6 ", 3000)), string.Concat(Enumerable.Repeat("hoek straat ", 3000)), string.Concat(Enumerable.Repeat("brand ", 8000)), new string('a', 50_000), "{0} {naam} ${x} %s", "<script>alert(1)</script>", "'; DROP TABLE zaken; --");

    [Theory]
    [MemberData(nameof(Garbage))]
    public void Any_text_is_read_without_an_exception(string text)
    {
        Assert.NotNull(Normaliser.Normalise(text));
        Assert.NotNull(Normaliser.Fold(text));
        Assert.NotNull(PersonalDataMask.Mask(text).Text);
        Some.Almelo.Places.Read(text);
        Some.Almelo.Triage.Find(text);
    }

    [Theory]
    [MemberData(nameof(Garbage))]
    public void An_emergency_is_heard_behind_any_text(string text) => Assert.NotNull(Some.Almelo.Triage.Find(text + " . er is een inbreker in mijn huis"));

    [Fact]
    public void An_emergency_at_the_end_of_fifty_thousand_letters_is_heard() =>
        Assert.Equal("brand", Some.Almelo.Triage.Find(string.Concat(Enumerable.Repeat("de stoep ligt scheef en ", 2_000)) + "nu staat mijn huis in brand")?.Kind.Name);

    [Fact]
    public void Invisible_letters_do_not_hide_a_word()
    {
        Assert.Equal("brand", Some.Almelo.Triage.Find("er is br\u200Band")?.Kind.Name);
        Assert.Equal("brand", Some.Almelo.Triage.Find("er is ｂｒａｎｄ")?.Kind.Name);
        Assert.Equal("[telefoonnummer]", PersonalDataMask.Mask("06\u200B12345678").Text);
    }
}
