using System.Text;
using FsCheck;
using FsCheck.Xunit;
using WijkBot.Channels.Twilio;

namespace WijkBot.Tests.Channels.Twilio;

public sealed class FormTests
{
    [Theory]
    [InlineData("a=1&b=2", "a:1 b:2")]
    [InlineData("b=2&a=1", "a:1 b:2")]
    [InlineData("a=2&a=1&a=2", "a:1 a:2 a:2")]
    [InlineData("a", "a:")]
    [InlineData("=x", ":x")]
    [InlineData("&&a=1&&", "a:1")]
    [InlineData("a=b=c", "a:b=c")]
    [InlineData("a=%2B31+6", "a:+31 6")]
    [InlineData("a=%C3%A9%F0%9F%91%8D", "a:é👍")]
    [InlineData("a=%zz%4&b=%", "a:%zz%4 b:%")]
    [InlineData("%42ody=x", "Body:x")]
    public void Forms_are_read_and_sorted(string body, string expected) =>
        Assert.Equal(expected, string.Join(' ', TwilioForm.Parse(Encoding.UTF8.GetBytes(body)).Fields.ToArray().Select(f => $"{f.Key}:{f.Value}")));

    [Property]
    public bool No_bytes_make_the_reader_throw(byte[] body) => TwilioForm.Parse(body).Fields.Length <= body.Length;

    [Property]
    public bool Only_a_JSON_object_is_read_and_no_bytes_make_the_reader_throw(byte[] body) => TwilioForm.ParseJson(body) is null || body.AsSpan().Contains((byte)'{');

    [Property]
    public bool What_was_escaped_is_read_back(NonNull<string> name, NonNull<string> value)
    {
        var (n, v) = (WellFormed(name.Get) + "x", WellFormed(value.Get) + "x");
        return TwilioForm.Parse(Encoding.ASCII.GetBytes($"{Uri.EscapeDataString(n)}={Uri.EscapeDataString(v)}"))[n] == v;
    }

    [Fact]
    public void An_absent_and_an_empty_value_are_both_null()
    {
        var form = TwilioForm.Parse("a=&b=1"u8);
        Assert.Equal((null, null, "1"), (form["a"], form["z"], form["b"]));
    }

    private static string WellFormed(string text) => string.Concat(text.EnumerateRunes());
}
