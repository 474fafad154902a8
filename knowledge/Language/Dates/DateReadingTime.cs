using K = WijkBot.Knowledge.Language.Dates.DateWordKind;

namespace WijkBot.Knowledge.Language.Dates;

/// <content>Parts of a day and times.</content>
internal sealed partial class DateReading
{
    private void PartOf()
    {
        var here = at;
        Fillers();
        if (part == PartOfDay.None && Kind == K.Part) part = (PartOfDay)Take().Value;
        else at = here;
    }

    /// <summary>"om 3 uur", "14:30", "half drie", "kwart over acht".</summary>
    private TimeOnly? TimeOf()
    {
        Fillers();
        var named = Kind == K.At;
        if (named) at++;
        switch (Kind)
        {
            case K.Clock:
                var clock = Take();
                if (Kind == K.Hour) at++;
                return Time(clock.Value, clock.Minute);
            case K.Half when at + 1 < words.Count && words[at + 1].Kind == K.Number:
                at++;
                return Time(Take().Value - 1, 30);
            case K.Quarter when at + 2 < words.Count && words[at + 2].Kind == K.Number:
                at++;
                var past = Take().Kind;
                var hour = Take().Value;
                return past == K.To ? Time(hour - 1, 45) : Time(hour, 15);
            case K.Number when named || (at + 1 < words.Count && words[at + 1].Kind == K.Hour):
                var whole = Take().Value;
                if (Kind == K.Hour) at++;
                return Time(whole, 0);
            default:
                return null;
        }
    }

    private static TimeOnly? Time(int hour, int minute) => hour is >= 0 and < 24 ? new TimeOnly(hour, minute) : hour == 24 ? new TimeOnly(0, minute) : null;

    /// <summary>"3 uur" is in the afternoon, unless morning or night is named; "8 uur" in the evening is 20:00.</summary>
    private TimeOnly Sensible(TimeOnly time) =>
        (part == PartOfDay.Evening && time.Hour is >= 5 and < 12) || (part == PartOfDay.Afternoon && time.Hour is >= 1 and < 7) || (part == PartOfDay.None && time.Hour is >= 1 and < 7)
            ? time.AddHours(12) : time;
}
