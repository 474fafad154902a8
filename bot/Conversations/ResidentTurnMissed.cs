using System.Globalization;
using WijkBot.Channels.Activities;
using WijkBot.Conversations.Engine;
using WijkBot.Conversations.Medewerker;

namespace WijkBot.Conversations;

/// <content>
/// A reply that is no answer. The first time the question comes again as it was. The second time it is put in other words and a person is one of the choices;
/// from the third time the bot itself proposes a person. The open question stays open all the while.
/// </content>
internal sealed partial class ResidentTurn
{
    /// <summary>An SMS with more choices than this takes two parts or more: it is not sent again and again.</summary>
    private const int LongList = 6;
    private const int Reworded = 2;
    private const int FewWords = 30;

    private async ValueTask<bool> NotUnderstood()
    {
        if (dialogue?.Pending is not { } pending) return false;
        if (Belongs) KeepForItsQuestion();
        var why = dialogue.Read(Heard).Why;
        var tries = dialogue.NotUnderstood();
        if (tries == 0)
        {
            await GoOnAsync();
            return true;
        }
        var choices = pending.Options.Count;
        var hidesList = choices > LongList && setting.Resident.Channel == ChannelIds.Sms;
        var numbered = choices > 1 && !hidesList;
        if (tries < Reworded)
        {
            if (IsLongAgo) SayWhereWeWere();
            else if (why is not null) Say("niet-begrepen." + why, ("aantal", Count(choices)));
            else Replies.Say(pending.Again ?? Text("niet-begrepen"));
        }
        else if (tries > Reworded)
        {
            Say(numbered ? "niet-begrepen.mens" : "niet-begrepen.mens-woord", ("aantal", Count(choices + 1)));
        }
        else if (choices > 1)
        {
            Say(numbered ? "niet-begrepen.keuze" : "niet-begrepen.lijst", ("aantal", Count(numbered ? choices + 1 : choices)));
        }
        else
        {
            Replies.Say(pending.Again ?? Text("niet-begrepen"));
            Say("of-een-mens");
        }
        await GoOnAsync();
        if (tries >= Reworded && choices > 1 && dialogue?.State.Open?.Name == pending.Name)
            Replies.Reword(question => question with { Options = hidesList ? [] : [.. question.Options, Person] });
        return true;
    }

    /// <summary>A photo or a place, sent before its question came or after it has gone by.</summary>
    private bool Belongs => dialogue is { Conversation: Subject { KeepsPhotos: true } } && Heard is { Photos: not null } or { Pin: not null };

    /// <summary>Without words, or with a few ("kijk maar"), it is no answer to the open question, but no mistake either: it is kept, that is said, and the question comes again.</summary>
    private async ValueTask<bool> BeforeItsQuestion()
    {
        if (!Belongs || Heard.Text.Length > FewWords || dialogue!.Read(Heard).Certainty != Certainty.No || WordsAskElse) return false;
        if (!dialogue.Correct(Heard)) KeepForItsQuestion();
        await GoOnAsync();
        return true;
    }

    private bool WordsAskElse => Heard.Text.Length > 0
        && subjects.Best(subjects.Understand(Heard with { Photos = null, Pin = null }, state)) is { Subject.ComesBetween: true, Fit: >= Interrupts };

    private void KeepForItsQuestion()
    {
        dialogue!.Overhear(Heard);
        Say(Heard.Photos is null ? "plek-ontvangen" : "foto-ontvangen");
    }

    /// <summary>The choice that stands below the others once a question was missed twice.</summary>
    private async ValueTask<bool> ChoosesPerson()
    {
        if (dialogue?.State.Open is not { Tries: >= Reworded, Options: { Count: > 1 } shown } || dialogue.IsEarly(Heard)) return false;
        if (Choices.Read(Heard.Text, [Person], [.. shown, Person.Id]).Certainty != Certainty.Sure) return false;
        Begin(subjects.Find(MedewerkerConversation.SubjectName)!, null);
        await GoOnAsync(began: true);
        return true;
    }

    private Option Person => new(MedewerkerConversation.SubjectName, Text("niet-begrepen.medewerker"));

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}
