using WijkBot.Channels;
using WijkBot.Channels.Activities;
using WijkBot.Delivery;
using WijkBot.Storage;
using Attempt = WijkBot.Storage.Delivery;

namespace WijkBot.Tests.Bot.Delivery;

/// <summary>What follows from the outcome of an attempt to send.</summary>
public sealed class SettlingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Try_again_waits_as_long_as_the_provider_asks_and_longer_every_time()
    {
        Assert.Equal(Now.AddSeconds(1), Of(new SendOutcome.TryAgain(null, "429"), attempts: 0).Next);
        Assert.Equal(Now.AddSeconds(30), Of(new SendOutcome.TryAgain(null, "429"), attempts: 2).Next);
        Assert.Equal(Now.AddMinutes(5), Of(new SendOutcome.TryAgain(TimeSpan.FromMinutes(5), "429"), attempts: 0).Next);
    }

    [Fact]
    public void Unknown_is_parked_and_looked_up_before_a_second_message_is_paid()
    {
        var settled = Of(new SendOutcome.Unknown("time-out"), attempts: 0);
        Assert.Equal(OutboxState.Unknown, settled.State);
        Assert.True(settled.Next >= Now.AddSeconds(10));
    }

    [Fact]
    public void The_next_message_to_the_same_phone_waits_for_sent_but_not_for_Teams()
    {
        Assert.NotNull(Of(new SendOutcome.Sent("SM1"), 0).HoldNextUntil);
        Assert.Null(Settling.Of(Delivery(0, ChannelIds.Teams), new SendOutcome.Sent("1"), Now).HoldNextUntil);
    }

    [Fact]
    public void What_never_arrives_is_told_once_to_who_asked()
    {
        var item = Delivery(0).Item with { TellOnFailure = "zaak:M-1042" };
        var outcome = new SendOutcome.Never(NeverReason.BadAddress, "21211");
        var told = Assert.Single(Settling.Follow(item, outcome, Settling.Of(Delivery(0), outcome, Now), Now));
        Assert.Equal("zaak:M-1042", told.Mailbox);
        Assert.Equal(new DeliveryFailure("uit-1", "sms|a|b", "BadAddress"), DeliverySignals.Read(told.Activity));
        Assert.Equal(told.Key, Settling.Follow(item, outcome, Settling.Of(Delivery(0), outcome, Now), Now)[0].Key);
    }

    [Fact]
    public void Stop_at_the_provider_is_told_to_the_residents_own_conversation_too()
    {
        var item = Delivery(0).Item with { TellOnFailure = "zaak:M-1042" };
        var outcome = new SendOutcome.Never(NeverReason.OptedOut, "21610");
        var told = Settling.Follow(item, outcome, Settling.Of(Delivery(0), outcome, Now), Now);
        Assert.Equal(["zaak:M-1042", "sms|a|b"], told.Select(signal => signal.Mailbox));
        Assert.Equal(2, told.Select(signal => signal.Key).Distinct().Count());
    }

    [Fact]
    public void After_about_a_day_of_trying_it_is_given_up_and_a_person_sees_why()
    {
        var settled = Of(new SendOutcome.TryAgain(null, "connection refused"), attempts: 10);
        Assert.Equal(OutboxState.Never, settled.State);
        Assert.Contains("connection refused", settled.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Our_own_pace_is_no_attempt_however_often_it_holds_a_message_back()
    {
        var held = new SendOutcome.TryAgain(TimeSpan.FromMilliseconds(40), "our number is at its pace") { OurPace = true };
        var settled = Of(held, attempts: 10);
        Assert.Equal((OutboxState.Waiting, false, Now.AddMilliseconds(40)), (settled.State, settled.IsAttempt, settled.Next));
        Assert.True(Of(new SendOutcome.TryAgain(null, "429"), attempts: 0).IsAttempt);
    }

    [Fact]
    public void What_must_be_looked_up_first_is_so_still_after_our_own_pace_held_it_back()
    {
        var parked = Delivery(2);
        parked = parked with { Item = parked.Item with { State = OutboxState.Unknown } };
        Assert.Equal(OutboxState.Unknown, Settling.Of(parked, new SendOutcome.TryAgain(null, "pace") { OurPace = true }, Now).State);
    }

    private static Settlement Of(SendOutcome outcome, int attempts) => Settling.Of(Delivery(attempts), outcome, Now);

    private static Attempt Delivery(int attempts, string channel = ChannelIds.Sms) =>
        new(new OutboxItem("uit-1", "sms|a|b", new Outgoing(new Activity { ChannelId = channel, Text = "hallo" })), attempts, null);
}
