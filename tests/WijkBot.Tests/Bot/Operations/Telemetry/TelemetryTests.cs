using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using WijkBot.Tests.Bot.Kill;
using WijkBot.Tests.Bot.Storage.Postgres;
using WijkBot.Tests.Channels.Twilio;

namespace WijkBot.Tests.Bot.Operations.Telemetry;

/// <summary>What operators see of the running program: traces, numbers, lines in the log. And what they must not see.</summary>
public sealed partial class TelemetryTests(TestServer server) : IAsyncLifetime
{
    private const string Phone = "+31687654321";
    private const string Words = "groet van Truus Wolbers, truus@voorbeeld.nl: wanneer is het stadhuis open?";
    private static readonly string[] Personal = ["87654321", "Truus", "Wolbers", "voorbeeld.nl", "stadhuis", "truus"];
    private readonly HttpClient client = new();
    private Collector collector = null!;
    private RecordingTwilio twilio = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => (collector, twilio) = (await Collector.StartAsync(), await RecordingTwilio.StartAsync());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Webhook_acceptance_turn_and_provider_call_are_one_trace_and_nothing_tells_who_wrote(bool isPostgres)
    {
        using var program = Program(isPostgres ? (await server.NewDatabaseAsync()).ConnectionString : null);
        program.Start();
        await program.UntilReadyAsync(Cancel);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(program, "/twilio/inbound", Inbound(7)));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(program, "/twilio/inbound", Inbound(8), "wrong"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(program, "/twilio/status", [("MessageSid", Some.Sid(9)), ("MessageStatus", "delivered"), ("AccountSid", Some.Account), ("To", Phone)]));
        await UntilAsync(() => collector.HasMetrics && collector.Spans.Any(span => span.Name == "send sms"));

        var sent = collector.Spans.First(span => span.Name == "send sms");
        var way = WayTo(sent);
        await UntilAsync(() => (way = WayTo(sent)).Count == 4);
        Assert.Equal(["send sms", "process inbox", "accept inbox", "POST /twilio/inbound"], way.Select(span => span.Name));
        Assert.Single(way.Select(span => span.Trace).Distinct());

        var seen = collector.Text + await MetricsAsync(program) + string.Join('\n', program.Said);
        Assert.Contains("belongs to no message of ours", seen, StringComparison.Ordinal);
        foreach (var word in Personal.Append(Some.Sid(7)))
            Assert.DoesNotContain(word, seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_number_of_the_dashboard_is_measured_and_each_line_of_the_log_is_JSON()
    {
        using var program = Program(null);
        program.Start();
        await program.UntilReadyAsync(Cancel);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(program, "/twilio/inbound", Inbound(7)));
        await UntilAsync(() => twilio.Taken.Count > 0);
        var wanted = Directory.GetFiles(Path.Combine(Shared.Repository, "bot", "Operations", "Service")).SelectMany(file => Names().Matches(File.ReadAllText(file)).Select(match => match.Value)).ToHashSet();
        Assert.True(wanted.Count > 10);
        var measured = "";
        await UntilAsync(async () => wanted.All((measured = await MetricsAsync(program)).Contains), () => string.Join(", ", wanted.Where(name => !measured.Contains(name, StringComparison.Ordinal))));
        Assert.All(program.Said, line => Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(line).RootElement.ValueKind));
        Assert.NotEmpty(program.Said);
    }

    private List<SeenSpan> WayTo(SeenSpan last)
    {
        var way = new List<SeenSpan>();
        var spans = collector.Spans;
        for (SeenSpan? span = last; span is not null; span = spans.FirstOrDefault(other => other.Id == span.Parent))
            way.Add(span);
        return way;
    }

    private KilledProgram Program(string? store) => new(twilio.Url, store)
    {
        More =
        [
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Url), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_BSP_SCHEDULE_DELAY", "100"), ("OTEL_METRIC_EXPORT_INTERVAL", "500"),
            ("Logging:LogLevel:Default", "Information"),
        ],
    };

    private static (string, string)[] Inbound(int n) =>
        [("MessageSid", Some.Sid(n)), ("AccountSid", Some.Account), ("From", Phone), ("To", Some.SmsNumber), ("Body", Words), ("NumMedia", "0")];

    private async Task<HttpStatusCode> PostAsync(KilledProgram program, string path, (string, string)[] fields, string? signature = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, program.Url + path) { Content = new StringContent(Some.Form(fields), Encoding.UTF8, "application/x-www-form-urlencoded") };
        request.Headers.Add("X-Twilio-Signature", signature ?? Some.Signature(program.Url + path, fields));
        using var answer = await client.SendAsync(request, Cancel);
        return answer.StatusCode;
    }

    private Task<string> MetricsAsync(KilledProgram program) => client.GetStringAsync(new Uri(program.Url + "/metrics"), Cancel);

    private static Task UntilAsync(Func<bool> isSo) => UntilAsync(() => Task.FromResult(isSo()), () => "it");

    private static async Task UntilAsync(Func<Task<bool>> isSo, Func<string> missing)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        while (!await isSo())
        {
            Assert.False(patience.IsCancellationRequested, "did not come: " + missing());
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Cancel);
        }
    }

    [GeneratedRegex("\\b(wijkbot|messaging|http_server|http_client|dotnet|process)_[a-z0-9_]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Names();

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await collector.DisposeAsync();
        await twilio.DisposeAsync();
    }
}
