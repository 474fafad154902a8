using WijkBot.Conversations.Engine;
using WijkBot.Conversations.Taal;

namespace WijkBot.Conversations;

/// <content>In which language the talk is held: as the resident writes, or as the resident chose.</content>
internal sealed partial class ResidentTurn
{
    /// <summary>Fewer words say too little about a language: a street, a name, "ok".</summary>
    private const int FewestWordsForLanguage = 3;
    /// <summary>From this confidence on the talk goes on in another language.</summary>
    private const double SureOfLanguage = 0.8;

    /// <summary>The Dutch of the last answer, while this turn is handled.</summary>
    private Original? asked;

    /// <summary>
    /// Somebody who writes another language is answered in it, and told how to get Dutch. One or two words keep the language, unless their script leaves no doubt;
    /// a resident who chose keeps the choice.
    /// </summary>
    private async ValueTask HearLanguageAsync()
    {
        if (state.LanguageChosen || !MayBeAnotherLanguage()) return;
        var guess = await subjects.LanguageOfAsync(Heard.Text, state.Language, cancel);
        if (guess.Language == state.Language || guess.Confidence < SureOfLanguage) return;
        await SpeakAsync(guess.Language);
        if (state.Language != "nl") Replies.Say(Text("taal.gehoord"));
    }

    private bool MayBeAnotherLanguage() => understood.Words.Length >= FewestWordsForLanguage || Heard.Text.Any(letter => letter is >= '\u0400' and <= '\u06FF');

    /// <summary>The resident names a language: "English please", "Türkçe". "Nederlands" to who reads another language shows the last answer as it is in Dutch.</summary>
    private async ValueTask<bool> ChoosesLanguage()
    {
        if (dialogue?.Conversation.Name == TaalConversation.SubjectName || Foreign.LanguageNamed(understood.Folded) is not { } language) return false;
        if (language == "nl" && state.Original is { } original)
        {
            ShowOriginal(original);
            return true;
        }
        Effects.Language = language;
        await SpeakChosenAsync();
        await GoOnAsync();
        return true;
    }

    /// <summary>The open question stays open; its choices are understood in Dutch too.</summary>
    private void ShowOriginal(Original original)
    {
        foreach (var text in original.Told) Replies.Say(text);
        Say("taal.voortaan");
        if (original.Question is { } question) Replies.Ask(new Line(question) { Options = original.Options ?? [], IsQuestion = true });
        asked = original;
    }

    /// <summary>Takes the language that was chosen this turn, and says so in it.</summary>
    private async ValueTask SpeakChosenAsync()
    {
        if (Effects.Language is not { } language) return;
        Effects.Language = null;
        state.LanguageChosen = true;
        await SpeakAsync(language);
        Say("taal.gekozen");
    }

    private async ValueTask SpeakAsync(string language)
    {
        state.Language = language;
        setting = setting with { Resident = setting.Resident with { Language = language }, Wording = setting.Wording.In(language) };
        await LocateAsync();
    }

    /// <summary>Keeps the Dutch of what goes out, for who asks for it next.</summary>
    public void RememberOriginal()
    {
        if (state.Language == "nl") state.Original = null;
        else if (asked is not null) state.Original = asked;
        else if (!Replies.AreEmpty) state.Original = Replies.InDutch(setting.Wording);
    }
}
