using System.Text;
using QRCoder;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Twilio;

namespace WijkBot.Pages.Wijken;

/// <summary>The ways to reach WijkBot from a phone, for one wijk.</summary>
/// <param name="settings">Our numbers.</param>
public sealed class WijkKanalen(TwilioSettings settings)
{
    /// <summary>The wijk's own number of each channel, else the town-wide one; a channel without a number is not there.</summary>
    /// <param name="wijk">Slug; null = town-wide.</param>
    public IReadOnlyList<Kanaal> Of(string? wijk) =>
        [.. new[] { ChannelIds.WhatsApp, ChannelIds.Sms }.Select(channel => Number(channel, wijk)).OfType<TwilioNumber>().Select(ours => new Kanaal(ours.Channel, ours.Number))];

    private TwilioNumber? Number(string channel, string? wijk)
    {
        var ours = settings.Numbers.Where(number => number.Channel == channel).ToList();
        return ours.Find(number => wijk is not null && number.Wijk == wijk) ?? ours.Find(number => string.IsNullOrEmpty(number.Wijk));
    }
}

/// <summary>A number of ours on a channel.</summary>
/// <param name="Channel">See <see cref="ChannelIds"/>.</param>
/// <param name="Number">E.164.</param>
public sealed record Kanaal(string Channel, string Number)
{
    /// <summary>As residents call it.</summary>
    public string Name => Channel == ChannelIds.WhatsApp ? "WhatsApp" : "Sms";

    /// <summary>Opens the app with the number filled in.</summary>
    public string Link => Channel == ChannelIds.WhatsApp ? "https://wa.me/" + Number.TrimStart('+') : "sms:" + Number;

    /// <summary>As people read it: <c>06 12 34 56 78</c>, <c>0546 12 34 56</c>.</summary>
    public string Readable => Number.StartsWith("+31", StringComparison.Ordinal) && Number.Length == 12 ? Grouped("0" + Number[3..]) : Number;

    /// <summary>Modules of the QR code as the <c>d</c> of one path, and how many there are on a side.</summary>
    public (string Path, int Size) Qr()
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(Channel == ChannelIds.WhatsApp ? Link : "SMSTO:" + Number + ":", QRCodeGenerator.ECCLevel.M);
        var modules = code.ModuleMatrix; // a quiet zone of four modules is part of it
        var path = new StringBuilder();
        for (var y = 0; y < modules.Count; y++)
        {
            for (var x = 0; x < modules[y].Count; x++)
            {
                var length = 0;
                while (x + length < modules[y].Count && modules[y][x + length])
                    length++;
                if (length == 0)
                    continue;
                path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{x} {y}h{length}v1h-{length}z");
                x += length;
            }
        }
        return (path.ToString(), modules.Count);
    }

    private static string Grouped(string number) => number.StartsWith("06", StringComparison.Ordinal)
        ? $"06 {number[2..4]} {number[4..6]} {number[6..8]} {number[8..]}" : $"{number[..4]} {number[4..6]} {number[6..8]} {number[8..]}";
}
