using System.Globalization;
using WijkBot.Simulator.Live;

namespace WijkBot.Simulator.Teams;

/// <summary>The messages in the channels; the last 300 are kept, in memory only.</summary>
/// <param name="feed">Where pages hear of changes.</param>
/// <param name="clock">Makes ids, as Teams does.</param>
public sealed class TeamsBoard(LiveFeed feed, TimeProvider clock)
{
    private const int Kept = 300;
    private readonly Lock gate = new();
    private readonly List<TeamsPost> posts = [];
    private long lastId;

    /// <summary>The messages, oldest first.</summary>
    public IReadOnlyList<TeamsPost> Posts
    {
        get
        {
            lock (gate)
                return [.. posts];
        }
    }

    /// <summary>A new id.</summary>
    public string NewId()
    {
        lock (gate)
        {
            lastId = Math.Max(lastId + 1, clock.GetUtcNow().ToUnixTimeMilliseconds());
            return lastId.ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Adds a message, or replaces the one with its id.</summary>
    public void Put(TeamsPost post)
    {
        lock (gate)
        {
            var index = posts.FindIndex(known => known.Id == post.Id);
            if (index >= 0)
                posts[index] = post;
            else
                posts.Add(post);
            if (posts.Count > Kept)
                posts.RemoveAt(0);
            feed.Publish("post", post);
        }
    }

    /// <summary>Changes a message that is still there.</summary>
    public void Change(string id, Func<TeamsPost, TeamsPost> change)
    {
        lock (gate)
        {
            var index = posts.FindIndex(post => post.Id == id);
            if (index < 0)
                return;
            posts[index] = change(posts[index]);
            feed.Publish("post", posts[index]);
        }
    }

    /// <summary>The message with this id, or null.</summary>
    public TeamsPost? Find(string id)
    {
        lock (gate)
            return posts.Find(post => post.Id == id);
    }

    /// <summary>Takes a message away.</summary>
    public bool Remove(string id)
    {
        lock (gate)
        {
            feed.Publish("unpost", id);
            return posts.RemoveAll(post => post.Id == id) > 0;
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        lock (gate)
            posts.Clear();
    }
}
