using System.Globalization;

namespace WijkBot.Benchmarks.Hub;

/// <summary>What both ends of the benchmark agree on. Nothing of it is secret: it exists on loopback, for one run.</summary>
internal static class Site
{
    public const string Account = "AC00000000000000000000000000000001";
    public const string Token = "0123456789abcdef0123456789abcdef";
    public const string Number = "+31546000119";
    public const int Residents = 2000;
    public const int Connections = 64;

    public static string Resident(int n) => "+316" + (10_000_000 + n).ToString(CultureInfo.InvariantCulture);
}
