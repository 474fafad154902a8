using WijkBot.Storage.LiteDb.Pages;

namespace WijkBot.Tests.Bot.Storage.LiteDb.PowerCut;

/// <summary>A disk of two files that remembers every write, flush and cut in order, so that it can be shown as a power cut at any moment would leave it.</summary>
internal sealed class RecordedDisk
{
    private readonly List<Event> events = [];

    public RecordedDisk() => (Data, Log) = (new RecordedFile(this, 0), new RecordedFile(this, 1));

    public PageFile Data { get; }
    public PageFile Log { get; }

    /// <summary>How much has happened so far: an acknowledgement given now must survive any later cut.</summary>
    public int Moment
    {
        get
        {
            lock (events)
                return events.Count;
        }
    }

    /// <summary>What happened since a moment, in words.</summary>
    public List<string> Told(int since) => [.. events.Skip(since).Select(happened => happened switch
    {
        { Kind: Kind.Flush } => "flush",
        { Kind: Kind.SetLength } => "cut",
        { Bytes.Length: 1 } => "write 1",
        _ => "write",
    })];

    /// <summary>The weakest moments: right after each byte that confirms a transaction.</summary>
    public List<int> Confirmations() => [.. events.Index().Where(happened => happened.Item.Bytes.Length == 1).Select(happened => happened.Index + 1)];

    /// <summary>Takes flushes away, as if the code did not do them.</summary>
    /// <param name="before">True: those right before a byte that confirms a transaction; false: those right after.</param>
    public void ForgetFlushes(bool before)
    {
        for (var n = events.Count - 1; n >= 0; n--)
        {
            var neighbour = before ? n + 1 : n - 1;
            if (events[n].Kind == Kind.Flush && neighbour >= 0 && neighbour < events.Count && events[neighbour] is { Kind: Kind.Write, Bytes.Length: 1 })
                events[n] = events[n] with { Kind = Kind.Nothing };
        }
    }

    /// <summary>What a power cut at this moment leaves: all that was flushed and, of the rest, whatever the disk happened to have written, in blocks of 4 KiB.</summary>
    public (PageFile Data, PageFile Log) CutAt(int moment, Random chance)
    {
        var files = new[] { new Image(), new Image() };
        // sometimes nothing that was not flushed is left, sometimes nearly all of it
        var luck = chance.NextDouble();
        foreach (var happened in events.Take(moment))
            files[happened.File].Take(happened);
        return (files[0].After(chance, luck), files[1].After(chance, luck));
    }

    private void Note(Event happened)
    {
        lock (events)
            events.Add(happened);
    }

    internal enum Kind { Nothing, Write, SetLength, Flush }

    internal sealed record Event(int File, Kind Kind, long Offset, byte[] Bytes);

    private sealed class Image
    {
        private const int Block = 4096;
        private readonly MemoryFile durable = new();
        private readonly List<Event> unflushed = [];

        public void Take(Event happened)
        {
            if (happened.Kind == Kind.Flush)
            {
                unflushed.ForEach(Apply);
                unflushed.Clear();
            }
            else if (happened.Kind != Kind.Nothing)
            {
                unflushed.Add(happened);
            }
        }

        public MemoryFile After(Random chance, double luck)
        {
            foreach (var lost in unflushed)
            {
                for (var at = 0; at < Math.Max(1, lost.Bytes.Length); at += Block)
                {
                    if (chance.NextDouble() < luck)
                        Apply(lost with { Offset = lost.Offset + at, Bytes = lost.Bytes[at..Math.Min(lost.Bytes.Length, at + Block)] });
                }
            }
            return durable;
        }

        private void Apply(Event happened)
        {
            if (happened.Kind == Kind.SetLength)
                durable.SetLength(happened.Offset);
            else
                durable.Write(happened.Offset, happened.Bytes);
        }
    }

    private sealed class RecordedFile(RecordedDisk disk, int file) : MemoryFile
    {
        public override void Write(long offset, ReadOnlySpan<byte> bytes)
        {
            disk.Note(new Event(file, Kind.Write, offset, bytes.ToArray()));
            base.Write(offset, bytes);
        }

        public override void SetLength(long length)
        {
            disk.Note(new Event(file, Kind.SetLength, length, []));
            base.SetLength(length);
        }

        public override void Flush() => disk.Note(new Event(file, Kind.Flush, 0, []));
    }
}
