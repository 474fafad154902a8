using WijkBot.Knowledge.Netwerk;

namespace WijkBot.Knowledge.Content;

/// <summary>The municipality itself, from <c>gemeente.yaml</c>.</summary>
/// <param name="Slug">Name in commands and settings, such as <c>almelo</c>.</param>
/// <param name="Name">As residents read it, such as "gemeente Almelo".</param>
/// <param name="Place">The town, such as "Almelo".</param>
/// <param name="Phone">General number, as people read it.</param>
/// <param name="Url">Web site; null where none is in the content.</param>
/// <param name="Address">Postal or visiting address.</param>
/// <param name="OfficeHours">When professionals are expected to act, and the phone is answered.</param>
/// <param name="Numbers">Emergency and other numbers.</param>
public sealed record Gemeente(
    string Slug, string Name, string Place, string Phone, string? Url, string? Address, OfficeHours OfficeHours, IReadOnlyList<PublicNumber> Numbers)
{
    /// <summary>General e-mail address; null where none is in the content.</summary>
    public string? Email { get; init; }
    /// <summary>False while the office hours are an assumption that nobody at the municipality has confirmed: do not tell them to residents as a fact.</summary>
    public bool OfficeHoursConfirmed { get; init; }
    /// <summary>The number with this id.</summary>
    /// <exception cref="KeyNotFoundException">The content has no such number.</exception>
    public PublicNumber Number(string id) =>
        Numbers.FirstOrDefault(number => number.Id == id) ?? throw new KeyNotFoundException($"gemeente.yaml has no number '{id}'");
}

/// <summary>A phone number that residents may be told.</summary>
/// <param name="Id">Name in texts: <c>{nummer_112}</c> has id <c>112</c>.</param>
/// <param name="What">What it is for, B1.</param>
/// <param name="Number">The number as people read and dial it.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Checked">"Laatst gecontroleerd"; null when nobody has checked it yet.</param>
public sealed record PublicNumber(string Id, string What, string Number, string Source, DateOnly? Checked);
