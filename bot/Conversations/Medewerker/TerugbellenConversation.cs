using WijkBot.Cases;
using WijkBot.Channels.Activities;
using WijkBot.Conversations.Engine;

namespace WijkBot.Conversations.Medewerker;

/// <summary>A request to be called: about what, when, and on which number.</summary>
/// <param name="desk">Opens the request.</param>
/// <param name="dates">Days in words.</param>
public sealed class TerugbellenConversation(CaseDesk desk, Dates dates) : Subject
{
    /// <inheritdoc />
    public override string Name => "terugbellen";

    /// <inheritdoc />
    public override double Fit(Understood understood) =>
        understood.Wants("bel mij", "bel me", "bel mij terug", "belt u mij", "kunt u bellen", "kunt u mij bellen", "kan iemand mij bellen", "kan iemand bellen", "terugbellen", "teruggebeld", "terugbelverzoek", "gebeld worden", "call me", "wilt u mij bellen", "mij bellen") || understood.Wants(Foreign.CallMe)
            ? 1 : understood.Denies("bellen", "te bellen", "terugbellen", "bel mij", "call me", "to call me") ? 0 : understood.Intent(Name);

    /// <inheritdoc />
    public override string? RequestIn(Understood part) => Fit(part) >= 1 ? Name : null;

    /// <inheritdoc />
    public override async Task RunAsync(Talk talk)
    {
        var about = await talk.AskText("waarover", saysIt: SaysWhatAbout);
        var when = await talk.Choose("wanneer", [Moment(talk, "ochtend"), Moment(talk, "middag"), Moment(talk, "altijd")]);
        var number = await NumberAsync(talk);
        await talk.Confirm("klopt", talk.Text("samenvatting", ("waarover", about), ("wanneer", talk.InSentence($"wanneer.{when}")), ("nummer", number is null ? talk.Text("dit-nummer") : Spoken(number))));
        var receipt = await desk.OpenAsync(talk, new Request(CaseKind.Terugbelverzoek, about)
        {
            CallBackNumber = number,
            Details = [new CaseDetail("wanneer", talk.Dutch("wanneer.kort"), talk.Dutch($"wanneer.{when}"))],
        });
        talk.Tell("bevestigd", ("zaak", receipt.Reference), ("wie", talk.Phrase(receipt.Party.Name)), ("wanneer", dates.Day(talk, receipt.Due)));
    }

    /// <summary>The other number, or null for the one written from.</summary>
    private static async ValueTask<string?> NumberAsync(Talk talk)
    {
        if (WritesFromNumber(talk.Resident) && await talk.Ask(ThisNumber(talk))) return null;
        return await talk.Ask(new Question<string>
        {
            Name = "dit-nummer-goed/nummer",
            Text = talk.Text("nummer"),
            Again = talk.Text("nummer.nogmaals"),
            Label = WritesFromNumber(talk.Resident) ? null : talk.Text("nummer.label"),
            WantsPhone = true,
            Reader = (heard, _) => heard.Phone is { } phone ? Reading.Sure(phone) : Reading.No<string>(),
        });
    }

    /// <summary>A number in the answer says no, and which other one.</summary>
    private static Question<bool> ThisNumber(Talk talk)
    {
        Option[] options = [new("ja", talk.Text("ja")), new("nee", talk.Text("nee"))];
        return new Question<bool>
        {
            Name = "dit-nummer-goed",
            Text = talk.Text("dit-nummer-goed"),
            Label = talk.Text("nummer.label"),
            Options = options,
            Fill = false,
            WantsPhone = true,
            Reader = (heard, shown) => heard.Phone is not null ? Reading.Sure(false)
                : YesNo.Read(heard.Text) is { Certainty: not Certainty.No } said ? said
                : Choices.Read(heard.Text, options, shown).To(id => id == "ja"),
        };
    }

    /// <summary>A Dutch number as people write it: 0612345678.</summary>
    private static string Spoken(string number) => number.StartsWith("+31", StringComparison.Ordinal) ? "0" + number[3..] : number;

    private static bool WritesFromNumber(Resident resident) =>
        resident.Channel is ChannelIds.Sms or ChannelIds.WhatsApp && Address.Of(resident.Mailbox, null).User.StartsWith('+');

    private static Option Moment(Talk talk, string name) => new(name, talk.Text($"wanneer.{name}"));

    private static bool SaysWhatAbout(string text) =>
        Words.Of(text).Except(AskingWords).Count() >= 3;

    private static readonly string[] AskingWords =
    [
        "ik", "wil", "graag", "een", "de", "het", "met", "over", "van", "mag", "kan", "kunt", "u", "mij", "me", "zou", "willen", "kunnen", "medewerker", "iemand", "bel", "bellen", "terug", "terugbellen", "teruggebeld", "gebeld",
        "worden", "terugbelverzoek", "gemeente", "even", "alstublieft", "hallo", "goedemorgen", "goedemiddag", "dag", "nu", "mevrouw", "meneer", "belt", "op", "telefoonnummer",
    ];
}
