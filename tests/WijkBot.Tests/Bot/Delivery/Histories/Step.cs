namespace WijkBot.Tests.Bot.Delivery.Histories;

/// <summary>What can happen to a store.</summary>
internal enum Act
{
    Accept,
    Timer,
    Claim,
    Commit,
    Release,
    Deliver,
    Settle,
    Report,
    Advance,
    JumpBack,
    Kill,
    Restart,
}

/// <summary>One thing that happens.</summary>
/// <param name="Act">What.</param>
/// <param name="Which">Which mailbox, claim, delivery or message it happens to, counted round.</param>
/// <param name="How">How: a key, an effect, an outcome, a status or a time, counted round.</param>
internal sealed record Step(Act Act, int Which, int How)
{
    public override string ToString() => $"{Act}({Which},{How})";
}
