using Microsoft.AspNetCore.Http.HttpResults;

namespace WijkBot.Simulator.Phones;

/// <summary>What the page's phones ask of the simulator.</summary>
public static class PhoneEndpoints
{
    private const int MaxBody = 1600;

    /// <summary>Maps them under <c>/simulator/api</c>.</summary>
    public static void MapPhones(this IEndpointRouteBuilder api)
    {
        api.MapPost("/phones/{phone}/messages", SendAsync);
        api.MapPost("/photos", KeepPhotoAsync);
        api.MapPost("/photos/samples/{name}", KeepSample);
    }

    private static async Task<Results<Ok<Sent>, BadRequest<Refusal>>> SendAsync(
        string phone, NewMessage asked, SimulatorSettings settings, InboundWebhook webhook, PhotoAlbum album, TimeProvider clock,
        IHostApplicationLifetime life)
    {
        if (!settings.Numbers.Any(number => number.Channel == phone && number.Number == asked.To))
            return TypedResults.BadRequest(new Refusal("Dit nummer van WijkBot bestaat niet."));
        if (!Resident.All.Any(resident => resident.Phone == phone && resident.Number == asked.From))
            return TypedResults.BadRequest(new Refusal("Deze bewoner bestaat niet."));
        var body = (asked.Body ?? "").Trim();
        if (body.Length > MaxBody)
            return TypedResults.BadRequest(new Refusal("Een bericht heeft ten hoogste 1.600 tekens."));
        if (phone == "sms" && (asked.Photo ?? (object?)asked.Pin ?? asked.Pressed) is not null)
            return TypedResults.BadRequest(new Refusal("Een sms heeft alleen tekst."));
        if (asked.Photo is not null && album.Find(asked.Photo) is null)
            return TypedResults.BadRequest(new Refusal("Deze foto is er niet meer. Kies hem opnieuw."));
        if (body.Length == 0 && asked.Photo is null && asked.Pin is null && asked.Pressed is null)
            return TypedResults.BadRequest(new Refusal("Schrijf eerst een bericht."));

        var message = new PhoneMessage
        {
            Sid = PhoneBook.NewId(asked.Photo is null ? "SM" : "MM"),
            Phone = phone,
            Resident = asked.From,
            Ours = asked.To,
            FromResident = true,
            Body = asked.Pressed?.Title ?? body,
            Photo = asked.Photo,
            Pin = asked.Pin,
            Pressed = asked.Pressed,
            ReplyTo = asked.ReplyTo,
            Status = "sending",
            At = clock.GetUtcNow(),
        };
        // Not the page's cancellation: a message that left the phone goes on when the page is closed.
        await webhook.SendAsync(message, life.ApplicationStopping);
        return TypedResults.Ok(new Sent(message.Sid));
    }

    private static async Task<Results<Ok<Sent>, BadRequest<Refusal>>> KeepPhotoAsync(HttpRequest request, PhotoAlbum album, CancellationToken cancel)
    {
        if (request.ContentType is not { } type || !type.StartsWith("image/", StringComparison.OrdinalIgnoreCase))
            return TypedResults.BadRequest(new Refusal("Kies een foto."));
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        while (await request.Body.ReadAsync(buffer, cancel) is var read and > 0)
        {
            if (bytes.Length + read > PhotoAlbum.MaxBytes)
                return TypedResults.BadRequest(new Refusal("Deze foto is te groot. WhatsApp neemt ten hoogste 5 MB."));
            bytes.Write(buffer, 0, read);
        }
        return TypedResults.Ok(new Sent(album.Add(type, bytes.ToArray()).Id));
    }

    private static Results<Ok<Sent>, NotFound> KeepSample(string name, PhotoAlbum album) =>
        PageFiles.Find($"photos/{name}.jpg") is { } file
            ? TypedResults.Ok(new Sent(album.Add("image/jpeg", file.Bytes).Id))
            : TypedResults.NotFound();
}

/// <summary>A message that the page sends from a phone.</summary>
/// <param name="From">Number of the resident.</param>
/// <param name="To">Number of ours.</param>
/// <param name="Body">The words.</param>
/// <param name="Photo">Id of a photo kept before.</param>
/// <param name="Pin">A place.</param>
/// <param name="Pressed">The button that was pressed.</param>
/// <param name="ReplyTo">The message that had the button.</param>
public sealed record NewMessage(string From, string To, string? Body, string? Photo, Pin? Pin, ReplyButton? Pressed, string? ReplyTo);

/// <summary>It was kept.</summary>
/// <param name="Id">Its id.</param>
public sealed record Sent(string Id);

/// <summary>Why it was not done.</summary>
/// <param name="Message">For the person at the page, Dutch.</param>
public sealed record Refusal(string Message);
