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

    private const int First = 10_000_000;

    /// <summary>Distance between the numbers of residents who write: more than one when others, who are silent, live between them.</summary>
    public static int Spread { get; set; } = 1;

    public static string Resident(int n) => Person(n * Spread);

    /// <summary>Number of any person, also of a silent one.</summary>
    public static string Person(int n) => "+316" + (First + n).ToString(CultureInfo.InvariantCulture);

    /// <summary>The resident with this number, without +316; not below <see cref="Residents"/> when it is nobody who writes.</summary>
    public static int ResidentOf(int number) => (number - First) % Spread == 0 ? (number - First) / Spread : -1;
}
