using System.Text;
using Microsoft.AspNetCore.Http;
using WijkBot.Channels.Activities;
using WijkBot.Channels.BotFramework;
using WijkBot.Channels.Media;
using WijkBot.Channels.Teams;
using WijkBot.Channels.Teams.Cards;
using WijkBot.Channels.Twilio;
using WijkBot.Desk;
using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Content.Yaml;

namespace WijkBot.Benchmarks.Fuzz;

/// <summary>Every reader that faces the outside, with the inputs of a full run: a million.</summary>
internal static class FuzzTargets
{
    private const string Account = "AC00000000000000000000000000000001", Number = "+31546542222";

    private static readonly TwilioSettings Twilio = new()
    {
        AccountSid = Account,
        AuthToken = "0123456789abcdef0123456789abcdef",
        PublicUrl = "https://wijkbot.example",
        Numbers = [new TwilioNumber { Number = Number, Channel = ChannelIds.Sms }, new TwilioNumber { Number = Number, Channel = ChannelIds.WhatsApp }],
    };

    private static readonly string[] JsonWords =
    [
        "{", "}", "[", "]", "\"", ":", ",", "null", "true", "-1e999", "\\ud800", "\\u0000", "\"type\":\"message\"", "\"text\":", "\"entities\":[", "\"channelData\":{", "\"wijkbot\":1,",
        "\"value\":", "\"attachments\":[{", "\"timestamp\":\"x\"", "[[[[[[[[", "{\"a\":", "<at>", "</at>", "&nbsp;", "\ud83d\ude00", "\"geo\":{\"latitude\":1e400", "\"a\":1,\"a\":2",
    ];

    /// <summary>All of them.</summary>
    public static IEnumerable<FuzzTarget> All() =>
    [
        new("Twilio form", 300_000, [.. TwilioSeeds.Select(Bytes)], ["&", "=", "%", "%zz", "+", "%00", "whatsapp:", "&Body=", "&NumMedia=99", "&MediaUrl0=", "&Latitude=NaN", "&Longitude=1e9", "|", "%F0%9F", "&AccountSid="], ReadTwilio),
        new("Twilio signature", 100_000, [.. TwilioSeeds.Select(Bytes)], ["&", "=", "=", "A", "\0", "+/", "é"], ReadSignature),
        new("Activity JSON", 200_000, [Bytes(TeamsSeed), Bytes(PressSeed)], JsonWords, ReadActivityAsync),
        new("Direct Line JSON", 150_000, [Bytes(DirectLineSeed), Bytes(PlaceSeed)], JsonWords, FuzzWebChat.MessageAsync),
        new("Direct Line parameters", 50_000, [Bytes("""{"user":{"id":"dl_1","name":"Jan"},"trustedOrigins":["https://www.almelo.nl"],"locale":"nl-NL","account":"windmolenbroek"}""")], JsonWords, FuzzWebChat.ParametersAsync),
        new("Direct Line token", 60_000, [Bytes(FuzzWebChat.Token()), Bytes(FuzzWebChat.StreamToken())], [".", "..", "=", "eyJ", "e30", "\0", "-", "_", "bnVsbA", "eyJhbGciOiJub25lIn0"], FuzzWebChat.TokenAsync),
        new("multipart", 60_000, FuzzPhotos.Multiparts, ["--grens", "--grens--", "\r\n", "\r\n\r\n", "Content-Disposition: form-data; name=\"file\"; filename*=UTF-8''%00", "Content-Type: application/vnd.microsoft.activity\r\n\r\n{", "\0", ";", "\""], FuzzWebChat.UploadAsync),
        new("photo and EXIF", 40_000, FuzzPhotos.Files, ["\xff\xd8\xff", "Exif\0\0", "II*\0", "MM\0*", "RIFF", "WEBP", "GIF89a", "ftypheic"], async bytes => await PhotoReader.ReadAsync(bytes, default)),
        new("YAML content", 60_000, [.. YamlSeeds.Select(Bytes)], ["[", "]", "{", "}", "- ", ": ", "\n", "\n  ", "&a", "*a", "|", ">", "\"", "'", "? ", "!!int", "---\n", "%YAML 1.2\n", "\t", "#"], ReadYaml),
        new("koppel and other commands", 20_000, [Bytes("<at>WijkBot</at> koppel windmolenbroek"), Bytes("koppel buurtbemiddeling"), Bytes("ontkoppel almelo!")], ["<at>", "<at ", "</at>", "&nbsp;", "&#x110000;", "koppel ", "wijk", "\0", "é", "  "], ReadCommand(Knowledge())),
    ];

    private static readonly string[] TwilioSeeds =
    [
        $"MessageSid=SM00000000000000000000000000000001&AccountSid={Account}&From=%2B31612345678&To=%2B31546542222&Body=kapotte+lamp+%F0%9F%92%A1&NumMedia=1&MediaUrl0=https%3A%2F%2Fapi.twilio.com%2Fx&MediaContentType0=image%2Fjpeg",
        $"MessageSid=SM2&AccountSid={Account}&From=whatsapp%3A%2B31612345678&To=whatsapp%3A%2B31546542222&Latitude=52.35&Longitude=6.66&Address=Palmstraat&ButtonPayload=ja&ProfileName=Jan",
        $$"""{"MessageSid":"SM3","AccountSid":"{{Account}}","From":"+31612345678","To":"+31546542222","Body":"hallo","NumMedia":0}""",
    ];

    private const string TeamsSeed = """{"type":"message","id":"1","channelId":"msteams","serviceUrl":"https://smba.example/","from":{"id":"29:1","name":"Jan","aadObjectId":"a"},"recipient":{"id":"28:b"},"conversation":{"id":"19:x@thread.tacv2;messageid=1","conversationType":"channel","tenantId":"t"},"text":"<at>WijkBot</at> koppel windmolenbroek","entities":[{"type":"mention","mentioned":{"id":"28:b"},"text":"<at>WijkBot</at>"}],"channelData":{"team":{"id":"19:t"},"channel":{"id":"19:x"},"tenant":{"id":"t"}}}""";
    private const string PressSeed = """{"type":"invoke","name":"adaptiveCard/action","channelId":"msteams","serviceUrl":"https://smba.example/","from":{"id":"29:1"},"conversation":{"id":"a:1"},"replyToId":"2","value":{"action":{"type":"Action.Execute","verb":"oppakken","data":{"zaak":"M-1042","nota":"ja"}},"trigger":"manual"}}""";
    private const string DirectLineSeed = """{"type":"message","text":"kapotte lamp","from":{"id":"dl_1"},"locale":"nl-NL","channelData":{"clientActivityID":"a1","wijkbot":{"x":1},"b":2},"value":"ja"}""";
    private const string PlaceSeed = """{"type":"message","value":{"a":[1,2,{"b":null}]},"entities":[{"type":"GeoCoordinates","latitude":52.35,"longitude":6.66},{"type":"Place","geo":{"latitude":52.3,"longitude":6.6}}]}""";

    private static readonly string[] YamlSeeds =
    [
        "naam: Windmolenbroek\nslug: windmolenbroek\nalias: [wmb, \"het broek\"]\nbuurten:\n  - naam: Noord\n    postcodes: [7601 AB, '7601 AC']\ntekst: |\n  Eerste regel\n  tweede\nleeg: ~\n",
        "- vraag: >-\n    Wanneer komt\n    de container?\n  antwoord: {nl: \"Op maandag\", en: 'Monday'}\n- [a, [b, [c]]]\n",
    ];

    private static Task ReadTwilio(byte[] bytes)
    {
        var form = TwilioForm.Parse(bytes);
        var inbound = new TwilioInbound(Twilio, TimeProvider.System);
        Written(inbound.Read(form));
        if (TwilioForm.ParseJson(bytes) is { } json)
            Written(inbound.Read(json));
        return Task.CompletedTask;
    }

    /// <summary>What was received is written to the store as JSON, and read again.</summary>
    private static void Written(TwilioReceived received)
    {
        if (received is TwilioReceived.Message message)
            FuzzWebChat.Written(message.Incoming.Activity);
    }

    private static Task ReadSignature(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var signature = new TwilioSignature(Twilio);
        if (signature.Matches(text[..Math.Min(28, text.Length)], "/" + text, TwilioForm.Parse(bytes)) || signature.MatchesBody(text[..Math.Min(28, text.Length)], text, text, bytes))
            throw new InvalidOperationException("a signature that nobody made was taken");
        return Task.CompletedTask;
    }

    private static async Task ReadActivityAsync(byte[] bytes)
    {
        var context = new DefaultHttpContext { Request = { Body = new MemoryStream(bytes), ContentLength = bytes.Length } };
        if (await InboundBody.ReadAsync(context.Request, default) is not { Activity: var activity })
            return;
        FuzzWebChat.Written(activity);
        _ = (TeamsText.Of(activity), TeamsPlace.Of(activity), CardVerb.Of(activity), Membership.Of(activity), GeoPoint.Of(activity));
        _ = (Destination(activity), Tenant.Of(activity));
    }

    private static string Destination(Activity activity) => PostedMessage.WithoutThread(activity.Conversation!.Id!);

    private static Task ReadYaml(byte[] bytes)
    {
        var faults = new List<ContentFault>();
        if (ContentFile.Parse("proef.yaml", Encoding.UTF8.GetString(bytes), faults) is null && faults.Count == 0)
            throw new InvalidOperationException("nothing was read and nothing was said about it");
        return Task.CompletedTask;
    }

    private static Func<byte[], Task> ReadCommand(Func<KnowledgeBase> knowledge) => bytes =>
    {
        var said = TeamsText.Of(new Activity { Text = Encoding.UTF8.GetString(bytes) });
        _ = Area.Find(knowledge(), said[(said.IndexOf(' ') + 1)..]);
        return Task.CompletedTask;
    };

    private static Func<KnowledgeBase> Knowledge()
    {
        KnowledgeBase? loaded = null;
        return () => loaded ??= KnowledgeBase.Load(Folder()).Knowledge ?? throw new InvalidOperationException("no content");
    }

    private static string Folder()
    {
        var folder = AppContext.BaseDirectory;
        while (!Directory.Exists(Path.Combine(folder, "knowledge", "almelo")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("knowledge/almelo is not above the program");
        return Path.Combine(folder, "knowledge", "almelo");
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
