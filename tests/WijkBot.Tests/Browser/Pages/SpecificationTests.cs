using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using WijkBot.Tests.Channels.BotFramework;

namespace WijkBot.Tests.Browser.Pages;

/// <summary>Every request of Microsoft's client and every answer of ours, held against Microsoft's own specification of Direct Line 3.0 by Stoplight's Prism. Prism reads a multipart body as text and breaks an ordinary photo; so the photo here is one that is text.</summary>
public sealed class SpecificationTests(PublicPages site) : IClassFixture<PublicPages>
{
    [Theory]
    [InlineData("")]
    [InlineData("&stroom=nee")]
    public async Task A_conversation_with_choices_and_a_refresh_breaks_no_rule_of_the_specification(string query)
    {
        Assert.SkipUnless(File.Exists(Path.Combine(AppContext.BaseDirectory, "chat", "chat.hash")), "needs the chat, which a build with Node makes");
        await using var prism = await DirectLineSpecification.ProxyAsync(site.Address);
        var visit = await site.OpenAsync("/privacy", 420, 760);
        await visit.Page.ThroughAsync(prism);
        var seen = 0;
        var enough = new TaskCompletionSource();
        visit.Page.Response += (_, response) =>
        {
            if (response.Url.Contains("/v3/directline", StringComparison.Ordinal) && ++seen == 6)
                enough.TrySetResult();
        };
        await visit.Page.GotoAsync(new Uri(site.Address, "/chat?wijk=windmolenbroek" + query).ToString());
        var chat = new Chat(visit);
        await chat.ReadyAsync();
        await chat.SayAsync("de lantaarnpaal voor Palmstraat 4 is kapot", "Waar gaat het over?");
        await chat.ChooseAsync("Straatverlichting", "Windmolenbroek?");
        await visit.Page.ReloadAsync();
        await chat.ReadyAsync();
        await chat.ChooseAsync("Ja", "nummer");
        // the bot's answer may overtake the answer to the post
        await enough.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.Empty(prism.Violations);
    }

    /// <summary>The smallest GIF, of one pixel and without colours: every byte of it is a letter of ASCII.</summary>
    private static readonly byte[] TextPhoto = "GIF89a\u0001\0\u0001\0\0\0\0,\0\0\0\0\u0001\0\u0001\0\0\u0002\u0002D\u0001\0;"u8.ToArray();

    [Fact]
    public async Task A_photo_a_place_and_a_code_to_go_on_elsewhere_break_no_rule_of_the_specification()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(AppContext.BaseDirectory, "chat", "chat.hash")), "needs the chat, which a build with Node makes");
        await using var prism = await DirectLineSpecification.ProxyAsync(site.Address);
        // Playwright cannot send a browser's file elsewhere, so something in front of both does
        var uploads = 0;
        await using var front = await Loopback.StartAsync(app => app.Run(context =>
        {
            var direct = context.Request.Path.StartsWithSegments("/v3/directline", StringComparison.Ordinal);
            uploads += context.Request.Path.Value!.EndsWith("/upload", StringComparison.Ordinal) ? 1 : 0;
            return ForwardAsync(context, direct ? prism.Address : site.Address);
        }));
        var visit = await site.OpenAsync("/chat?wijk=windmolenbroek&stroom=nee", 420, 760, by: front.Address);
        var chat = new Chat(visit) { Patience = 60_000 };
        await chat.ReadyAsync();
        await visit.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "lamp.gif", MimeType = "image/gif", Buffer = TextPhoto });
        await Assertions.Expect(visit.Page.GetByAltText("Voorbeeld van uw foto")).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Versturen" }).ClickAsync();
        await chat.HearAsync("Wat wilt u erover melden?");
        await chat.SayAsync("de lantaarnpaal is kapot", "Waar gaat het over?");
        await chat.ChooseAsync("Straatverlichting", "Waar is het?");
        await visit.Page.Context.GrantPermissionsAsync(["geolocation"]);
        await visit.Page.Context.SetGeolocationAsync(new() { Latitude = 52.3386f, Longitude = 6.6529f });
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Gebruik mijn locatie" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Ja, deel mijn plek" }).ClickAsync();
        await chat.HearAsync("nummer op de paal");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Verder op uw telefoon" }).ClickAsync();
        await chat.HearAsync("code");
        Assert.Empty(prism.Violations);
        Assert.Equal(1, uploads);
    }

    private static async Task ForwardAsync(HttpContext context, Uri to)
    {
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(to, context.Request.Path + context.Request.QueryString.Value));
        if (context.Request.ContentLength > 0 || context.Request.Headers.TransferEncoding.Count > 0)
            request.Content = new StreamContent(context.Request.Body);
        foreach (var (name, value) in context.Request.Headers.Where(header => header.Key is not ("Host" or "Origin" or "Connection" or "Accept-Encoding")))
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)value))
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)value);
        }
        using var answer = await Forwarding.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, value) in answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Transfer-Encoding" or "Connection" or "Content-Length")))
            context.Response.Headers[name] = value.ToArray();
        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static readonly HttpClient Forwarding = new();
}
