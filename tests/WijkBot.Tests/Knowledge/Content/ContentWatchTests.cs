using Microsoft.Extensions.Time.Testing;
using WijkBot.Knowledge.Content;

namespace WijkBot.Tests.Knowledge.Content;

public sealed class ContentWatchTests : IDisposable
{
    private readonly ContentCopy _copy = new ContentCopy().WithFile("stad/antwoorden/proef.md", Entry("U mag hier fluiten."));
    private readonly FakeTimeProvider _clock = new();
    private readonly KnowledgeBase _knowledge;
    private readonly ContentWatch _watch;

    public ContentWatchTests()
    {
        _knowledge = KnowledgeBase.Load(_copy.Folder).OrThrow();
        _watch = new ContentWatch(_copy.Folder, _knowledge, _clock);
    }

    [Fact]
    public async Task A_changed_file_changes_what_is_known()
    {
        var before = _knowledge.Version;
        var search = _knowledge.Search;

        var read = await Change("stad/antwoorden/proef.md", Entry("U mag hier zingen."));

        Assert.Empty(read.Faults);
        Assert.Equal("U mag hier zingen.", Told());
        Assert.NotEqual(before, _knowledge.Version);
        Assert.NotSame(search, _knowledge.Search);
        Assert.Equal("U mag hier zingen.", _knowledge.Search.Find("mag ik fluitkunst beoefenen", null, new DateOnly(2026, 3, 2)).Entries[0].Entry.Text);
    }

    [Fact]
    public async Task A_broken_edit_changes_nothing_and_is_reported_by_file_and_line_until_it_is_mended()
    {
        await Change("stad/antwoorden/proef.md", Entry("U mag hier zingen.").Replace("2026-01-05", "gisteren", StringComparison.Ordinal));

        Assert.Equal("U mag hier fluiten.", Told());
        Assert.Equal($"{Path.Combine(_copy.Folder, "stad/antwoorden/proef.md")}:6: 'gecontroleerd' is 'gisteren'; schrijf een datum als 2025-11-22", Assert.Single(_watch.Faults).ToString());

        await Change("stad/antwoorden/proef.md", Entry("U mag hier dansen."));

        Assert.Equal("U mag hier dansen.", Told());
        Assert.Empty(_watch.Faults);
    }

    [Fact]
    public async Task A_file_that_comes_and_goes_is_known_and_forgotten()
    {
        await Change("wijken/aadorp/antwoorden/proef-nieuw.md", Entry("Nieuw."));
        Assert.Contains(_knowledge.Entries, entry => entry.Id.ToString() == "wijken/aadorp/antwoorden/proef-nieuw");

        await Change("wijken/aadorp/antwoorden/proef-nieuw.md", null);
        Assert.DoesNotContain(_knowledge.Entries, entry => entry.Id.ToString() == "wijken/aadorp/antwoorden/proef-nieuw");
    }

    [Fact]
    public async Task Nothing_is_read_while_an_editor_is_still_writing()
    {
        var reads = 0;
        _watch.Reloaded += _ => Interlocked.Increment(ref reads);
        await Write("stad/antwoorden/proef.md", Entry("Een."));
        _clock.Advance(ContentWatch.Rest / 2);
        await Write("stad/antwoorden/proef.md", Entry("Twee."));
        _clock.Advance(ContentWatch.Rest / 2);
        Assert.Equal(0, reads);

        _clock.Advance(ContentWatch.Rest);
        Assert.Equal("Twee.", Told());
    }

    public void Dispose()
    {
        _watch.Dispose();
        _copy.Dispose();
    }

    private string Told() => _knowledge.Entries.Single(entry => entry.Id.ToString() == "stad/antwoorden/proef").Text;

    private async Task<KnowledgeResult> Change(string file, string? text)
    {
        var read = new TaskCompletionSource<KnowledgeResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Done(KnowledgeResult result) => read.TrySetResult(result);
        _watch.Reloaded += Done;
        await Write(file, text);
        _clock.Advance(ContentWatch.Rest);
        var result = await read.Task.WaitAsync(TestContext.Current.CancellationToken);
        _watch.Reloaded -= Done;
        return result;
    }

    /// <summary>Puts a finished file in place at once, and returns when that was noticed.</summary>
    private async Task Write(string file, string? text)
    {
        var noticed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Seen() => noticed.TrySetResult();
        var path = Path.Combine(_copy.Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _watch.Noticed += Seen;
        if (text is null)
        {
            File.Delete(path);
        }
        else
        {
            var beside = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
            await File.WriteAllTextAsync(beside, text, TestContext.Current.CancellationToken);
            File.Move(beside, path, overwrite: true);
        }
        await noticed.Task.WaitAsync(TestContext.Current.CancellationToken);
        _watch.Noticed -= Seen;
    }

    private static string Entry(string text) =>
        $"---\ntitel: Fluitkunst beoefenen\nvragen: [mag ik fluiten]\neigenaar: Proef\nbron: {{ naam: Proef }}\ngecontroleerd: 2026-01-05\n---\n{text}\n";
}
