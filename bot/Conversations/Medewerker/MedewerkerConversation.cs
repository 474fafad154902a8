using WijkBot.Cases;
using WijkBot.Conversations.Engine;
using WijkBot.Knowledge.Netwerk;

namespace WijkBot.Conversations.Medewerker;

/// <summary>
/// A person, from every state. In office hours the question goes to the wijkregisseur and the resident talks on with that person;
/// outside them the resident hears when somebody answers, and can be called back.
/// </summary>
/// <param name="desk">Opens the question.</param>
/// <param name="hours">When somebody is there.</param>
/// <param name="dates">Days in words.</param>
public sealed class MedewerkerConversation(CaseDesk desk, OfficeHours hours, Dates dates) : Subject
{
    /// <summary>Its name.</summary>
    public const string SubjectName = "medewerker";

    private static readonly TimeSpan HandOverLasts = TimeSpan.FromDays(1);

    /// <inheritdoc />
    public override string Name => SubjectName;

    /// <inheritdoc />
    public override double Fit(Understood understood) =>
        understood.Is("mens", "een mens", "medewerker", "een medewerker", "persoon", "iemand", "wijkregisseur", "human", "agent", "insan", "czlowiek", "mensch") || understood.Is(Foreign.Person) || understood.Wants(Foreign.TalkToPerson)
        || understood.Wants(
            "medewerker spreken", "medewerker praten", "iemand spreken", "iemand praten", "met iemand", "een mens spreken", "een mens praten", "echt mens", "echt iemand", "echte persoon", "een persoon spreken",
            "wijkregisseur spreken", "geen robot", "niet met een robot", "speak to a person", "talk to a human", "kan ik iemand", "mag ik iemand", "wil iemand", "een echt mens", "klagen over de gemeente", "klacht over de gemeente", "klacht indienen")
            ? 1 : understood.Denies("medewerker", "een mens", "een persoon") ? 0 : understood.Intent(Name);

    /// <inheritdoc />
    public override string? RequestIn(Understood part) => Fit(part) >= 1 ? Name : null;

    /// <inheritdoc />
    public override async Task RunAsync(Talk talk)
    {
        var question = await talk.AskText("vraag", saysIt: SaysMoreThanAPerson);
        var now = talk.Keep("nu", question, () => new Opening(hours.IsOpen(talk.Now), dates.Day(talk, hours.NextOpening(talk.Now))));
        if (!now.Open)
        {
            talk.Tell("gesloten", ("dag", now.Day));
            if (await talk.AskYesNo("terugbellen"))
            {
                talk.Effects.Next = new Later("terugbellen", new Heard(question, talk.Now));
                return;
            }
        }
        var receipt = await desk.OpenAsync(talk, new Request(CaseKind.Vraag, question));
        if (now.Open)
            talk.Effects.HandOver = new HandOver(receipt.Reference, talk.Now + HandOverLasts, talk.Phrase(receipt.Party.Name));
        talk.Tell(now.Open ? "doorgegeven" : "bewaard", ("zaak", receipt.Reference), ("wie", talk.Phrase(receipt.Party.Name)), ("wanneer", dates.Day(talk, receipt.Due)));
    }

    /// <summary>"Ik wil een medewerker spreken over de hondenpoep in het park" says the question too.</summary>
    private static bool SaysMoreThanAPerson(string text) =>
        Words.Of(text).Except(AskingWords).Except(Foreign.AroundPerson).Count() >= 4;

    private static readonly string[] AskingWords =
    [
        "ik", "wil", "graag", "een", "de", "het", "met", "over", "van", "mag", "kan", "zou", "willen", "kunnen", "medewerker", "mens", "echt", "echte", "iemand", "persoon", "spreken", "praten", "aan", "lijn", "krijgen",
        "gemeente", "wijkregisseur", "even", "alstublieft", "geen", "robot", "liever", "niet", "u", "bent", "hallo", "goedemorgen", "goedemiddag", "dag", "wie", "er", "hier", "nu", "mevrouw", "meneer", "contact",
    ];
}

/// <summary>Whether somebody is there now, and otherwise when.</summary>
/// <param name="Open">The office is open.</param>
/// <param name="Day">The day of the next opening, in words.</param>
public sealed record Opening(bool Open, string Day);
