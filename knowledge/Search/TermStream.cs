using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace WijkBot.Knowledge.Search;

/// <summary>Gives Lucene terms that are made already.</summary>
internal sealed class TermStream : TokenStream
{
    private readonly IEnumerator<string> _terms;
    private readonly ICharTermAttribute _term;

    public TermStream(IEnumerable<string> terms)
    {
        _terms = terms.GetEnumerator();
        _term = AddAttribute<ICharTermAttribute>();
    }

    public override bool IncrementToken()
    {
        if (!_terms.MoveNext()) return false;
        ClearAttributes();
        _term.SetEmpty().Append(_terms.Current);
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _terms.Dispose();
        base.Dispose(disposing);
    }
}
