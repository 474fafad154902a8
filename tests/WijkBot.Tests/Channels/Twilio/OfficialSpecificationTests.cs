using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using WijkBot.Channels;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Twilio;

namespace WijkBot.Tests.Channels.Twilio;

/// <summary>Twilio's official API description, by Prism, on every kind of call that the channel makes.</summary>
public sealed class OfficialSpecificationTests(Prism prism) : IClassFixture<Prism>
{
    private const string Specification = "@twilio/cli-core/src/services/twilio-api/twilio_api_v2010.json";
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private static readonly Dictionary<string, string> Templates = new()
    {
        ["keuze-2"] = "HX00000000000000000000000000000002",
        ["lijst-4"] = "HX00000000000000000000000000000014",
        ["antwoord"] = "HX00000000000000000000000000000001",
    };

    private static readonly Outgoing Outside = Some.ToWhatsApp("x") with { LastHeard = null, Template = new MessageTemplate("antwoord", ["M-1042"]) };

    private static Outgoing ByService(Outgoing message) => message with { Activity = message.Activity with { From = null } };

    private static readonly Dictionary<string, Outgoing> Kinds = new()
    {
        ["SMS"] = Some.ToSms("Dank u wel"),
        ["WhatsApp"] = Some.ToWhatsApp("Zoë 👍 مرحبا"),
        ["photo"] = Some.ToWhatsApp("Zo is het nu") with { Activity = Some.ToWhatsApp("Zo is het nu").Activity with { Attachments = [new Attachment { ContentType = "image/jpeg", ContentUrl = "https://wijkbot.example/media/a" }] } },
        ["numbered lines"] = Some.ToSms("Klopt dit?", "Ja", "Nee"),
        ["buttons"] = Some.ToWhatsApp("Klopt dit?", "Ja", "Nee"),
        ["list"] = Some.ToWhatsApp("Welke?", "a", "b", "c", "d"),
        ["template"] = Outside,
        ["two parts"] = Some.ToSms(new string('a', 3000)),
        ["look-up"] = Some.ToSms("Dank u wel") with { LookFirst = true },
        ["look-up of WhatsApp"] = Some.ToWhatsApp("Dank u wel") with { LookFirst = true },
        ["Messaging Service"] = ByService(Some.ToSms("x")),
        ["look-up without sender"] = ByService(Some.ToSms("x")) with { LookFirst = true },
    };

    public static TheoryData<string> KindNames => new(Kinds.Keys);

    [Theory, MemberData(nameof(KindNames))]
    public async Task Every_kind_of_call_fits_Twilios_own_description(string kind)
    {
        var violations = new Violations();
        var outcome = await SendAsync(Kinds[kind], Some.Settings with { Templates = Templates }, violations);
        Assert.Empty(violations.OfRequests);
        Assert.True(violations.Requests > 0);
        // Twilio's own example of a list breaks Twilio's own description (relative addresses), so Prism never answers a look-up, nor a list of one
        Assert.True(Kinds[kind].LookFirst ? outcome is SendOutcome.Unknown : outcome is SendOutcome.Sent || kind == "photo", outcome.ToString());
    }

    [Theory]
    [InlineData("an account that is none")]
    [InlineData("a ContentSid that is none")]
    [InlineData("a status callback that is no address")]
    public async Task Prism_does_refuse_what_breaks_the_description(string what)
    {
        var settings = Some.Settings with { Templates = Templates };
        settings = what switch
        {
            "an account that is none" => settings with { AccountSid = "AC-fout" },
            "a ContentSid that is none" => settings with { Templates = new Dictionary<string, string> { ["antwoord"] = "HX-fout" } },
            _ => settings with { PublicUrl = "geen adres" },
        };
        var violations = new Violations();
        await SendAsync(Outside, settings, violations);
        Assert.NotEmpty(violations.OfRequests);
    }

    private async Task<SendOutcome> SendAsync(Outgoing message, TwilioSettings settings, Violations violations)
    {
        settings = settings with { ApiUrl = await prism.MockAsync(Specification, Cancel), PartPause = TimeSpan.Zero, MessagingServiceSid = "MG00000000000000000000000000000001" };
        var collection = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(new FakeTimeProvider(Some.Now)).AddTwilio(settings);
        collection.AddHttpClient(TwilioApi.ClientName).AddHttpMessageHandler(() => violations);
        await using var services = collection.BuildServiceProvider();
        return await services.GetRequiredService<IChannel>().SendAsync(message, Cancel);
    }

    /// <summary>Collects what Prism has against our requests.</summary>
    private sealed class Violations : DelegatingHandler
    {
        /// <summary>A list of one thing stands in a form as one field (OpenAPI 3.0, "form" with "explode", the default); Prism then reads a text where the description has a list.</summary>
        private static bool IsListOfOne(JsonElement violation) =>
            violation.GetProperty("location") is var at && at.GetArrayLength() == 2 && at[1].GetString() == "MediaUrl" && violation.GetProperty("code").GetString() == "type";

        public List<string> OfRequests { get; } = [];
        public int Requests { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
        {
            var response = await base.SendAsync(request, cancel);
            Requests++;
            if (response.IsSuccessStatusCode)
                return response;
            var body = await response.Content.ReadAsStringAsync(cancel);
            var told = JsonSerializer.Deserialize<JsonElement>(body);
            if (!told.TryGetProperty("validation", out var validation))
                OfRequests.Add(body);
            else
                OfRequests.AddRange(validation.EnumerateArray().Where(v => v.GetProperty("location")[0].GetString() != "response" && !IsListOfOne(v)).Select(v => v.GetRawText()));
            return response;
        }
    }
}
