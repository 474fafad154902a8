using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace WijkBot.Tests.Bot.Delivery.Histories;

/// <summary>What happened to a store, in order.</summary>
internal sealed record History(IReadOnlyList<Step> Steps)
{
    private const int Longest = 60;

    // the daily course of a message is more frequent than what disturbs it
    private static readonly Act[] Frequent =
    [
        Act.Accept, Act.Accept, Act.Accept, Act.Timer, Act.Claim, Act.Claim, Act.Claim, Act.Commit, Act.Commit, Act.Commit, Act.Release, Act.Deliver, Act.Deliver,
        Act.Settle, Act.Settle, Act.Settle, Act.Report, Act.Report, Act.Report, Act.Report, Act.Advance, Act.JumpBack, Act.Kill, Act.Restart,
    ];

    /// <summary>Random histories; one that fails is shortened as long as it fails.</summary>
    public static Arbitrary<History> Any { get; } = Arb.From(
        from length in Gen.Choose(1, Longest)
        from steps in Gen.ListOf(from act in Gen.Elements(Frequent)
                                 from which in Gen.Choose(0, 11)
                                 from how in Gen.Choose(0, 23)
                                 select new Step(act, which, how), length)
        select new History([.. steps]), Shorter);

    private static IEnumerable<History> Shorter(History history)
    {
        var steps = history.Steps;
        for (var part = steps.Count / 2; part > 0; part /= 2)
            for (var from = 0; from + part <= steps.Count; from += part)
                yield return new History([.. steps.Take(from), .. steps.Skip(from + part)]);
        for (var n = 0; n < steps.Count; n++)
        {
            if (steps[n].Which > 0)
                yield return history.With(n, steps[n] with { Which = 0 });
            if (steps[n].How > 0)
                yield return history.With(n, steps[n] with { How = 0 });
        }
    }

    private History With(int n, Step step) => new([.. Steps.Take(n), step, .. Steps.Skip(n + 1)]);

    /// <summary>What <see cref="ToString"/> wrote.</summary>
    public static History Parse(string steps) => new([.. steps.Split(' ').Select(step => step.Split('(', ',', ')')).Select(parts =>
        new Step(Enum.Parse<Act>(parts[0]), int.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture)))]);

    public override string ToString() => string.Join(' ', Steps);
}
