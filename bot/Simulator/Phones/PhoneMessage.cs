using System.Text.Json.Serialization;

namespace WijkBot.Simulator.Phones;

/// <summary>A message on one of the phones, from the resident or from WijkBot.</summary>
public sealed record PhoneMessage
{
    /// <summary>Twilio's id: <c>SM</c> or <c>MM</c> and 32 hexadecimal digits.</summary>
    public required string Sid { get; init; }
    /// <summary><c>whatsapp</c> or <c>sms</c>.</summary>
    public required string Phone { get; init; }
    /// <summary>Number of the resident, E.164.</summary>
    public required string Resident { get; init; }
    /// <summary>Number of ours, E.164.</summary>
    public required string Ours { get; init; }
    /// <summary>Who wrote it.</summary>
    public required bool FromResident { get; init; }
    /// <summary>The words.</summary>
    public string Body { get; init; } = "";
    /// <summary>Id of the photo.</summary>
    public string? Photo { get; init; }
    /// <summary>Where WijkBot serves the photo that goes along; the phone shows it from there.</summary>
    public string? PhotoAddress { get; init; }
    /// <summary>The place.</summary>
    public Pin? Pin { get; init; }
    /// <summary>Buttons under it (a quick reply or list of Twilio's Content API).</summary>
    public IReadOnlyList<ReplyButton> Buttons { get; init; } = [];
    /// <summary>Set when the resident pressed a button instead of typing.</summary>
    public ReplyButton? Pressed { get; init; }
    /// <summary>The message whose button was pressed.</summary>
    public string? ReplyTo { get; init; }
    /// <summary>Twilio's status; for a resident's message <c>sending</c>, <c>waiting</c>, <c>received</c> or <c>refused</c>.</summary>
    public required string Status { get; init; }
    /// <summary>Twilio's error code, or the HTTP status with which WijkBot refused.</summary>
    public int? ErrorCode { get; init; }
    /// <summary>When it was written, UTC.</summary>
    public required DateTimeOffset At { get; init; }
    /// <summary>Where its statuses are reported; null = nowhere.</summary>
    [JsonIgnore]
    public string? StatusCallback { get; init; }

    /// <summary>The address in Twilio's form: <c>whatsapp:+31…</c> or <c>+31…</c>.</summary>
    public string AddressOf(string number) => Phone == "whatsapp" ? "whatsapp:" + number : number;
    /// <summary>Twilio's <c>From</c>.</summary>
    [JsonIgnore]
    public string From => AddressOf(FromResident ? Resident : Ours);
    /// <summary>Twilio's <c>To</c>.</summary>
    [JsonIgnore]
    public string To => AddressOf(FromResident ? Ours : Resident);
}

/// <summary>A place that the resident pinned, WGS 84 degrees.</summary>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Label">Name of the place, if any.</param>
/// <param name="Address">Its address, if any.</param>
public sealed record Pin(double Latitude, double Longitude, string? Label, string? Address);

/// <summary>A button or a line of a list.</summary>
/// <param name="Title">What the resident reads.</param>
/// <param name="Id">What WijkBot receives.</param>
/// <param name="FromList">True for a line of a list picker.</param>
public sealed record ReplyButton(string Title, string Id, bool FromList = false)
{
    /// <summary>A line of explanation under a line of a list.</summary>
    public string? Description { get; init; }
}

/// <summary>Somebody with a phone.</summary>
/// <param name="Phone"><c>whatsapp</c> or <c>sms</c>.</param>
/// <param name="Number">E.164; the usual Dutch example numbers.</param>
/// <param name="Name">Name that WhatsApp shows.</param>
public sealed record Resident(string Phone, string Number, string Name)
{
    /// <summary>Who can be played.</summary>
    public static IReadOnlyList<Resident> All { get; } =
    [
        new("whatsapp", "+31612345678", "Anna de Vries"),
        new("whatsapp", "+31612345679", "Mehmet Yılmaz"),
        new("whatsapp", "+31612345670", "Olena Kovalenko"),
        new("sms", "+31687654321", "Henk Bos"),
        new("sms", "+31687654322", "Riet Wolters"),
        new("sms", "+31687654323", "Jan Kamphuis"),
    ];
}
