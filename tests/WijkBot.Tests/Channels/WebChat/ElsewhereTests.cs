using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace WijkBot.Tests.Channels.WebChat;

/// <summary>A conversation goes on elsewhere by a one-time code, on the whole program; the phone is the simulator's.</summary>
public sealed partial class ElsewhereTests(WebChatSite site) : IClassFixture<WebChatSite>
{
    private const string Resident = "+31612345678", Ours = "+31546850119"; // of the simulator

    [GeneratedRegex("[2-9B-DF-HJ-NP-TV-XZ]{4}-[2-9B-DF-HJ-NP-TV-XZ]{4}", RegexOptions.None, 1000)]
    private static partial Regex Code();

    private static async Task<string> CodeOfAsync(Talk talk)
    {
        await talk.SayAsync("verder op whatsapp");
        return await talk.UntilAsync(all => Said(all).Select(text => Code().Match(text)).FirstOrDefault(match => match.Success)?.Value);
    }

    /// <summary>What the bot said, newest first.</summary>
    private static IEnumerable<string> Said(JsonArray all) =>
        all.Reverse().Where(activity => (string?)activity!["from"]!["role"] == "bot").Select(activity => (string?)activity!["text"] ?? "");

    private static Task<string> HearAsync(Talk talk, string words) =>
        talk.UntilAsync(all => Said(all).FirstOrDefault(text => text.Contains(words, StringComparison.Ordinal)));

    [Fact]
    public async Task The_open_question_goes_along_and_the_first_place_is_empty()
    {
        var (web, other) = (await site.StartAsync(), await site.StartAsync());
        await web.SayAsync("de lantaarnpaal voor Palmstraat 4 is kapot");
        await HearAsync(web, "Waar gaat het over?");
        await other.SayAsync("code " + (await CodeOfAsync(web)).ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal));
        await HearAsync(other, "gaat hier verder");
        await HearAsync(other, "Waar gaat het over?");
        await HearAsync(other, "U: de lantaarnpaal voor Palmstraat 4 is kapot");
        await HearAsync(web, "ergens anders verder");
        await other.SayAsync("Straatverlichting");
        await HearAsync(other, "Windmolenbroek?");
    }

    [Fact]
    public async Task An_open_case_goes_along_and_is_no_longer_told_to_the_first_place()
    {
        var (web, other) = (await site.StartAsync(), await site.StartAsync());
        foreach (var (said, heard) in new[]
        {
            ("de lantaarnpaal voor Palmstraat 4 is kapot", "Waar gaat het over?"), ("Straatverlichting", "Windmolenbroek?"), ("ja", "nummer"), ("weet ik niet", "foto"), ("nee", "Klopt"), ("ja", "M-"),
        })
        {
            await web.SayAsync(said);
            await HearAsync(web, heard);
        }
        var reference = Regex.Match(await HearAsync(web, "M-"), @"M-\d+", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        await other.SayAsync(await CodeOfAsync(web));
        await HearAsync(other, "gaat hier verder");
        // the case moves in a turn of its own, a moment later
        for (var asked = 1; !Said(await other.ReadUntilAsync(2 * asked)).Any(text => text.Contains(reference + " (", StringComparison.Ordinal)); asked++)
        {
            Assert.InRange(asked, 1, 20);
            await other.SayAsync("hoe staat het met " + reference);
            await other.ReadUntilAsync(3 + (2 * asked));
        }
        await web.SayAsync("hoe staat het met " + reference);
        await HearAsync(web, "niet vinden");
    }

    [Fact]
    public async Task A_code_works_once_and_wrong_ones_are_limited()
    {
        var (web, other, third) = (await site.StartAsync(), await site.StartAsync(), await site.StartAsync());
        var code = await CodeOfAsync(web);
        await other.SayAsync(code);
        await HearAsync(other, "gaat hier verder");
        await third.SayAsync(code);
        await HearAsync(third, "klopt niet");
        for (var i = 2; i <= 6; i++)
            await third.SayAsync($"BCDF-GHJ{i}");
        await HearAsync(third, "te vaak");
        var fresh = await CodeOfAsync(await site.StartAsync());
        await third.SayAsync(fresh);
        await third.SayAsync("help");
        await HearAsync(third, "U kunt iets melden");
        Assert.DoesNotContain(await third.ReadUntilAsync(1), activity => ((string?)activity!["text"])?.Contains("gaat hier verder", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task From_the_web_to_whatsapp_and_back()
    {
        using var client = new HttpClient { BaseAddress = site.Address };
        var web = await site.StartAsync();
        await web.SayAsync("de lantaarnpaal voor Palmstraat 4 is kapot");
        await HearAsync(web, "Waar gaat het over?");
        await SendAsync(client, await CodeOfAsync(web));
        await HearByPhoneAsync(client, "Waar gaat het over?");
        await SendAsync(client, "verder op de computer");
        var back = await HearByPhoneAsync(client, "typ daar deze code");
        var again = await site.StartAsync();
        // the line may be the whole state, in which the first code stands too
        await again.SayAsync(Code().Match(back, back.IndexOf("typ daar deze code", StringComparison.Ordinal)).Value);
        await HearAsync(again, "Waar gaat het over?");
    }

    private static async Task SendAsync(HttpClient client, string text)
    {
        using var answer = await client.PostAsJsonAsync("/simulator/api/phones/whatsapp/messages", new { from = Resident, to = Ours, body = text }, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Reads the simulator's events until one holds these words.</summary>
    private static async Task<string> HearByPhoneAsync(HttpClient client, string words)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        using var events = new StreamReader(await client.GetStreamAsync("/simulator/api/events", patience.Token));
        while (await events.ReadLineAsync(patience.Token) is { } line)
            if (line.Contains(words, StringComparison.Ordinal))
                return line;
        throw new InvalidOperationException("the simulator ended");
    }
}
