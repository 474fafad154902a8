using WijkBot.Channels.Activities;
using WijkBot.Knowledge.Content;
using WijkBot.Tests.Knowledge;
using WijkBot.Tests.Transcripts;

namespace WijkBot.Tests.Bot.Kennis;

/// <summary>An editor saves a file while a resident chats, on the real file system and the real clock; nothing sleeps, the reading itself is awaited.</summary>
public sealed class ChatWhileEditingTests : IDisposable
{
    private const string File = "stad/antwoorden/proef-fluiten.md";
    private readonly ContentCopy _content = new ContentCopy().WithFile(File, Entry("U mag hier fluiten."));

    [Fact]
    public async Task The_next_answer_is_the_edited_one_and_a_broken_edit_changes_nothing()
    {
        var knowledge = KnowledgeBase.Load(_content.Folder).OrThrow();
        using var watch = new ContentWatch(_content.Folder, knowledge, TimeProvider.System);
        var town = new Town(ChannelIds.WhatsApp, "hofkamp", new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(1)), knowledge);

        Assert.Contains("U mag hier fluiten.", await AskAsync(town), StringComparison.Ordinal);

        Assert.Empty((await SaveAsync(watch, Entry("U mag hier zingen."), result => result.Faults.Count == 0)).Faults);
        var edited = await AskAsync(town);
        Assert.Contains("U mag hier zingen.", edited, StringComparison.Ordinal);
        Assert.DoesNotContain("fluiten.", edited, StringComparison.Ordinal);

        var broken = await SaveAsync(watch, Entry("U mag hier niets.").Replace("eigenaar: Proef\n", "", StringComparison.Ordinal), result => result.Faults.Count > 0);
        Assert.EndsWith("proef-fluiten.md:2: sleutel 'eigenaar' ontbreekt", Assert.Single(broken.Faults).ToString(), StringComparison.Ordinal);
        Assert.Contains("U mag hier zingen.", await AskAsync(town), StringComparison.Ordinal);
    }

    public void Dispose() => _content.Dispose();

    private static async Task<string> AskAsync(Town town)
    {
        town.Sent.Clear();
        await town.Pass(TimeSpan.FromSeconds(20));
        await town.Hear("mag ik fluitkunst beoefenen", town.Clock.GetUtcNow(), [], null);
        return string.Join('\n', town.Sent.Select(message => message.Message.Activity.Text));
    }

    /// <summary>Saves, and waits for the reading that shows it; one that fell in the middle of the writing may come before it.</summary>
    private async Task<KnowledgeResult> SaveAsync(ContentWatch watch, string text, Func<KnowledgeResult, bool> shows)
    {
        var read = new TaskCompletionSource<KnowledgeResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        watch.Reloaded = result =>
        {
            if (shows(result)) read.TrySetResult(result);
        };
        _content.WithFile(File, text);
        return await read.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    private static string Entry(string text) =>
        $"---\ntitel: Fluitkunst beoefenen\nvragen: [mag ik fluitkunst beoefenen]\neigenaar: Proef\nbron: {{ naam: Proef }}\ngecontroleerd: 2026-01-05\n---\n{text}\n";
}
