using System.Security.Cryptography;
using WijkBot.Simulator.Live;

namespace WijkBot.Simulator.Phones;

/// <summary>The messages on the phones; the last 400 are kept, in memory only.</summary>
/// <param name="feed">Where pages hear of changes.</param>
public sealed class PhoneBook(LiveFeed feed)
{
    private const int Kept = 400;
    private readonly Lock gate = new();
    private readonly List<PhoneMessage> messages = [];
    private readonly HashSet<(string Ours, string Resident)> optedOut = [];

    /// <summary>The messages, oldest first.</summary>
    public IReadOnlyList<PhoneMessage> Messages
    {
        get
        {
            lock (gate)
                return [.. messages];
        }
    }

    /// <summary>A new id as Twilio makes them: two letters and 32 hexadecimal digits.</summary>
    public static string NewId(string prefix) => prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Adds a message.</summary>
    public void Add(PhoneMessage message)
    {
        lock (gate)
        {
            messages.Add(message);
            if (messages.Count > Kept)
                messages.RemoveAt(0);
            feed.Publish("phone", message);
        }
    }

    /// <summary>Changes a message that is still there.</summary>
    public void Change(string sid, Func<PhoneMessage, PhoneMessage> change)
    {
        lock (gate)
        {
            var index = messages.FindIndex(message => message.Sid == sid);
            if (index < 0)
                return;
            messages[index] = change(messages[index]);
            feed.Publish("phone", messages[index]);
        }
    }

    /// <summary>The message with this id, or null.</summary>
    public PhoneMessage? Find(string sid)
    {
        lock (gate)
            return messages.Find(message => message.Sid == sid);
    }

    /// <summary>Twilio itself keeps who said STOP by SMS; sending to them is refused until START.</summary>
    public void SetOptOut(string ours, string resident, bool stopped)
    {
        lock (gate)
            _ = stopped ? optedOut.Add((ours, resident)) : optedOut.Remove((ours, resident));
    }

    /// <summary>Whether this resident said STOP to this number.</summary>
    public bool IsOptedOut(string ours, string resident)
    {
        lock (gate)
            return optedOut.Contains((ours, resident));
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        lock (gate)
        {
            messages.Clear();
            optedOut.Clear();
        }
    }
}
