using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Media;
using WijkBot.Channels.Twilio;

namespace WijkBot.Tests.Channels.Twilio;

/// <summary>Fetching what a resident sent, from a fake Twilio and a fake storage on loopback.</summary>
public sealed class MediaTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private const string Path = $"/2010-04-01/Accounts/{Some.Account}/Messages/MM1/Media/ME1";

    private static Attachment Photo(string url, string type = "image/jpeg") => new() { ContentType = type, ContentUrl = url };

    private static Func<HttpContext, Task> Bytes(int count, string type = "image/jpeg") => async context =>
    {
        context.Response.ContentType = type;
        await context.Response.Body.WriteAsync(new byte[count]);
    };

    private static Func<HttpContext, Task> Redirect(string to, int status = 307) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = to;
        return Task.CompletedTask;
    };

    [Theory]
    [InlineData(301), InlineData(302), InlineData(303), InlineData(307), InlineData(308)]
    public async Task Twilio_gets_the_credentials_and_the_storage_behind_the_redirect_does_not(int status)
    {
        await using var twilio = await FakeTwilio.StartAsync();
        await using var storage = await FakeTwilio.StartAsync();
        twilio.Answer(Redirect(storage.Url + "/bewaard?handtekening=1", status));
        storage.Answer(Bytes(1234, "image/png"));
        var fetched = Assert.IsType<MediaOutcome.Fetched>(await twilio.Media().FetchAsync(Photo(twilio.Url + Path), ChannelIds.WhatsApp, Cancel));
        Assert.Equal((1234, "image/png"), (fetched.Bytes.Length, fetched.DeclaredType));
        Assert.StartsWith("Basic ", Assert.Single(twilio.Calls).Authorization, StringComparison.Ordinal);
        Assert.Null(Assert.Single(storage.Calls).Authorization);
    }

    [Fact]
    public async Task A_redirect_back_to_Twilio_goes_without_credentials_too()
    {
        await using var twilio = await FakeTwilio.StartAsync();
        twilio.Answer(Redirect("/elders"));
        twilio.Answer(Bytes(10));
        Assert.IsType<MediaOutcome.Fetched>(await twilio.Media().FetchAsync(Photo(twilio.Url + Path), ChannelIds.WhatsApp, Cancel));
        Assert.Equal([true, false], twilio.Calls.Select(c => c.Authorization is not null));
    }

    [Fact]
    public async Task An_attackers_address_is_not_even_asked()
    {
        await using var twilio = await FakeTwilio.StartAsync();
        await using var attacker = await FakeTwilio.StartAsync();
        var outcome = await twilio.Media().FetchAsync(Photo(attacker.Url + Path), ChannelIds.WhatsApp, Cancel);
        Assert.IsType<MediaOutcome.Refused>(outcome);
        Assert.Empty(attacker.Calls);
        Assert.Empty(twilio.Calls);
    }

    [Theory]
    [InlineData("https://api.twilio.com" + Path, true)]
    [InlineData("https://api.dublin.ie1.twilio.com" + Path, true)]
    [InlineData("https://API.TWILIO.COM" + Path, true)]
    [InlineData("http://api.twilio.com" + Path, false)]
    [InlineData("https://api.twilio.com:8443" + Path, false)]
    [InlineData("https://api.twilio.com.aanvaller.example" + Path, false)]
    [InlineData("https://aanvaller.example/api.twilio.com" + Path, false)]
    [InlineData("https://api.twilio.com@aanvaller.example" + Path, false)]
    [InlineData("https://user:pass@api.twilio.com" + Path, false)]
    [InlineData("https://evil.twilio.com" + Path, false)]
    [InlineData("https://twilio.com" + Path, false)]
    [InlineData("https://api.x.twilio.com" + Path, false)]
    [InlineData("https://xapi.twilio.com" + Path, false)]
    [InlineData("https://api.twilio.com./2010-04-01/Accounts/" + Some.Account + "/x", false)]
    [InlineData("https://api.twilio.com/2010-04-01/Accounts/AC00000000000000000000000000000002/Messages/MM1/Media/ME1", false)]
    [InlineData("https://api.twilio.com/2010-04-01/Accounts/" + Some.Account + "/../AC00000000000000000000000000000002/x", false)]
    [InlineData("https://арі.twilio.com" + Path, false)]
    [InlineData("file:///etc/passwd", false)]
    public void Only_Twilios_own_API_gets_credentials(string address, bool trusted) =>
        Assert.Equal(trusted, new TwilioMediaHosts(Some.Settings).IsTwilio(new Uri(address)));

    [Theory]
    [InlineData("https://mms.twiliocdn.com/a?b", true)]
    [InlineData("https://s3-external-1.amazonaws.com/a", true)]
    [InlineData("http://s3-external-1.amazonaws.com/a", false)]
    [InlineData("https://s3-external-1.amazonaws.com:22/a", false)]
    [InlineData("https://a:b@s3-external-1.amazonaws.com/a", false)]
    [InlineData("https://127.0.0.1/a", false)]
    [InlineData("https://169.254.169.254/latest/meta-data", false)]
    [InlineData("https://[::1]/a", false)]
    [InlineData("https://[::ffff:10.0.0.1]/a", false)]
    [InlineData("https://2130706433/a", false)]
    [InlineData("https://0x7f.1/a", false)]
    [InlineData("ftp://example.com/a", false)]
    public void A_redirect_may_lead_to_https_on_the_internet_only(string address, bool allowed) =>
        Assert.Equal(allowed, new TwilioMediaHosts(Some.Settings).IsRedirectTarget(new Uri(address)));

    [Fact]
    public async Task A_redirect_to_our_own_network_is_refused()
    {
        await using var twilio = await FakeTwilio.StartAsync();
        twilio.Answer(Redirect("http://169.254.169.254/latest/meta-data"));
        Assert.IsType<MediaOutcome.Refused>(await twilio.Media().FetchAsync(Photo(twilio.Url + Path), ChannelIds.WhatsApp, Cancel));
    }

    [Fact]
    public async Task Endless_redirects_end()
    {
        await using var twilio = await FakeTwilio.StartAsync();
        for (var i = 0; i < 10; i++)
            twilio.Answer(Redirect("/verder"));
        Assert.IsType<MediaOutcome.Refused>(await twilio.Media().FetchAsync(Photo(twilio.Url + Path), ChannelIds.WhatsApp, Cancel));
        Assert.Equal(4, twilio.Calls.Count);
    }

    [Theory]
    [InlineData(1, "1", typeof(MediaOutcome.Fetched))]
    [InlineData(2, "1 3", typeof(MediaOutcome.Fetched))]
    [InlineData(3, "1 3", typeof(MediaOutcome.Gone))]
    public async Task Not_there_yet_is_tried_again_after_1_and_3_seconds(int misses, string waits, Type expected)
    {
        await using var twilio = await FakeTwilio.StartAsync();
        for (var i = 0; i < misses; i++)
            twilio.Answer(404);
        twilio.Answer(Bytes(10));
        var fetching = twilio.Media().FetchAsync(Photo(twilio.Url + Path), ChannelIds.WhatsApp, Cancel);
        List<double> waited = [];
        while (await twilio.Clock.PassNextWaitAsync(fetching, span => span != TwilioMedia.Limit) is { } wait)
            waited.Add(wait.TotalSeconds);
        Assert.Equal((expected, waits), ((await fetching).GetType(), string.Join(' ', waited)));
    }

    [Theory]
    [InlineData("image/jpeg", ChannelIds.WhatsApp, 5)]
    [InlineData("Image/PNG", ChannelIds.Sms, 5)]
    [InlineData("audio/ogg", ChannelIds.WhatsApp, 16)]
    [InlineData("video/3gpp", ChannelIds.Sms, 5)]
    public async Task Above_the_limit_nothing_is_kept_whether_or_not_the_length_is_announced(string type, string channel, int megabytes)
    {
        await using var twilio = await FakeTwilio.StartAsync();
        twilio.Answer(Bytes((megabytes << 20) + 1, type));
        twilio.Answer(async context =>
        {
            context.Response.ContentLength = (megabytes << 20) + 1;
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        });
        twilio.Answer(Bytes(megabytes << 20, type));
        var media = twilio.Media();
        for (var i = 0; i < 2; i++)
            Assert.Equal(new MediaOutcome.TooLarge(megabytes << 20), await media.FetchAsync(Photo(twilio.Url + Path, type), channel, Cancel));
        Assert.IsType<MediaOutcome.Fetched>(await media.FetchAsync(Photo(twilio.Url + Path, type), channel, Cancel));
    }

    [Theory]
    [InlineData(401), InlineData(403), InlineData(429), InlineData(500), InlineData(503)]
    public async Task Another_answer_is_for_later(int status)
    {
        await using var twilio = await FakeTwilio.StartAsync();
        twilio.Answer(status);
        Assert.Equal(new MediaOutcome.TryAgain($"HTTP {status}"), await twilio.Media().FetchAsync(Photo(twilio.Url + Path), ChannelIds.WhatsApp, Cancel));
    }

    [Fact]
    public async Task A_connection_cut_half_way_is_for_later()
    {
        await using var twilio = await FakeTwilio.StartAsync();
        twilio.Answer(async context =>
        {
            context.Response.ContentLength = 1000;
            await context.Response.Body.WriteAsync(new byte[10]);
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        Assert.IsType<MediaOutcome.TryAgain>(await twilio.Media().FetchAsync(Photo(twilio.Url + Path), ChannelIds.WhatsApp, Cancel));
    }

    [Theory]
    [InlineData(null), InlineData(""), InlineData("media:17"), InlineData("geen adres"), InlineData("//api.twilio.com/x"), InlineData("data:image/png;base64,AA")]
    public async Task What_is_no_address_of_Twilio_is_refused(string? address)
    {
        await using var twilio = await FakeTwilio.StartAsync();
        Assert.IsType<MediaOutcome.Refused>(await twilio.Media().FetchAsync(new Attachment { ContentUrl = address }, ChannelIds.Sms, Cancel));
    }
}
