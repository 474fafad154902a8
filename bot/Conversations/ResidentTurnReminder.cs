using System.Globalization;
using WijkBot.Conversations.Activiteiten;
using WijkBot.Knowledge.Content.Entries;

namespace WijkBot.Conversations;

/// <content>What the resident asked to be reminded of.</content>
internal sealed partial class ResidentTurn
{
    /// <summary>Tells the activity of tomorrow, when it still takes place and the resident still wants messages. An open question is asked again after it.</summary>
    public async ValueTask RemindAsync(Reminder reminder)
    {
        await LocateAsync();
        var day = DateOnly.FromDateTime(reminder.Begin);
        if (state.OptOut is not null || EntryId.Parse(reminder.Entry) is not { } id || subjects.Knowledge.Entry(id) is not Activiteit activity || !activity.Between(day, day).Any()) return;
        var when = reminder.Begin.ToString("H.mm", CultureInfo.InvariantCulture) + " uur";
        Say("kennis.herinnering", ("wat", activity.Title), ("wanneer", when), ("waar", activity.Place ?? activity.Address ?? ""));
        await GoOnAsync();
    }

    /// <summary>The list of an activity answers: there is a place, or there is none. An open question is asked again after it.</summary>
    /// <param name="given">A <see cref="PlaceGiven"/> as JSON.</param>
    public async ValueTask PlaceAsync(string given)
    {
        if (state.OptOut is not null) return;
        await LocateAsync();
        Begin(subjects.Find(PlaceConversation.SubjectName)!, null, given);
        await GoOnAsync(began: true);
    }
}
