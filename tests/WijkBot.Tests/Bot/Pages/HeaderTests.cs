using System.Text.RegularExpressions;
using WijkBot.Tests.Browser.Pages;
using WijkBot.Tests.Channels.WebChat;

namespace WijkBot.Tests.Bot.Pages;

/// <summary>What every page tells the browser not to do.</summary>
public sealed class HeaderTests(WebChatSite site) : IClassFixture<WebChatSite>
{
    /// <summary>Our own files, pictures made in the page, and what carries the nonce of this answer or has a known content.</summary>
    private static readonly Regex Safe = new(@"^('none'|'self'|data:|blob:|'nonce-[\w+/=-]{20,}'|'sha256-[\w+/]{43}='|'strict-dynamic')$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    [Theory]
    [MemberData(nameof(PageTests.All), MemberType = typeof(PageTests))]
    [InlineData("/chat?wijk=windmolenbroek")]
    [InlineData("/wijk/nergens")]
    public async Task A_page_runs_nothing_inline_loads_nothing_from_elsewhere_and_sets_no_cookie(string path)
    {
        using var client = new HttpClient { BaseAddress = site.Address };
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        string One(string name) => Assert.Single(answer.Headers.GetValues(name));
        var policy = One("Content-Security-Policy").Split(';').Select(rule => rule.Trim().Split(' ')).ToDictionary(rule => rule[0], rule => rule[1..]);
        Assert.Equal(["'none'"], policy["default-src"]);
        Assert.Equal(["'none'"], policy["base-uri"]);
        Assert.Contains("frame-ancestors", policy.Keys);
        Assert.Contains("form-action", policy.Keys);
        var sources = policy.Where(rule => rule.Key.EndsWith("-src", StringComparison.Ordinal)).SelectMany(rule => rule.Value);
        Assert.DoesNotContain(sources, source => !Safe.IsMatch(source));
        Assert.Equal("nosniff", One("X-Content-Type-Options"));
        Assert.Equal("no-referrer", One("Referrer-Policy"));
        Assert.Equal("camera=(), microphone=(), geolocation=(self)", One("Permissions-Policy"));
        Assert.Equal("same-origin", One("Cross-Origin-Opener-Policy"));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }
}
