using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using WijkBot.Delivery;
using WijkBot.Roster;
using WijkBot.Storage;

namespace WijkBot.Tests.Bot.Storage;

/// <summary>The audit log is kept as long as the setting says, and no longer.</summary>
public abstract partial class StoreConformance
{
    [Fact]
    public async Task Lines_of_the_audit_log_go_when_their_time_is_over_and_younger_ones_and_cases_stay()
    {
        const int years = 5;
        var over = Clock.GetUtcNow().AddYears(-years);
        await TurnAsync("SM1", new Changes
        {
            Records =
            [
                .. Enumerable.Range(0, 401).Select(n => Line($"oud-{n}", over.AddMinutes(-n))),
                Line("jong", over.AddMinutes(1)),
                Some.Case("M-1", at: over.AddYears(-1)),
            ],
        });
        await AcceptAsync(AuditRetention.Of(Clock.GetUtcNow()));
        var handler = new AuditRetention(Store, new AuditSettings(years), NullLogger<AuditRetention>.Instance);
        var turns = 0;
        for (; await Store.ClaimAsync(TimeSpan.Zero, Cancel) is { } claim; turns++)
        {
            Assert.True(handler.Owns(claim.Mailbox));
            var result = await handler.HandleAsync(new Turn(claim.Mailbox, null, claim.Item, Clock.GetUtcNow()), Cancel);
            Assert.True(await Store.CommitAsync(claim, result.Changes, Cancel));
        }
        await RestartAsync();

        Assert.Equal(3, turns);
        Assert.Equal("jong", Assert.Single(await Store.FindAsync(new RecordQuery(LogLine.RecordKind) { Max = 1000 }, Cancel)).Id);
        Assert.Single(await Store.FindAsync(new RecordQuery("zaak"), Cancel));
    }

    private static StoredRecord Line(string id, DateTimeOffset at) =>
        new(LogLine.RecordKind, id, JsonSerializer.Serialize(new { at, id = "aad-anna", who = "Anna", what = "oppakken" })) { At = at };
}
