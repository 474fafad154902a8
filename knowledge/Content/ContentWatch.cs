namespace WijkBot.Knowledge.Content;

/// <summary>
/// Watches a content folder: when files change and then rest for a moment, the folder is read again. What is right takes the place of what was; what is
/// wrong changes nothing and is reported, and the last good reading goes on answering.
/// </summary>
public sealed class ContentWatch : IDisposable
{
    /// <summary>An editor writes a file in steps and git many at once: this long after the last change they are read.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(250);

    private readonly string _folder;
    private readonly KnowledgeBase _knowledge;
    private readonly FileSystemWatcher _watcher;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private volatile IReadOnlyList<ContentFault> _faults = [];

    /// <summary>Begins to watch.</summary>
    /// <param name="folder">The folder that was read.</param>
    /// <param name="knowledge">What was read, to be renewed.</param>
    /// <param name="clock">Reckons the rest.</param>
    public ContentWatch(string folder, KnowledgeBase knowledge, TimeProvider clock)
    {
        (_folder, _knowledge) = (folder, knowledge);
        _timer = clock.CreateTimer(_ => Read(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size };
        _watcher.Changed += (_, change) => Changed(change.FullPath);
        _watcher.Created += (_, change) => Changed(change.FullPath);
        _watcher.Deleted += (_, change) => Changed(change.FullPath);
        _watcher.Renamed += (_, change) => Changed(change.FullPath);
        // Too many changes for its buffer: what they were does not matter, all is read.
        _watcher.Error += (_, _) => Changed(folder);
        _watcher.EnableRaisingEvents = true;
    }

    /// <summary>Called when the folder was read again, with the outcome.</summary>
    public Action<KnowledgeResult>? Reloaded { get; set; }

    /// <summary>Called when a file changed: it will be read after <see cref="Rest"/>.</summary>
    public Action? Noticed { get; set; }

    /// <summary>What is wrong with the folder as it stands now; empty while it is what answers.</summary>
    public IReadOnlyList<ContentFault> Faults => _faults;

    /// <inheritdoc />
    public void Dispose()
    {
        _watcher.Dispose();
        _timer.Dispose();
    }

    private void Changed(string path)
    {
        // Editors' own files beside the content (.name.swp, name~) are nothing to us.
        var name = Path.GetFileName(path);
        if (name.StartsWith('.') || name.EndsWith('~')) return;
        _timer.Change(Rest, Timeout.InfiniteTimeSpan);
        Noticed?.Invoke();
    }

    private void Read()
    {
        KnowledgeResult result;
        lock (_gate)
        {
            result = ReadFolder();
            _faults = result.Faults;
        }
        Reloaded?.Invoke(result);
    }

    private KnowledgeResult ReadFolder()
    {
        try
        {
            var result = KnowledgeBase.Load(_folder);
            if (result.Knowledge is { } newer && newer.Hash != _knowledge.Hash) _knowledge.TakeOver(newer);
            return result;
        }
        // Nobody stands above a timer: whatever a half-written file does to a reader, residents are answered from the last good reading.
        catch (Exception fault)
        {
            return new KnowledgeResult(null, [new ContentFault(_folder, 0, $"kan niet worden gelezen: {fault.Message}")]);
        }
    }
}
