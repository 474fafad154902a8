using WijkBot.Channels;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Twilio;

namespace WijkBot.Tests.Channels.Twilio;

/// <summary>Every status and every error that Twilio may report, as tables.</summary>
public sealed class MappingTests
{
    [Theory]
    [InlineData("accepted", DeliveryStatus.Accepted)]
    [InlineData("scheduled", DeliveryStatus.Accepted)]
    [InlineData("queued", DeliveryStatus.Accepted)]
    [InlineData("sending", DeliveryStatus.Sending)]
    [InlineData("sent", DeliveryStatus.Sent)]
    [InlineData("partially_delivered", DeliveryStatus.Sent)]
    [InlineData("delivered", DeliveryStatus.Delivered)]
    [InlineData("undelivered", DeliveryStatus.Failed)]
    [InlineData("failed", DeliveryStatus.Failed)]
    [InlineData("canceled", DeliveryStatus.Failed)]
    [InlineData("read", DeliveryStatus.Read)]
    [InlineData("receiving", DeliveryStatus.None)]
    [InlineData("received", DeliveryStatus.None)]
    [InlineData("Delivered", DeliveryStatus.None)]
    [InlineData(null, DeliveryStatus.None)]
    public void Statuses(string? status, DeliveryStatus expected) => Assert.Equal(expected, TwilioStatus.Map(status));

    [Fact]
    public void A_status_callback_as_Twilio_sends_it()
    {
        var whatsApp = TwilioStatus.Read(Some.Parsed(
            ("ChannelPrefix", "whatsapp"), ("ApiVersion", "2010-04-01"), ("MessageStatus", "undelivered"), ("SmsSid", Some.Sid(3)), ("SmsStatus", "undelivered"),
            ("ErrorCode", "63016"), ("To", "whatsapp:" + Some.Resident), ("From", "whatsapp:" + Some.WhatsAppNumber), ("MessageSid", Some.Sid(3)),
            ("AccountSid", Some.Account)));
        Assert.Equal(new StatusReport(ChannelIds.WhatsApp, Some.Sid(3), DeliveryStatus.Failed, 63016) { Meaning = TwilioErrors.Outcome(63016) }, whatsApp);
        var old = TwilioStatus.Read(Some.Parsed(("SmsSid", Some.Sid(4)), ("SmsStatus", "sent"), ("To", Some.Resident), ("From", Some.SmsNumber)));
        Assert.Equal(new StatusReport(ChannelIds.Sms, Some.Sid(4), DeliveryStatus.Sent, null), old);
    }

    [Theory]
    [InlineData("0", null)]
    [InlineData("-1", null)]
    [InlineData("geen getal", null)]
    [InlineData("99999999999", null)]
    [InlineData("30008", 30008)]
    public void A_strange_error_code_is_none(string sent, int? expected) =>
        Assert.Equal(expected, TwilioStatus.Read(Some.Parsed(("MessageSid", "SM1"), ("MessageStatus", "failed"), ("ErrorCode", sent)))?.ErrorCode);

    [Theory]
    [InlineData(20429), InlineData(63018), InlineData(14101), InlineData(21611), InlineData(30001), InlineData(20503)]
    public void Slow_down_is_try_again_when_the_provider_says(int code) =>
        Assert.Equal(new SendOutcome.TryAgain(TimeSpan.FromSeconds(7), $"Twilio {code}"), TwilioErrors.Outcome(code, TimeSpan.FromSeconds(7)));

    [Theory]
    [InlineData(30003, 60), InlineData(30005, 60), InlineData(63038, 60), InlineData(20003, 5), InlineData(20005, 5), InlineData(30002, 5)]
    public void What_lasts_is_tried_again_later(int code, int minutes) =>
        Assert.Equal(new SendOutcome.TryAgain(TimeSpan.FromMinutes(minutes), $"Twilio {code}"), TwilioErrors.Outcome(code));

    [Theory]
    [InlineData(63016, NeverReason.TemplateNeeded)]
    [InlineData(21610, NeverReason.OptedOut)]
    [InlineData(14107, NeverReason.Loop)]
    [InlineData(21211, NeverReason.BadAddress)]
    [InlineData(21217, NeverReason.BadAddress)]
    [InlineData(21265, NeverReason.BadAddress)]
    [InlineData(21612, NeverReason.BadAddress)]
    [InlineData(21614, NeverReason.BadAddress)]
    [InlineData(30006, NeverReason.BadAddress)]
    [InlineData(63003, NeverReason.BadAddress)]
    [InlineData(63024, NeverReason.BadAddress)]
    [InlineData(21408, NeverReason.Blocked)]
    [InlineData(30004, NeverReason.Blocked)]
    [InlineData(30007, NeverReason.Blocked)]
    [InlineData(63032, NeverReason.Blocked)]
    [InlineData(63033, NeverReason.Blocked)]
    [InlineData(63021, NeverReason.Rejected)]
    [InlineData(21602, NeverReason.Rejected)]
    [InlineData(21603, NeverReason.Rejected)]
    [InlineData(21606, NeverReason.Rejected)]
    [InlineData(21617, NeverReason.Rejected)]
    [InlineData(21619, NeverReason.Rejected)]
    [InlineData(21655, NeverReason.Rejected)]
    [InlineData(21656, NeverReason.Rejected)]
    [InlineData(21659, NeverReason.Rejected)]
    [InlineData(21660, NeverReason.Rejected)]
    [InlineData(63005, NeverReason.Rejected)]
    [InlineData(63013, NeverReason.Rejected)]
    [InlineData(63027, NeverReason.Rejected)]
    [InlineData(63028, NeverReason.Rejected)]
    public void Errors_that_end_a_message_say_why(int code, NeverReason reason) =>
        Assert.Equal(new SendOutcome.Never(reason, $"Twilio {code}"), TwilioErrors.Outcome(code));

    [Fact]
    public void An_unknown_code_says_nothing_by_itself() => Assert.Null(TwilioErrors.Outcome(12345));
}
