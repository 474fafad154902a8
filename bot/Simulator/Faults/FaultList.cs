using WijkBot.Simulator.Live;

namespace WijkBot.Simulator.Faults;

/// <summary>The faults that stand ready. Each happens once, at the next occasion, and is then gone.</summary>
/// <param name="feed">Where pages hear of changes.</param>
public sealed class FaultList(LiveFeed feed)
{
    private readonly Lock gate = new();
    private readonly HashSet<string> ready = [];

    /// <summary>Names of the faults that stand ready.</summary>
    public IReadOnlyList<string> Ready
    {
        get
        {
            lock (gate)
                return [.. ready.Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>Puts a fault ready or takes it back. False when there is no fault of that name.</summary>
    public bool Set(string name, bool wanted)
    {
        if (Fault.All.All(fault => fault.Name != name))
            return false;
        lock (gate)
        {
            _ = wanted ? ready.Add(name) : ready.Remove(name);
            feed.Publish("faults", ready);
        }
        return true;
    }

    /// <summary>True once after the fault was put ready.</summary>
    public bool Take(string name)
    {
        lock (gate)
        {
            if (!ready.Remove(name))
                return false;
            feed.Publish("faults", ready);
            return true;
        }
    }

    /// <summary>Takes them all back.</summary>
    public void Clear()
    {
        lock (gate)
        {
            ready.Clear();
            feed.Publish("faults", ready);
        }
    }
}
