using System.Buffers;

namespace WijkBot.Channels.Twilio;

/// <summary>The GSM 7-bit default alphabet and its extension table (3GPP TS 23.038, 6.2.1): what an SMS holds 160 of.</summary>
public static class Gsm7
{
    private static readonly SearchValues<char> Basic = SearchValues.Create(
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà");

    private static readonly SearchValues<char> Extension = SearchValues.Create("\f^{}\\[~]|€");

    /// <summary>Septets that a character takes: 1, or 2 with the escape to the extension table; 0 when GSM-7 does not have it.</summary>
    public static int Septets(char c) => Basic.Contains(c) ? 1 : Extension.Contains(c) ? 2 : 0;

    /// <summary>Septets of a text, or null when a character is not in GSM-7: the whole message then goes as UCS-2.</summary>
    public static int? Septets(ReadOnlySpan<char> text)
    {
        var septets = 0;
        foreach (var c in text)
        {
            if (Septets(c) is not (> 0 and var size))
                return null;
            septets += size;
        }
        return septets;
    }
}
