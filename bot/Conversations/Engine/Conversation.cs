namespace WijkBot.Conversations.Engine;

/// <summary>
/// One talk with a resident, written as one method. On every turn the method runs again from the top: a question that has an answer returns it,
/// the first that has none is asked and the turn ends there.
/// </summary>
/// <remarks>
/// The method must be a function of its answers: what it reads elsewhere goes through <see cref="Talk.Keep{TKey, T}"/>. A question never
/// resumes in the same run, so <c>try/finally</c>, <c>using</c>, <c>lock</c> and <c>foreach</c> over anything but an array would never end around one; a test forbids them.
/// </remarks>
public abstract class Conversation
{
    /// <summary>Its name: in the stored state, and the first part of its texts' keys (<c>melding.waar</c>). A running conversation is lost when it changes.</summary>
    public abstract string Name { get; }

    /// <summary>The talk itself.</summary>
    public abstract Task RunAsync(Talk talk);
}
