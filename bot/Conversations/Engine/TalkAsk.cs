namespace WijkBot.Conversations.Engine;

public sealed partial class Talk
{
    /// <summary>Asks a question, unless it has an answer: given before, waiting for it, or said earlier without doubt.</summary>
    public ValueTask<T> Ask<T>(Question<T> question)
    {
        Enter(question.Name);
        notAwaited = question.Name;
        TakeOver(question);
        if (Standing(question, out var value) || Held(question, out value) || Filled(question, out value))
        {
            path.Add(new Step(question.Name, question));
            if (!fresh.Contains(question.Name)) lines.Clear();
            return new ValueTask<T>(new Asked<T>(this, question.Name, answered: true, value), 0);
        }
        Pending = question;
        return Stop<T>(question.Name);
    }

    /// <summary>A question that was renamed keeps what it has.</summary>
    private void TakeOver(Question question)
    {
        if (question.Was is not { } was) return;
        if (!state.Answers.ContainsKey(question.Name) && state.Answers.Remove(was, out var answer))
            state.Answers[question.Name] = answer;
        if (state.Held.Remove(was, out var held))
            state.Held[question.Name] = held;
        if (state.Forgotten.Remove(was))
            state.Forgotten.Add(question.Name);
        if (state.Open?.Name == was)
            state.Open = state.Open with { Name = question.Name };
    }

    private bool Standing<T>(Question<T> question, out T value)
    {
        value = default!;
        if (!state.Answers.TryGetValue(question.Name, out var answer)) return false;
        if (answer.Of == question.Of && question.TryRead(answer.Value, out value)) return true;
        state.Answers.Remove(question.Name);
        return false;
    }

    private bool Held<T>(Question<T> question, out T value)
    {
        value = default!;
        return state.Held.Remove(question.Name, out var held) && held.Of == question.Of
            && Take(question, question.Reader(held.Heard, held.Shown ?? []), Certainty.Maybe, AnswerSource.Said, out value);
    }

    private bool Filled<T>(Question<T> question, out T value)
    {
        value = default!;
        if (!question.Fill || state.IsForgotten(question.Name)) return false;
        var found = false;
        var read = question.Earlier ?? question.Reader;
        foreach (var heard in state.Heard)
        {
            if (!found)
                found = Take(question, read(heard, []), Certainty.Sure, AnswerSource.Filled, out value);
            else if (question.Amend?.Invoke(value, heard) is { Certainty: Certainty.Sure } more)
                Take(question, more, Certainty.Sure, AnswerSource.Filled, out value);
        }
        if (found) fresh.Add(question.Name);
        return found;
    }

    private bool Take<T>(Question<T> question, Reading<T> reading, Certainty least, AnswerSource how, out T value)
    {
        value = reading.Value!;
        if (reading.Certainty < least || !(question.StillValid?.Invoke(value) ?? true)) return false;
        state.Answers[question.Name] = new Answer(Question<T>.ToJson(value), how) { Of = question.Of };
        return true;
    }
}
