using System.Text.Json;

namespace WijkBot.Conversations.Engine;

public sealed partial class Dialogue
{
    private const int MostHeard = 8;

    /// <summary>Clocks of two replicas are no further apart. A question from a later time than this after now was asked before a clock was put back.</summary>
    private static readonly TimeSpan ClocksApart = TimeSpan.FromSeconds(2);

    /// <summary>Another question than the one that was shown stands open now, after a deploy: the reply can only be kept for its own question.</summary>
    private bool Moved => state.Open is { } open && Pending?.Name != open.Name;

    /// <summary>
    /// How sure the open question is of this message. Free text is <see cref="Certainty.Maybe"/>. When what the question depends on has changed since it was
    /// shown, the message answers something else.
    /// </summary>
    public Reading<JsonElement> Read(Heard heard) =>
        Moved ? Reading.Maybe<JsonElement>(default)
        : state.Open?.Of != Pending?.Of ? Reading.No<JsonElement>()
        : Pending?.Read(heard, state.Open?.Options ?? []) ?? Reading.No<JsonElement>();

    /// <summary>
    /// The message was sent before the open question was on the screen. What a clock said that was put back since, counts for nothing: every answer would
    /// be too early until that time is there again.
    /// </summary>
    public bool IsBeforeQuestion(Heard heard) => state.Open is { } open && heard.At < open.AskedAt && open.AskedAt - setting.Now < ClocksApart;

    /// <summary>
    /// The message was sent before the resident can have seen the open question. The rest of an album is not early: a photo fits nothing but the photo question.
    /// </summary>
    public bool IsEarly(Heard heard) =>
        IsBeforeQuestion(heard) && !(heard.Photos is not null && Read(heard).Certainty == Certainty.Sure);

    /// <summary>Takes a message as the answer to the open question, as that was shown. False when it is none.</summary>
    public bool Answer(Heard heard)
    {
        var reading = Read(heard);
        if (reading.Certainty == Certainty.No) return false;
        if (Moved)
            state.Held[state.Open!.Name] = new HeldReply(heard, state.Open.Options) { Of = state.Open.Of };
        else
            Set(Pending!, reading.Value);
        Overhear(heard);
        return true;
    }

    /// <summary>Takes a message that came too early: it goes on with the free text given just before, and may fill later questions.</summary>
    public void GoOn(Heard heard)
    {
        if (located?.Path is [.., { Question: { Grows: true, Name: var name } }] && heard.Text.Length > 0
            && state.Answers.TryGetValue(name, out var answer) && answer.Value.ValueKind == JsonValueKind.String)
        {
            state.Answers[name] = answer with { Value = Question<string>.ToJson($"{answer.Value.GetString()} {heard.Text}") };
        }
        Overhear(heard);
    }

    /// <summary>Keeps a message for questions that come later. Short replies say nothing to another question.</summary>
    public void Overhear(Heard heard)
    {
        if (heard is { Pin: null, Photos: null, Phone: null } && heard.Text.Length < 8) return;
        state.Heard.Add(heard);
        if (state.Heard.Count > MostHeard) state.Heard.RemoveAt(1);
    }

    /// <summary>The reply was not understood: the question is asked again, and counted. One that nobody must answer is left after the second time.</summary>
    /// <returns>How often that has happened now; 0 when the question was left.</returns>
    public int NotUnderstood()
    {
        if (state.Open is not { } open) return 0;
        state.Open = open with { Tries = open.Tries + 1 };
        if (open.Tries == 0 || Moved || Pending?.Otherwise is not { } nothing) return open.Tries + 1;
        Set(Pending, nothing);
        return 0;
    }

    private void Set(Question question, JsonElement value)
    {
        state.Answers[question.Name] = new Answer(value, AnswerSource.Said) { Of = question.Of };
        if (state.Open?.Name == question.Name) state.Open = state.Open with { Tries = 0 };
    }
}
