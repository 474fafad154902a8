namespace WijkBot.Conversations.Engine;

public sealed partial class Talk
{
    /// <summary>
    /// A value on which a later question depends. It is made once and made again only when what it is made from changes:
    /// a fresh read on every run would let an answer fall on another question than the one that was shown.
    /// </summary>
    /// <param name="name">Its name.</param>
    /// <param name="of">What it is made from.</param>
    /// <param name="make">Makes it.</param>
    public T Keep<TKey, T>(string name, TKey of, Func<T> make)
    {
        Enter(name);
        var key = Fingerprint.Of(of);
        return Kept<T>(name, key, out var kept) ? kept : Record(name, key, make(), AnswerSource.Recorded);
    }

    /// <summary>As <see cref="Keep{TKey, T}"/>, for a value that must be read from the store.</summary>
    public async ValueTask<T> KeepAsync<TKey, T>(string name, TKey of, Func<ValueTask<T>> make)
    {
        Enter(name);
        var key = Fingerprint.Of(of);
        return Kept<T>(name, key, out var kept) ? kept : Record(name, key, await make(), AnswerSource.Recorded);
    }

    /// <summary>Does something once; "terug" stops here. What it changes leaves with this turn's commit, through <see cref="Effects"/>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="act">Does it, and gives what to remember of it, such as a reference.</param>
    public async ValueTask<T> Do<T>(string name, Func<ValueTask<T>> act)
    {
        Enter(name);
        path.Add(new Step(name, null));
        if (Kept<T>(name, null, out var done)) return done;
        if (rehearsal) return await Stop<T>(name);
        return Record(name, null, await act(), AnswerSource.Done);
    }

    private bool Kept<T>(string name, string? key, out T value)
    {
        value = default!;
        return state.Answers.TryGetValue(name, out var answer) && answer.Of == key
            && new Question<T> { Name = name, Text = "", Reader = (_, _) => Reading.No<T>() }.TryRead(answer.Value, out value);
    }

    private T Record<T>(string name, string? key, T value, AnswerSource how)
    {
        state.Answers[name] = new Answer(Question<T>.ToJson(value), how) { Of = key };
        return value;
    }
}
