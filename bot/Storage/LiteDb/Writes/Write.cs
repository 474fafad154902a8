using WijkBot.Storage.LiteDb.Rows;

namespace WijkBot.Storage.LiteDb.Writes;

/// <summary>One change that the writer commits, alone or in a group. All members run on the writer's thread; the last three inside the gate.</summary>
internal abstract class Write
{
    /// <summary>Decides what changes and puts its rows in the group. May run again, alone, after the group failed.</summary>
    public abstract void Apply(Group group);

    /// <summary>The group is on the disk: memory follows, and the caller hears it.</summary>
    public abstract void Done();

    /// <summary>The group is not on the disk: takes back what <see cref="Apply"/> did in memory.</summary>
    public virtual void Undo() { }

    /// <summary>It will not be tried again; called after <see cref="Undo"/>.</summary>
    public abstract void Fail(Exception fault);
}

/// <summary>A write with an answer.</summary>
/// <typeparam name="T">The answer.</typeparam>
internal abstract class Write<T> : Write
{
    private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes after the commit reached the disk.</summary>
    public Task<T> Task => answer.Task;

    /// <summary>What <see cref="Task"/> returns.</summary>
    protected T? Answer { get; set; }

    /// <inheritdoc />
    public override void Done() => answer.SetResult(Answer!);

    /// <inheritdoc />
    public override void Fail(Exception fault) => answer.SetException(fault);
}
