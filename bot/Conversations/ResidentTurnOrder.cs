using WijkBot.Conversations.Engine;
using WijkBot.Conversations.Noodgeval;
using WijkBot.Conversations.Privacy;

namespace WijkBot.Conversations;

internal sealed partial class ResidentTurn
{
    /// <summary>From this fit on it comes between when the message says nothing to the open question.</summary>
    private const double Interrupts = 0.6;
    /// <summary>From this fit on it comes between even when the message might be the free text asked for: only a rule is so sure.</summary>
    private const double InterruptsFreeText = 0.9;
    private static readonly TimeSpan LongAgo = TimeSpan.FromHours(12);
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    private Inbound inbound = null!;
    private Understood understood = null!;

    /// <summary>The order of handling, in every state. A step returns true when the message is dealt with.</summary>
    private Func<ValueTask<bool>>[] Order =>
    [
        Emergency,
        StopOrStart,
        Unreadable,
        PrivacyWords,
        PrivacyAnswer,
        OpenHandOver,
        ChoosesLanguage,
        ChoosesPerson,
        SureAnswer,
        UnforeseenEmergency,
        TooEarly,
        GivingWay,
        Afterthought,
        Command,
        BeforeItsQuestion,
        AnotherRequest,
        Correction,
        OtherSubject,
        MaybeAnswer,
        NotUnderstood,
        NewSubject,
    ];

    /// <summary>Handles a message.</summary>
    public async ValueTask HearAsync(Inbound message)
    {
        await LocateAsync();
        // A number is only kept by the conversation that asked for it.
        inbound = dialogue?.Pending is { WantsPhone: true } ? message : message with { Heard = message.Heard with { Phone = null } };
        understood = subjects.Understand(Heard, state);
        // What was sent before the open question was on the screen need not bring that same question again.
        quiet = dialogue?.IsBeforeQuestion(Heard) == true;
        await HearLanguageAsync();
        foreach (var kind in message.Masked) SayMasked(kind);
        if (message.PhotoFailed) Say("foto-mislukt");
        foreach (var step in Order)
        {
            if (await step()) break;
        }
    }

    private Heard Heard => inbound.Heard;

    private void SayMasked(string kind)
    {
        if (kind == "phone" && dialogue?.Pending is { WantsPhone: true }) return;
        Say("gemaskeerd", ("wat", Text("gemaskeerd." + kind)));
    }

    private async ValueTask<bool> Emergency()
    {
        return subjects.EmergencyIn(Heard.Text) is { } emergency && await AnswerAsync(emergency);
    }

    /// <summary>New words for an emergency: no rule heard it, the model does. It stands behind sure answers, which say something else without doubt.</summary>
    private async ValueTask<bool> UnforeseenEmergency() =>
        subjects.UnforeseenEmergencyIn(understood, state.Language, isReply: dialogue is not null || IsHandedOver) is { } emergency && await AnswerAsync(emergency);

    private async ValueTask<bool> AnswerAsync(Emergency emergency)
    {
        for (var i = emergency.Texts.Count - 1; i >= 0; i--) Replies.SayFirst(emergency.Texts[i]);
        // The emergency text says that a computer writes; nothing may stand before it.
        state.Introduced ??= Now;
        if (IsHandedOver) return false;
        // Who does not want to live on is not asked for a house number in the same breath.
        if (state.OptOut is not null || emergency.IsCrisis) return true;
        if (dialogue is null) Begin(subjects.Find(NoodgevalConversation.SubjectName)!, Heard);
        await GoOnAsync();
        return true;
    }

    private async ValueTask<bool> Unreadable()
    {
        if (Heard is not { Text: "", Photos: null, Pin: null }) return false;
        if (!inbound.PhotoFailed) Say("onleesbaar");
        await GoOnAsync();
        return true;
    }

    private async ValueTask<bool> PrivacyWords()
    {
        if (!PrivacyConversation.IsAskedFor(understood) || subjects.Find(PrivacyConversation.SubjectName) is not { } privacy) return false;
        return await BeginAsync(privacy);
    }

    /// <summary>Who asked to be forgotten in a talk with a person answers the bot, as long as nobody wrote anything after that question.</summary>
    private async ValueTask<bool> PrivacyAnswer() =>
        IsHandedOver && state.HandOver is { } handOver && dialogue is { Conversation: PrivacyConversation, State.Open: { } open }
        && open.AskedAt >= handOver.Until - HandOverLasts && await SureAnswer();

    private async ValueTask<bool> SureAnswer()
    {
        if (dialogue is null || dialogue.IsEarly(Heard) || dialogue.Read(Heard).Certainty != Certainty.Sure) return false;
        dialogue.Answer(Heard);
        await GoOnAsync();
        return true;
    }

    /// <summary>Sent before the question was on the screen: it may say more about what came before, and it may be something else altogether.</summary>
    private async ValueTask<bool> TooEarly()
    {
        if (dialogue is null || !dialogue.IsEarly(Heard) || (Best() is { Fit: >= InterruptsFreeText } other && other.Subject != dialogue.Conversation)) return false;
        dialogue.GoOn(Heard);
        await GoOnAsync();
        return true;
    }

    private async ValueTask<bool> Command()
    {
        var cancels = understood.Is("laat maar", "laat maar zitten", "annuleren", "annuleer", "afbreken", "vergeet het", "hoeft niet meer", "het hoeft niet meer", "ik wil niet meer", "ik stop ermee", "ik hoef geen melding te doen") || understood.Is(Foreign.Cancel);
        if (dialogue is null)
        {
            if (cancels) Say("niets-te-stoppen");
            return cancels;
        }
        if (understood.Is("terug", "ga terug", "vorige", "vorige vraag", "een stap terug") || understood.Is(Foreign.Back))
        {
            if (!dialogue.Back()) Say("niet-terug");
        }
        else if (understood.Is("opnieuw", "begin opnieuw", "opnieuw beginnen", "overnieuw", "van voren af aan") || understood.Is(Foreign.Again))
        {
            dialogue.Restart();
        }
        else if (cancels)
        {
            state.Running.Remove(dialogue.State);
            Replies.Say(setting.Wording.Find(dialogue.Conversation.Name, "afgebroken") ?? Text("afgebroken"));
            await TakeUpAsync(began: false);
        }
        else
        {
            return false;
        }
        await GoOnAsync();
        return true;
    }

    /// <summary>"Wat wilt u doen?" stands open and the message says it.</summary>
    private async ValueTask<bool> GivingWay()
    {
        if (dialogue?.Conversation is not Subject { GivesWay: true } asking || Best() is not { Fit: >= Subjects.Begins } wanted || wanted.Subject == asking) return false;
        var said = dialogue.State.Heard;
        state.Running.Remove(dialogue.State);
        Begin(wanted.Subject, null);
        foreach (var heard in said) dialogue.Overhear(heard);
        dialogue.Overhear(Heard);
        await GoOnAsync(began: true);
        return true;
    }

    /// <summary>"Was dit wat u zocht?" stands open and the message is about something else: the answer was given, so nothing is lost.</summary>
    private async ValueTask<bool> Afterthought()
    {
        if (dialogue?.Conversation is not Subject done || dialogue.State.Open is not { } open || !done.IsAfterthought(open.Name)) return false;
        var reads = dialogue.Read(Heard).Certainty;
        if (reads == Certainty.Sure || Best() is not { } other || other.Fit < (reads == Certainty.Maybe ? InterruptsFreeText : Subjects.Begins)) return false;
        state.Running.Remove(dialogue.State);
        dialogue = null;
        return await NewSubject();
    }

    private async ValueTask<bool> Correction()
    {
        if (dialogue is null || (!dialogue.Correct(Heard) && !dialogue.Deny(Heard))) return false;
        await GoOnAsync();
        return true;
    }

    /// <summary>A second request in the middle of the first is kept until that is done.</summary>
    private async ValueTask<bool> AnotherRequest()
    {
        if (dialogue is null || Best() is not { } other || other.Subject.ComesBetween) return false;
        var another = other.Subject == dialogue.Conversation ? other.Subject.IsAnother(understood, dialogue.State) : other.Fit >= Threshold;
        if (!another) return false;
        if (state.LastHeard is { } last && Now - last > Forgotten)
        {
            Replies.Say(setting.Wording.Find(dialogue.Conversation.Name, "vervallen") ?? Text("vervallen"));
            state.Running.Clear();
            return await BeginAsync(other.Subject);
        }
        state.Later.Add(new Later(null, Heard));
        Say("straks");
        await GoOnAsync();
        return true;
    }

    private async ValueTask<bool> OtherSubject() =>
        dialogue is not null && Best() is { Subject.ComesBetween: true } other && other.Subject != dialogue.Conversation && other.Fit >= Threshold
        && await BeginAsync(other.Subject);

    private async ValueTask<bool> MaybeAnswer()
    {
        if (dialogue is null || dialogue.IsEarly(Heard) || dialogue.Read(Heard).Certainty != Certainty.Maybe) return false;
        dialogue.Answer(Heard);
        await GoOnAsync();
        return true;
    }

    private async ValueTask<bool> NewSubject()
    {
        var requests = subjects.Requests(Heard, state);
        foreach (var later in requests.Skip(1)) state.Later.Add(new Later(null, later));
        var first = requests[0];
        understood = first == Heard ? understood : subjects.Understand(first, state);
        Begin(subjects.For(understood), first);
        await GoOnAsync(began: true);
        return true;
    }

    private async ValueTask<bool> BeginAsync(Subject subject)
    {
        Begin(subject, Heard);
        await GoOnAsync(began: true);
        return true;
    }

    private (Subject Subject, double Fit)? Best()
    {
        if (bestOf != understood) (bestOf, best) = (understood, subjects.Best(understood));
        return best;
    }

    private Understood? bestOf;
    private (Subject Subject, double Fit)? best;

    /// <summary>How well another subject must fit to come before the open question.</summary>
    private double Threshold => dialogue!.Read(Heard).Certainty == Certainty.Maybe ? InterruptsFreeText : Interrupts;
}
