using System.Globalization;
using WijkBot.Conversations.Engine;
using WijkBot.Conversations.Vraag;
using WijkBot.Knowledge.Content.Entries;
using WijkBot.Operations;

namespace WijkBot.Conversations.Activiteiten;

/// <summary>"Wat is er dit weekend te doen?": a list by wijk and day; then one of them whole, with a file for the phone's calendar, a reminder the day before, and the list of who comes.</summary>
/// <param name="agenda">What there is.</param>
/// <param name="finder">The wijk that a question names.</param>
/// <param name="entries">Tells an activity.</param>
/// <param name="signUp">The list of who comes.</param>
/// <param name="dates">Days in words.</param>
/// <param name="site">Where the calendar files are.</param>
public sealed class ActiviteitConversation(Agenda agenda, EntryFinder finder, EntryText entries, SignUp signUp, Dates dates, PublicSite site) : Subject
{
    private const double AsksWhatThereIs = 0.86;
    private const int Most = 5;
    private const int MostBySms = 3;
    private const string None = "geen", Which = "welke", Remind = "herinneren";

    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    /// <inheritdoc />
    public override string Name => "activiteit";

    /// <inheritdoc />
    public override bool IsAfterthought(string question) => question is Which or Remind;

    /// <inheritdoc />
    public override double Fit(Understood understood) => Agenda.AsksForSomebody(understood) ? AsksWhatThereIs :
        understood.Has("te doen", "te beleven", "activiteiten", "uitje") && understood.Has("wat", "iets", "leuks", "weekend", "vandaag", "morgen", "welke", "activiteiten") ? AsksWhatThereIs : understood.Intent(Name);

    /// <inheritdoc />
    public override async Task RunAsync(Talk talk)
    {
        var question = talk.First?.Text ?? "";
        var period = Period.In(question, talk.Now, talk.Resident.Language);
        if (!period.IsSaid && !Agenda.IsGeneral(new Understood(new Heard(question, talk.Now), null, () => throw new InvalidOperationException("no model is asked here"))))
        {
            talk.Effects.Next = new Later(VraagConversation.SubjectName, talk.First);
            return;
        }
        var wijk = finder.WijkSaid(question) ?? talk.Resident.Wijk;
        var ids = talk.Keep("gevonden", question, () => Found(question, wijk, period, talk.Resident.Channel));
        if (ids.Length == 0)
        {
            talk.Tell("niets", ("wanneer", talk.Note(period.IsSaid ? period.Said : talk.Phrase(period.Words), period.Words)));
            return;
        }
        talk.SayInDutch(List(talk, ids, wijk, period));
        if (talk.ComesBetween) return;
        var chosen = await ChooseAsync(talk, ids);
        if (chosen != None && finder.Entry(chosen) is Activiteit activity) await TellAsync(talk, activity, period);
    }

    private string[] Found(string question, string? wijk, Period period, string channel) =>
        [.. agenda.Find(question, wijk, period, channel == Channels.Activities.ChannelIds.Sms ? MostBySms : Most).Select(planned => planned.Activity.Id.ToString())];

    private string List(Talk talk, string[] ids, string? wijk, Period period)
    {
        var head = wijk is null ? talk.Dutch("gevonden", ("wanneer", period.Words)) : talk.Dutch("gevonden-wijk", ("wijk", entries.NameOf(wijk)), ("wanneer", period.Words));
        return string.Join('\n', ids.Select(finder.Entry).OfType<Activiteit>().Select(activity => "- " + Line(talk, activity, period)).Prepend(head));
    }

    private string Line(Talk talk, Activiteit activity, Period period)
    {
        var price = activity.Costs switch { null => null, 0 => talk.Dutch("gratis"), { } euros => talk.Dutch("prijs", ("prijs", euros.ToString("0.00", Dutch))) };
        var when = activity.Between(period.From, period.Until).FirstOrDefault() is { } first ? first.Begin.ToString("dddd d MMMM H.mm", Dutch) : activity.When;
        return string.Join(", ", new[] { entries.Title(talk, activity), when, price }.OfType<string>());
    }

    private ValueTask<string> ChooseAsync(Talk talk, string[] ids)
    {
        Option[] options = [.. ids.Select(finder.Entry).OfType<Entry>().Select(entry => new Option(entry.Id.ToString(), entry.Title)), new(None, talk.Text(None)) { Words = ["nee", "nee dank u", "niets"] }];
        return talk.Choose(Which, options, fill: false);
    }

    private async ValueTask TellAsync(Talk talk, Activiteit activity, Period period)
    {
        entries.Tell(talk, activity);
        if (Next(activity, period, dates.LocalDay(talk.Now)) is not { } next) return;
        talk.Tell("agenda", ("wat", site.Address(CalendarFile.PathOf(activity.Id))));
        if (activity.SignUp is { Needed: true, How: null } && await signUp.AskAsync(talk, activity, next)) return;
        await RemindAsync(talk, activity, next);
    }

    private async ValueTask RemindAsync(Talk talk, Activiteit activity, Occurrence next)
    {
        var due = dates.At(next.Day.AddDays(-1), new TimeOnly(10, 0));
        if (due <= talk.Now) return;
        if (!await talk.AskYesNo(Remind))
        {
            talk.Tell("veel-plezier");
            return;
        }
        await talk.Do("herinnering", () =>
        {
            var value = System.Text.Json.JsonSerializer.SerializeToElement(new Reminder(activity.Id.ToString(), next.Begin), ResidentJson.Default.Reminder);
            talk.Effects.Signals.Add(new Signal(talk.Resident.Mailbox, Reminder.Name, value) { Due = due });
            return ValueTask.FromResult(true);
        });
        talk.Tell("herinnering-komt", ("wanneer", dates.Day(talk, due)));
    }

    /// <summary>The first time in the period, else within a year.</summary>
    private static Occurrence? Next(Activiteit activity, Period period, DateOnly today) =>
        activity.Between(period.From, period.Until).FirstOrDefault() ?? activity.Between(today, today.AddYears(1)).FirstOrDefault();
}
