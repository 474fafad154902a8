using LiteDB;
using LiteDB.Engine;
using WijkBot.Storage.LiteDb.Pages;
using WijkBot.Storage.LiteDb.Rows;

namespace WijkBot.Storage.LiteDb;

/// <summary>LiteDB's engine on our page streams. Only the writer's thread commits, checkpoints and reopens; reads come from any thread.</summary>
internal sealed class Database : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly PageFile dataFile;
    private readonly PageFile logFile;
    private readonly ReaderWriterLockSlim reopening = new();
    private DataStream data;
    private LogStream log;

    /// <summary>Opens or creates the database.</summary>
    /// <param name="dataFile">Everything that a checkpoint has moved.</param>
    /// <param name="logFile">What was committed since.</param>
    public Database(PageFile dataFile, PageFile logFile)
    {
        (this.dataFile, this.logFile) = (dataFile, logFile);
        (data, log, Engine) = Open(dataFile, logFile);
    }

    /// <summary>The engine; another one after <see cref="Reopen"/>.</summary>
    public LiteEngine Engine { get; private set; }

    /// <summary>Bytes of the log that wait for a checkpoint.</summary>
    public long LogLength => log.Length;

    /// <summary>A fault after which only a new process may go on.</summary>
    public bool IsLost => log.Fault is FlushFailedException || data.Fault is FlushFailedException;

    /// <summary>Runs a read, from begin to end on this thread. The engine is not exchanged under it.</summary>
    public T Read<T>(Func<LiteEngine, T> read)
    {
        reopening.EnterReadLock();
        try
        {
            return read(Engine);
        }
        finally
        {
            reopening.ExitReadLock();
        }
    }

    /// <summary>Writes all rows in one transaction; returns when they are on the disk.</summary>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    public void Commit(Group rows)
    {
        if (rows.IsEmpty)
            return;
        var before = log.Confirmed;
        Engine.BeginTrans();
        var changed = rows.WriteTo(Engine);
        if (!Engine.Commit())
            throw new StoreUnavailableException("LiteDB had rolled the group back");
        if (changed)
            log.WaitConfirmed(before, Patience);
        ThrowIfFaulty();
    }

    /// <summary>Takes back a commit that failed half-way. The checkpoint frees the engine of what the rollback leaves (5.0.20).</summary>
    public void Rollback()
    {
        Engine.Rollback();
        Checkpoint();
    }

    /// <summary>Moves the log into the data file. Skipped when readers hold the engine for longer than its time-out.</summary>
    public void Checkpoint()
    {
        try
        {
            Engine.Checkpoint();
        }
        catch (LiteException busy) when (busy.ErrorCode == LiteException.LOCK_TIMEOUT)
        {
            return;
        }
        ThrowIfFaulty();
    }

    /// <summary>Drops the engine with all that is not on the disk, and opens it again.</summary>
    public void Reopen()
    {
        reopening.EnterWriteLock();
        try
        {
            Engine.Dispose();
            (data, log, Engine) = Open(dataFile, logFile);
        }
        finally
        {
            reopening.ExitWriteLock();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Engine.Dispose();
        reopening.Dispose();
        dataFile.Dispose();
        logFile.Dispose();
    }

    private static (DataStream Data, LogStream Log, LiteEngine Engine) Open(PageFile dataFile, PageFile logFile)
    {
        LogStream.Trim(logFile);
        var pages = new DataStream(dataFile);
        var journal = new LogStream(logFile, pages);
        var engine = new LiteEngine(new EngineSettings { DataStream = pages, LogStream = journal, Collation = Collation.Binary });
        Tables.Create(engine);
        engine.Checkpoint();
        if ((journal.Fault ?? pages.Fault) is not { } fault)
            return (pages, journal, engine);
        engine.Dispose();
        throw new StoreUnavailableException("the database cannot be written", fault);
    }

    private void ThrowIfFaulty()
    {
        if ((log.Fault ?? data.Fault) is { } fault)
            throw new StoreUnavailableException("the disk does not take what is written", fault);
    }
}
