using WijkBot.Benchmarks.Chaos.Checking;

namespace WijkBot.Tests.Chaos;

/// <summary>The checker of the chaos rounds sees each fault that is planted in what a good round left.</summary>
public sealed class CheckerTests
{
    private static readonly Evidence Good = new()
    {
        Accepted = [("jan", "SM1"), ("an", "SM2"), ("jan", "SM3")],
        Inbox = [("jan", "SM1", true), ("an", "SM2", true), ("jan", "SM3", true)],
        Outbox = [("jan", "Over M-9000001", "P1", 3), ("an", "Het nummer is M-7", "P2", 5), ("jan", "Over M-9000003", "P3", 0)],
        Taken = [("jan", "Over M-9000001", "P1"), ("an", "Het nummer is M-7", "P2"), ("jan", "Over M-9000003", "P0"), ("jan", "Over M-9000003", "P3")],
        Reported = [("P1", 3), ("P2", 5), ("P2", 3)],
        Cases = [("M-7", "an")],
        Cards = ["M-7"],
        Posted = [("M-7", false), ("M-7", true)],
    };

    public static TheoryData<string, string> Faults => new()
    {
        { "a message has no row", "lost" },
        { "a message is not handled", "lost" },
        { "an answer did not go out", "lost" },
        { "a message has two rows", "twice" },
        { "a message has two answers", "twice" },
        { "a report made two cases", "twice" },
        { "messages changed places", "order" },
        { "answers changed places", "order" },
        { "a status went back", "status" },
        { "a case was not confirmed", "unconfirmed" },
        { "a card was given twice", "twice" },
        { "a card was posted again after its answer was heard", "twice" },
        { "a case has no card", "unseen" },
    };

    [Fact]
    public void A_good_round_has_no_fault_also_when_a_kill_made_one_answer_go_out_twice_and_a_late_answer_one_card() => Assert.Empty(Checker.Faults(Good));

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_planted_fault_is_found(string fault, string found) =>
        Assert.Contains(Checker.Faults(Planted(fault)), said => said.StartsWith(found + ":", StringComparison.Ordinal));

    private static Evidence Planted(string fault) => fault switch
    {
        "a message has no row" => Good with { Inbox = [.. Good.Inbox.Skip(1)] },
        "a message is not handled" => Good with { Inbox = [("jan", "SM1", false), .. Good.Inbox.Skip(1)] },
        "an answer did not go out" => Good with { Taken = [.. Good.Taken.Where(message => message.ProviderId != "P2")] },
        "a message has two rows" => Good with { Inbox = [.. Good.Inbox, Good.Inbox[0]] },
        "a message has two answers" => Good with { Outbox = [.. Good.Outbox, Good.Outbox[0]] },
        "a report made two cases" => Good with { Cases = [.. Good.Cases, ("M-8", "an")] },
        "messages changed places" => Good with { Inbox = [Good.Inbox[2], Good.Inbox[1], Good.Inbox[0]] },
        "answers changed places" => Good with { Taken = [Good.Taken[3], Good.Taken[1], Good.Taken[0]] },
        "a status went back" => Good with { Outbox = [Good.Outbox[0] with { Status = 1 }, .. Good.Outbox.Skip(1)] },
        "a case was not confirmed" => Good with { Taken = [Good.Taken[0], ("an", "Dank u", "P2"), .. Good.Taken.Skip(2)] },
        "a card was given twice" => Good with { Cards = ["M-7", "M-7"] },
        "a card was posted again after its answer was heard" => Good with { Posted = [("M-7", true), ("M-7", true)] },
        "a case has no card" => Good with { Posted = [("M-8", true)] },
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };
}
