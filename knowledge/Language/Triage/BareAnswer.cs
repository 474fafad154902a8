namespace WijkBot.Knowledge.Language.Triage;

/// <summary>
/// A message that names only a person or a place of one's own: "bij mijn moeder", the answer to "waar is dat?". People in a crisis write about the
/// same persons, so that the model hears one; but nothing is said of them here.
/// </summary>
internal static class BareAnswer
{
    private static readonly HashSet<string> s_words = new(
        ("aan achter bij boven de een en het in naast naar om onder op tegenover van voor "
        + "ik ben woon mij me mn mijn m'n ons onze wij we z'n zijn haar hem hun die dat daar hier "
        + "broer buren buurman buurvrouw buur dochter familie kind kinderen kleinkind ma mama man mam moeder oma opa oom ouders pa papa pap schoonmoeder schoonvader "
        + "tante vader vriend vriendin vriendje vrouw zoon zus zusje broertje "
        + "adres appartement deur flat huis huisje straat thuis tuin woning wijk werk school").Split(' '), StringComparer.Ordinal);

    /// <summary>True when every word is one of these.</summary>
    /// <param name="folded">The message folded: lower case, without accents and punctuation.</param>
    public static bool Is(string folded) => folded.Split(' ').All(s_words.Contains);
}
