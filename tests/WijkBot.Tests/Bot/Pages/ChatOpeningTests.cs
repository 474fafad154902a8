using Microsoft.Extensions.Time.Testing;
using WijkBot.Cases;
using WijkBot.Knowledge.Wijken;
using WijkBot.Pages.Chat;
using WijkBot.Pages.Wijken;
using WijkBot.Tests.Knowledge;
using WijkBot.Tests.Transcripts;

namespace WijkBot.Tests.Bot.Pages;

/// <summary>What a button on a page says first in the chat.</summary>
public sealed class ChatOpeningTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly TownRecords records = new();

    private OpenbareInitiatieven Ideas => new(records, Some.Almelo, new FakeTimeProvider(Now));

    private Task<string?> WordsAsync(string? begin) => new ChatOpening(Ideas).WordsAsync(begin, TestContext.Current.CancellationToken);

    private async Task<OpenbaarInitiatief> ShownAsync()
    {
        records.Write(CaseRecord.Of(new Case
        {
            Reference = "I-12",
            Kind = CaseKind.Initiatief,
            State = CaseState.InBehandeling,
            Resident = "sms|+31546000001|+31600000001",
            Text = "Een bankje bij de vijver. Mijn buren willen dat ook!",
            Wijk = "windmolenbroek",
            Place = new Place { Description = "Palmstraat 12", Street = "Palmstraat", HouseNumber = "12" },
            Details = [new CaseDetail("openbaar", "Mag het?", "Ja")],
            ReceivedAt = Now.AddDays(-3),
            Party = "wijkregisseur",
        }, Now.AddDays(-1)));
        return Assert.Single(await Ideas.InAsync(null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Who_joins_an_idea_says_so_and_names_the_idea() =>
        Assert.Equal("Ik wil meedoen met dit idee: Een bankje bij de vijver", await WordsAsync(ChatOpening.Joining(await ShownAsync())));

    [Fact]
    public async Task An_idea_of_ones_own_has_words_to_begin_with() => Assert.Equal("Ik heb een idee voor de wijk.", await WordsAsync("idee"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("verwijder mij")]
    [InlineData("doe-mee-")]
    [InlineData("doe-mee-0000000000000000")]
    public async Task No_address_puts_other_words_in_a_residents_mouth(string? begin)
    {
        await ShownAsync();
        Assert.Null(await WordsAsync(begin));
    }
}
