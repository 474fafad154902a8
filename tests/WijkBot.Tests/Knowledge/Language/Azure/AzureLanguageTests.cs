using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using WijkBot.Knowledge.Language;
using WijkBot.Knowledge.Language.Azure;
using WijkBot.Tests.Channels;

namespace WijkBot.Tests.Knowledge.Language.Azure;

public sealed class AzureLanguageTests : IAsyncLifetime
{
    private AzureServer server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => server = await AzureServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task The_service_names_the_language_where_we_are_unsure()
    {
        var client = server.Client();
        Assert.Equal(new LanguageGuess("tr", 0.9), await client.DetectAsync("lamba yok", "nl", Cancel));
        Assert.Equal(AzureOutcome.Answered, client.Last);
    }

    [Fact]
    public async Task Nothing_leaves_us_where_we_are_sure()
    {
        Assert.Equal("en", (await server.Client(sure: 0.97).DetectAsync("the lamp is broken", "nl", Cancel)).Language);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Personal_data_is_masked_before_the_call()
    {
        await server.Client().DetectAsync("bel mij 0612345678 of jan@voorbeeld.nl, bsn 111222333, NL91ABNA0417164300", "nl", Cancel);
        var body = Assert.Single(server.Requests).Body;
        Assert.Contains("bel mij [telefoonnummer] of [e-mailadres]", body, StringComparison.Ordinal);
        foreach (var secret in (string[])["0612345678", "jan@", "111222333", "ABNA"]) Assert.DoesNotContain(secret, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_equal_those_of_the_official_client()
    {
        var package = Node.Require("@azure/ai-language-text/package.json");
        (string Text, string Conversation, string Hint)[] asked =
        [
            ("de lamp is kapot", "nl", "nl"), ("sokak lambası yanmıyor", "tr", "tr"), ("مصباح الشارع لا يعمل", "ar", "sy"), ("quote \" backslash \\ tab \t emoji 🔥 <b>&'+", "en", "gb"), ("regel een\nregel twee", "de", "de"), ("ліхтар", "uk", "ua"),
        ];
        var client = server.Client();
        foreach (var (text, conversation, _) in asked) await client.DetectAsync(text, conversation, Cancel);

        using var node = Process.Start(Node.Start(Path.Combine(Shared.Repository, "tests/WijkBot.Tests/Knowledge/Language/Azure/azure-oracle.cjs"), Path.GetFullPath(Path.Combine(package, "../../.."))))!;
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(asked.Select(one => new { text = one.Text, countryHint = one.Hint })));
        node.StandardInput.Close();
        var output = await node.StandardOutput.ReadToEndAsync(Cancel);
        await node.WaitForExitAsync(Cancel);
        Assert.True(node.ExitCode == 0, await node.StandardError.ReadToEndAsync(Cancel));
        var theirs = JsonSerializer.Deserialize<AzureServer.Asked[]>(output, JsonSerializerOptions.Web)!;

        var ours = server.Requests.ToArray();
        Assert.Equal(theirs.Length, ours.Length);
        foreach (var (our, their) in ours.Zip(theirs))
        {
            Assert.True(System.Text.Json.Nodes.JsonNode.DeepEquals(System.Text.Json.Nodes.JsonNode.Parse(their.Body), System.Text.Json.Nodes.JsonNode.Parse(our.Body)), our.Body);
            if (!our.Body.Contains("\\uD83D", StringComparison.Ordinal)) Assert.Equal(their.Body, our.Body);
            Assert.Equal(their with { Body = "" }, our with { Body = "" });
        }
    }

    [Theory]
    [InlineData(400, "{\"error\":{\"code\":\"InvalidRequest\"}}", AzureOutcome.Refused, false)]
    [InlineData(401, "{\"error\":{\"code\":\"401\"}}", AzureOutcome.WrongKey, true)]
    [InlineData(403, "", AzureOutcome.Forbidden, true)]
    [InlineData(404, "", AzureOutcome.WrongAddress, true)]
    [InlineData(429, "", AzureOutcome.Busy, true)]
    [InlineData(500, "oops", AzureOutcome.Failed, true)]
    [InlineData(503, "", AzureOutcome.Failed, true)]
    [InlineData(200, "geen json", AzureOutcome.Unreadable, false)]
    [InlineData(200, "{}", AzureOutcome.Unreadable, false)]
    [InlineData(200, "{\"results\":{\"documents\":[],\"errors\":[{\"id\":\"0\",\"error\":{\"code\":\"InvalidArgument\"}}]}}", AzureOutcome.Refused, false)]
    [InlineData(200, "{\"results\":{\"documents\":[{\"detectedLanguage\":{\"iso6391Name\":\"(Unknown)\",\"confidenceScore\":0}}],\"errors\":[]}}", AzureOutcome.OtherLanguage, false)]
    [InlineData(200, "{\"results\":{\"documents\":[{\"detectedLanguage\":{\"iso6391Name\":\"fr\",\"confidenceScore\":1}}],\"errors\":[]}}", AzureOutcome.OtherLanguage, false)]
    public async Task Whatever_it_says_the_embedded_engine_answers_and_the_outcome_is_told(int status, string body, AzureOutcome outcome, bool rests)
    {
        server.Answer = (status, body, null);
        var client = server.Client();
        Assert.Equal(new LanguageGuess("en", 0.5), await client.DetectAsync("hm wat nu", "nl", Cancel));
        Assert.Equal(outcome, client.Last);
        await client.DetectAsync("hm wat nu", "nl", Cancel);
        Assert.Equal(rests ? AzureOutcome.Resting : outcome, client.Last);
    }

    [Fact]
    public async Task After_the_time_that_it_asked_for_it_is_asked_again()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));
        var client = server.Client(clock);
        server.Answer = (429, "", "60");
        await client.DetectAsync("hm wat nu", "nl", Cancel);
        server.Answer = (200, AzureServer.Detected("pl", 0.8), null);
        clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal("en", (await client.DetectAsync("hm wat nu", "nl", Cancel)).Language);
        clock.Advance(TimeSpan.FromSeconds(41));
        Assert.Equal("pl", (await client.DetectAsync("hm wat nu", "nl", Cancel)).Language);
    }

    [Fact]
    public async Task A_service_that_says_nothing_is_left_after_eight_hundred_milliseconds()
    {
        server.IsSilent = true;
        var clock = new FakeTimeProvider();
        var client = server.Client(clock);
        var asking = client.DetectAsync("hm wat nu", "nl", Cancel).AsTask();
        while (server.Requests.IsEmpty) await Task.Yield();
        clock.Advance(AzureLanguage.Patience - TimeSpan.FromMilliseconds(1));
        Assert.False(asking.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(new LanguageGuess("en", 0.5), await asking);
        Assert.Equal(AzureOutcome.TooLate, client.Last);
    }

    [Fact]
    public async Task A_service_that_is_away_costs_nothing_but_its_answer()
    {
        var client = server.Client();
        await server.DisposeAsync();
        Assert.Equal(new LanguageGuess("en", 0.5), await client.DetectAsync("hm wat nu", "nl", Cancel));
        Assert.Contains(client.Last!.Value, (AzureOutcome[])[AzureOutcome.Unreachable, AzureOutcome.TooLate]);
    }

    [Fact]
    public async Task A_turn_that_is_given_up_is_given_up()
    {
        server.IsSilent = true;
        using var gone = new CancellationTokenSource();
        var asking = server.Client(new FakeTimeProvider()).DetectAsync("hm wat nu", "nl", gone.Token).AsTask();
        while (server.Requests.IsEmpty) await Task.Yield();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }
}
