using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using WijkBot.Simulator.Faults;
using WijkBot.Simulator.Live;
using WijkBot.Simulator.Phones;

namespace WijkBot.Simulator.Twilio;

/// <summary>The part of Twilio's REST API (2010-04-01) that WijkBot uses: send a message, look messages up, fetch a photo.</summary>
public static class TwilioApi
{
    private const int LargestPage = 1000;

    /// <summary>Maps it under <c>/simulator/twilio</c>.</summary>
    public static void MapTwilioApi(this IEndpointRouteBuilder simulator)
    {
        var account = simulator.MapGroup("/twilio/2010-04-01/Accounts/{account}").AddEndpointFilter(AuthenticateAsync);
        account.MapPost("/Messages.json", SendAsync);
        account.MapGet("/Messages.json", List);
        account.MapGet("/Messages/{sid}.json", Look);
        account.MapGet("/Messages/{sid}/Media/{media}", Fetch);
    }

    private static async Task<IResult> SendAsync(
        HttpContext context, string account, NewMessageForm reader, PhoneBook book, StatusCallbacks statuses, FaultList faults, WireLog log)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (message, error) = reader.Read(form);
        error = faults.Take(Fault.TooMany) ? TwilioError.TooMany
            : faults.Take(Fault.ServerError) ? TwilioError.Server
            : faults.Take(Fault.BadNumber) ? TwilioError.BadTo(form["To"].ToString())
            : error;
        var call = $"POST …/{account[..4]}…/Messages.json";
        if (error is not null || message is null)
        {
            error ??= TwilioError.Server;
            log.Note(toWijkBot: false, call, error.Status, $"Twilio weigert: {error.Code.ToString(CultureInfo.InvariantCulture)}");
            if (error.Status == 429)
                context.Response.Headers.RetryAfter = "1";
            return error.ToResult();
        }

        book.Add(message);
        statuses.Follow(message);
        if (faults.Take(Fault.Reset))
        {
            log.Note(toWijkBot: false, call, null, "Verbinding verbroken, het bericht is wel weg");
            context.Abort();
            return Results.Empty;
        }
        if (faults.Take(Fault.NoAnswer))
        {
            log.Note(toWijkBot: false, call, null, "Geen antwoord, het bericht is wel weg");
            await Silence.UntilGoneAsync(context);
            return Results.Empty;
        }
        log.Note(toWijkBot: false, call, 201, $"{(message.Phone == "sms" ? "SMS" : "WhatsApp")} aan de bewoner");
        return Json(MessageResource.Of(message, account), 201);
    }

    private static IResult List(HttpRequest request, string account, PhoneBook book, WireLog log)
    {
        var query = request.Query;
        var size = int.TryParse(query["PageSize"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, LargestPage) : 50;
        var found = book.Messages.Reverse()
            .Where(message => !query.TryGetValue("To", out var to) || to == message.To)
            .Where(message => !query.TryGetValue("From", out var from) || from == message.From)
            .Where(message => SentWithin(query, message.At))
            .Take(size).ToList();
        log.Note(toWijkBot: false, "GET …/Messages.json", 200, "WijkBot zoekt of een bericht al weg is");
        return Json(MessageResource.Page(found, account, request.PathBase + request.Path + request.QueryString, size), 200);
    }

    private static IResult Look(string account, string sid, PhoneBook book) =>
        book.Find(sid) is { } message ? Json(MessageResource.Of(message, account), 200) : TwilioError.NotFound.ToResult();

    private static IResult Fetch(string sid, string media, PhoneBook book, PhotoAlbum album, FaultList faults, WireLog log)
    {
        if (book.Find(sid)?.Photo != media || album.Find(media) is not { } photo || faults.Take(Fault.PhotoLater))
        {
            log.Note(toWijkBot: false, "GET …/Media/ME…", 404, "De foto is er niet");
            return TwilioError.NotFound.ToResult();
        }
        log.Note(toWijkBot: false, "GET …/Media/ME…", 200, "WijkBot haalt de foto op");
        return Results.Bytes(photo.Bytes, photo.ContentType);
    }

    // "DateSent", "DateSent>" and "DateSent<": Twilio's inequality is part of the name.
    private static bool SentWithin(IQueryCollection query, DateTimeOffset at) =>
        (!Date(query, "DateSent>", out var from) || at >= from)
        && (!Date(query, "DateSent<", out var until) || at <= until.AddDays(until.TimeOfDay == TimeSpan.Zero ? 1 : 0))
        && (!Date(query, "DateSent", out var on) || at.UtcDateTime.Date == on.UtcDateTime.Date);

    private static bool Date(IQueryCollection query, string name, out DateTimeOffset date)
    {
        date = default;
        return query.TryGetValue(name, out var text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date);
    }

    private static async ValueTask<object?> AuthenticateAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var settings = http.RequestServices.GetRequiredService<SimulatorSettings>();
        var wanted = Encoding.UTF8.GetBytes($"{settings.AccountSid}:{settings.AuthToken}");
        var given = AuthenticationHeaderValue.TryParse(http.Request.Headers.Authorization, out var header) && header.Scheme == "Basic"
            ? Decode(header.Parameter) : [];
        if (CryptographicOperations.FixedTimeEquals(wanted, given))
            return Equals(http.GetRouteValue("account"), settings.AccountSid) ? await next(context) : TwilioError.NotFound.ToResult();
        http.RequestServices.GetRequiredService<WireLog>().Note(toWijkBot: false, http.Request.Method + " …", 401, "Verkeerde inloggegevens");
        http.Response.Headers.WWWAuthenticate = "Basic realm=\"Twilio API\"";
        return TwilioError.Authenticate.ToResult();
    }

    private static byte[] Decode(string? base64)
    {
        var bytes = new byte[(base64?.Length ?? 0) + 3];
        return base64 is not null && Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : [];
    }

    private static IResult Json(JsonObject json, int status) => Results.Text(json.ToJsonString(), "application/json", statusCode: status);
}
