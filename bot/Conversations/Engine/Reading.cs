namespace WijkBot.Conversations.Engine;

/// <summary>How sure a question is that a message answers it.</summary>
public enum Certainty
{
    /// <summary>It does not.</summary>
    No,
    /// <summary>It can be taken as an answer when nothing else explains it better: free text.</summary>
    Maybe,
    /// <summary>It answers this question; nothing beats it.</summary>
    Sure,
}

/// <summary>A message as one question reads it.</summary>
/// <param name="Certainty">How sure.</param>
/// <param name="Value">What it says; only with <see cref="Certainty.Maybe"/> and <see cref="Certainty.Sure"/>.</param>
public readonly record struct Reading<T>(Certainty Certainty, T? Value)
{
    /// <summary>Why it is no answer, when the question can say it better than "I do not understand": end of a text key.</summary>
    public string? Why { get; init; }

    /// <summary>The same with another value.</summary>
    public Reading<TTo> To<TTo>(Func<T, TTo> convert) =>
        new(Certainty, Certainty == Certainty.No ? default : convert(Value!)) { Why = Why };
}

/// <summary>Makes readings.</summary>
public static class Reading
{
    /// <summary>It answers this question.</summary>
    public static Reading<T> Sure<T>(T value) => new(Certainty.Sure, value);
    /// <summary>It can be taken as an answer.</summary>
    public static Reading<T> Maybe<T>(T value) => new(Certainty.Maybe, value);
    /// <summary>It is no answer.</summary>
    /// <param name="why">End of a text key that says why.</param>
    public static Reading<T> No<T>(string? why = null) => new(Certainty.No, default) { Why = why };
}

/// <summary>Reads a message for one question.</summary>
/// <param name="heard">The message.</param>
/// <param name="shown">Ids of the options in the order in which the resident saw them; empty when the question was not shown.</param>
public delegate Reading<T> Reader<T>(Heard heard, IReadOnlyList<string> shown);
