using WijkBot.Cases;
using WijkBot.Conversations.Engine;
using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Content.Entries;
using WijkBot.Knowledge.Language;

namespace WijkBot.Conversations.Vraag;

/// <summary>
/// A question. It is answered from what the wijk or the town wrote down, with source and date; when that is not sure enough the bot asks "bedoelt u …?", and when
/// nobody wrote it down it says so and offers to ask a professional. The few about this service itself are answered from the texts.
/// </summary>
/// <param name="finder">Finds entries.</param>
/// <param name="entries">Tells them.</param>
/// <param name="service">Questions about this service.</param>
/// <param name="refusals">What is not answered.</param>
/// <param name="knowledge">The content.</param>
/// <param name="desk">Opens the question.</param>
/// <param name="dates">Days in words.</param>
public sealed class VraagConversation(
    EntryFinder finder, EntryText entries, ServiceAnswers service, Refusals refusals, KnowledgeBase knowledge, CaseDesk desk, Dates dates) : Subject
{
    /// <summary>Its name.</summary>
    public const string SubjectName = "vraag";

    /// <summary>Given to it when another conversation has told already that nothing is known: the question can only go to a person.</summary>
    public const string NothingKnown = "niets-bekend";

    private const double ByWords = 0.95;
    private const double ByRule = 0.88;
    private const double LooksLikeOne = 0.5;
    private const double Known = 0.65;
    private const double MayBeKnown = 0.58;
    private const double NoMelding = 0.1;
    private const double SureOfModel = 0.5;
    private const int FewestWords = 3;
    private const int MostShown = 3;
    private const string Yes = "ja", No = "nee", Else = "anders", Searched = "gezocht", Offered = "bedoelt-u", Forward = "doorsturen";

    /// <inheritdoc />
    public override string Name => SubjectName;

    /// <inheritdoc />
    public override bool IsAfterthought(string question) => question is Offered or Forward || TalkState.IsPartOf(question, Searched);

    /// <inheritdoc />
    public override bool Searches => true;

    /// <inheritdoc />
    public override double Fit(Understood understood) => Fit(understood, 0);

    /// <inheritdoc />
    public override double Fit(Understood understood, double toBeat)
    {
        if (service.For(understood.Folded) is not null) return ByWords;
        var refusal = refusals.For(understood);
        if (refusal == Refusals.Orders) return ByRule;
        var model = new[] { "vraag", "project", "activiteit" }.Max(understood.Intent);
        if (understood.IsQuestion && understood.Words.Length >= FewestWords) model = Math.Max(model, LooksLikeOne);
        if (model >= Known || understood.Intent("melding") >= SureOfModel || understood.Words.Length == 0) return model;
        if (refusal is not null) return ByRule;
        if (toBeat >= Known || (understood.TellsWhatIsTheMatter && model < NoMelding)) return model;
        return finder.Find(understood.Heard.Text, null, understood.Heard.At, understood.Language).Band switch
        {
            Band.Antwoord => Known,
            Band.BedoeltU when understood.Intent("melding") < NoMelding => MayBeKnown,
            _ => model,
        };
    }

    /// <inheritdoc />
    public override async Task RunAsync(Talk talk)
    {
        var question = talk.First?.Text ?? "";
        if (talk.Given == NothingKnown)
        {
            await ForwardAsync(talk, question);
            return;
        }
        if (service.For(Words.Fold(question)) is { } id)
        {
            talk.Tell($"antwoord.{id}");
            return;
        }
        if (talk.Keep("afgewezen", question, () => Refusal(talk, question)) is { Length: > 0 } refusal)
        {
            talk.Tell($"afgewezen.{refusal}", ("wat", knowledge.Gemeente.Place));
            return;
        }
        var found = talk.Keep("gevonden", question, () => finder.Ids(question, talk));
        if (found is not [] && await ShowAsync(talk, found) != No) return;
        talk.Tell("weet-ik-niet");
        await ForwardAsync(talk, question);
    }

    private string Refusal(Talk talk, string question) => refusals.For(new Understood(new Heard(question, talk.Now), null, () => knowledge.Understand(question))) ?? "";

    /// <summary>Shows entries until the resident has what was asked for: "ja" or "nee".</summary>
    /// <param name="talk">The talk.</param>
    /// <param name="found">Ids, best first; the first is empty when they must be offered instead of told.</param>
    private async ValueTask<string> ShowAsync(Talk talk, string[] found)
    {
        var id = found[0].Length > 0 ? found[0] : await OfferAsync(talk, found);
        for (var shown = 0; shown < MostShown; shown++)
        {
            if (finder.Entry(id) is not { } entry) return No;
            entries.Tell(talk, entry);
            if (talk.ComesBetween) return Yes;
            id = await AskAsync(talk, $"{Searched}/{shown}", entry);
            if (id == Yes) talk.Tell("fijn");
            if (id is Yes or No) return id;
        }
        return Yes;
    }

    private async ValueTask<string> OfferAsync(Talk talk, string[] found)
    {
        var offered = found.Skip(1).Select(finder.Entry).OfType<Entry>().ToArray();
        var one = offered.Length == 1;
        Option[] options = [.. offered.Select(entry => new Option(entry.Id.ToString(), entries.Title(talk, entry))), new(Else, talk.Text("iets-anders")) { Words = ["geen van deze", "geen van beide"] }];
        return await talk.Ask(new Question<string>
        {
            Name = Offered,
            Text = talk.Text(one ? "bedoelt-u.dit" : Offered),
            Again = talk.Text($"{Offered}.nogmaals"),
            Options = options,
            Fill = false,
            Reader = (heard, shown) => YesNo.Read(heard.Text) is { Certainty: Certainty.Sure } said && (one || !said.Value) ? said.To(yes => yes ? options[0].Id : Else) : Choices.Read(heard.Text, options, shown),
        });
    }

    /// <summary>"Is dit wat u zocht?": ja, nee, or one of the related entries.</summary>
    private ValueTask<string> AskAsync(Talk talk, string name, Entry entry)
    {
        Option[] options =
        [
            new(Yes, talk.Text("ja")), new(No, talk.Text("nee")),
            .. entry.Related.Take(2).Select(related => finder.Entry(related.ToString())).OfType<Entry>().Select(related => new Option(related.Id.ToString(), entries.Title(talk, related))),
        ];
        return talk.Ask(new Question<string>
        {
            Name = name,
            Text = talk.Text(Searched),
            Again = talk.Text($"{Searched}.nogmaals"),
            Options = options,
            Fill = false,
            WithoutAnswer = () => Yes,
            Reader = (heard, shown) => YesNo.Read(heard.Text) is { Certainty: not Certainty.No } said ? said.To(yes => yes ? Yes : No) : Choices.Read(heard.Text, options, shown),
        });
    }

    private async ValueTask ForwardAsync(Talk talk, string question)
    {
        if (!await talk.AskYesNo(Forward))
        {
            talk.Tell("niet-doorgestuurd");
            return;
        }
        var receipt = await desk.OpenAsync(talk, new Request(CaseKind.Vraag, question));
        talk.Tell("doorgestuurd", ("zaak", receipt.Reference), ("wie", talk.Phrase(receipt.Party.Name)), ("wanneer", dates.Day(talk, receipt.Due)));
    }
}
