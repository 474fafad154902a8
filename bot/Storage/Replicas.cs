namespace WijkBot.Storage;

/// <summary>The other processes on the same store, where there are any. What is said to them is a hint: they may miss it, and nothing may depend on it for good.</summary>
public sealed class Replicas
{
    private Action<string>? carry;
    private Action<string>? listeners;

    /// <summary>Says something to all others, soon; too long a hint does not go.</summary>
    /// <returns>False when there is nobody to say it to, or it is too long.</returns>
    public bool Say(string hint)
    {
        if (carry is null || System.Text.Encoding.UTF8.GetByteCount(hint) > Longest)
            return false;
        carry(hint);
        return true;
    }

    /// <summary>Hears what others say from now on; empty after a time in which nothing could be heard.</summary>
    public void Listen(Action<string> heard) => listeners += heard;

    /// <summary>PostgreSQL carries 8,000 bytes.</summary>
    internal const int Longest = 7_900;

    /// <summary>A store that others use too carries hints from now on.</summary>
    internal void Connect(Action<string> carrier) => carry = carrier;

    /// <summary>Another replica said something.</summary>
    internal void Hear(string hint) => listeners?.Invoke(hint);
}
