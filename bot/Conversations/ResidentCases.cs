using WijkBot.Cases;
using WijkBot.Conversations.Engine;
using WijkBot.Storage;

namespace WijkBot.Conversations;

/// <summary>The cases of one resident. A case of somebody else is as unknown as one that does not exist.</summary>
/// <param name="store">Where cases are.</param>
public sealed class ResidentCases(IStore store)
{
    /// <summary>The resident's case with this reference, or null.</summary>
    public async ValueTask<Case?> FindAsync(Resident resident, string reference)
    {
        var found = await store.FindAsync(new RecordQuery(Case.RecordKind) { Id = reference, Owner = resident.Mailbox, Max = 1 }, CancellationToken.None);
        return found is [var record, ..] && record.Owner == resident.Mailbox ? CaseRecord.Read(record) : null;
    }

    /// <summary>The resident's cases, newest first.</summary>
    public async ValueTask<IReadOnlyList<Case>> AllAsync(Resident resident, int max)
    {
        var found = await store.FindAsync(new RecordQuery(Case.RecordKind) { Owner = resident.Mailbox, Max = max }, CancellationToken.None);
        return [.. found.Where(record => record.Owner == resident.Mailbox).Select(CaseRecord.Read)];
    }

    /// <summary>Something is kept that may still bring the resident news: a case, or a subscription.</summary>
    public async ValueTask<bool> MayBringNewsAsync(Resident resident)
    {
        foreach (var kind in new[] { Case.RecordKind, OpDeHoogte.Subscription.RecordKind })
            if (await store.FindAsync(new RecordQuery(kind) { Owner = resident.Mailbox, Max = 1 }, CancellationToken.None) is [_, ..])
                return true;
        return false;
    }

    /// <summary>Reference of the closed case that the resident means: the one named, or the last one closed; empty when there is none.</summary>
    public async ValueTask<string> ClosedAsync(Resident resident, string? reference)
    {
        var mine = reference is null ? await AllAsync(resident, 20) : await FindAsync(resident, reference) is { } one ? [one] : [];
        return mine.FirstOrDefault(found => found.State == CaseState.Afgehandeld)?.Reference ?? "";
    }
}
