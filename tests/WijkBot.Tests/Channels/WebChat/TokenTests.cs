using Microsoft.Extensions.Time.Testing;
using WijkBot.Channels.WebChat;

namespace WijkBot.Tests.Channels.WebChat;

public sealed class TokenTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    private WebChatTokens Tokens(string secret = WebChatSite.Secret) => new(new WebChatSettings { Secret = secret }, clock);

    [Fact]
    public async Task A_token_says_its_conversation_and_user_and_when_it_ends()
    {
        var read = await Tokens().ReadAsync(Tokens().Issue("c", "dl_u", ["https://a.example"]));
        Assert.Equal(("c", "dl_u", clock.GetUtcNow() + WebChatTokens.Lifetime), (read!.Conversation, read.User, read.Expires));
        Assert.Equal(["https://a.example"], read.Origins);
    }

    [Fact]
    public async Task A_token_of_another_secret_is_none() => Assert.Null(await Tokens().ReadAsync(Tokens("another secret of some length").Issue("c", "dl_u", [])));

    [Fact]
    public async Task A_stream_token_lasts_a_minute_and_is_used_once()
    {
        var token = Tokens().IssueStream("c", "dl_u");
        var (_, id) = (await Tokens().ReadStreamAsync(token))!.Value;
        var tickets = new WebChatStreamTickets(clock);
        Assert.True(tickets.Use(id));
        Assert.False(tickets.Use(id));
        clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Null(await Tokens().ReadStreamAsync(token));
    }

    [Theory]
    [InlineData("kort", "WebChat:Secret")]
    [InlineData("https://www.almelo.nl/", "WebChat:Origins:0")]
    [InlineData("almelo.nl", "WebChat:Origins:0")]
    public void A_setting_that_cannot_be_right_is_named(string value, string key)
    {
        var settings = key.EndsWith("Secret", StringComparison.Ordinal) ? new WebChatSettings { Secret = value } : new WebChatSettings { Origins = [value] };
        Assert.Equal(key, settings.Fault()?.Key);
    }
}
