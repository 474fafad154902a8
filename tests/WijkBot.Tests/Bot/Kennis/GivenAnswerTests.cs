using Microsoft.Extensions.Logging.Abstractions;
using WijkBot.Delivery;
using WijkBot.Kennis;
using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Content.Entries;
using WijkBot.Storage;
using WijkBot.Tests.Bot.Cases;
using WijkBot.Tests.Channels.Teams;
using WijkBot.Tests.Knowledge;

namespace WijkBot.Tests.Bot.Kennis;

/// <summary>A professional's answer becomes knowledge: proposed, kept, told, exported.</summary>
public sealed class GivenAnswerTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private readonly ContentCopy _content = new();
    private readonly TeamsSide _teams = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_to_a_question_is_proposed_and_told_to_nobody_until_it_is_kept()
    {
        var knowledge = KnowledgeBase.Load(_content.Folder).OrThrow();
        await AnswerAsync("De kermis is in de tweede week van september.");

        Assert.Equal(GivenAnswer.Proposed, Assert.Single(Stored()).Status);
        Assert.Contains(_teams.NotesIn("windmolenbroek"), note => note.Contains("bewaar V-77", StringComparison.Ordinal));
        await ReadAsync(knowledge);
        Assert.DoesNotContain(knowledge.Entries, entry => entry.Id.Slug == "v-77");
    }

    [Fact]
    public async Task A_kept_answer_is_found_by_the_next_who_asks_on_every_replica()
    {
        var (one, other) = (KnowledgeBase.Load(_content.Folder).OrThrow(), KnowledgeBase.Load(_content.Folder).OrThrow());
        await AnswerAsync("De kermis is in de tweede week van september.");
        await _teams.SayAsync("windmolenbroek", "bewaar V-77 Wanneer is de kermis?");

        foreach (var knowledge in new[] { one, other })
        {
            await ReadAsync(knowledge);
            var found = knowledge.Search.Find("wanneer is de kermis dit jaar", "windmolenbroek", Today).Entries[0].Entry;
            Assert.Equal(("De kermis is in de tweede week van september.", "Wanneer is de kermis?", "windmolenbroek"), (found.Text, found.Title, found.Wijk));
            Assert.Equal(Today, found.Checked);
        }
        Assert.Contains("Wanneer is de kermis?", _teams.Posted[^1].Message.Activity.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_changed_or_ended_in_Teams_is_told_so_on_every_replica()
    {
        var knowledge = KnowledgeBase.Load(_content.Folder).OrThrow();
        await AnswerAsync("De kermis is in de tweede week van september.");
        await _teams.SayAsync("windmolenbroek", "bewaar V-77 Wanneer is de kermis?");
        await ReadAsync(knowledge);
        await _teams.SayAsync("windmolenbroek", "kennis V-77 wijzig: De kermis is in de derde week van september.");
        await ReadAsync(knowledge);
        Assert.Equal("De kermis is in de derde week van september.", knowledge.Search.Find("wanneer is de kermis", "windmolenbroek", Today).Entries[0].Entry.Text);

        await _teams.SayAsync("windmolenbroek", "kennis V-77 verloopt 1 juni");
        await ReadAsync(knowledge);
        Assert.Equal(new DateOnly(2026, 6, 1), knowledge.Entries.Single(entry => entry.Id.Slug == "v-77").Expires);
        Assert.DoesNotContain(knowledge.Search.Find("wanneer is de kermis", "windmolenbroek", new DateOnly(2026, 6, 1)).Entries, found => found.Entry.Id.Slug == "v-77");

        await _teams.SayAsync("windmolenbroek", "kennis V-77 verlopen");
        await ReadAsync(knowledge);
        Assert.DoesNotContain(knowledge.Entries, entry => entry.Id.Slug == "v-77");
    }

    [Fact]
    public async Task The_card_of_an_answer_and_the_list_fit_the_schema_of_cards()
    {
        await AnswerAsync("De kermis is in de tweede week van september. " + string.Join(' ', Enumerable.Repeat("heel", 30)) + " leuk.");
        foreach (var said in new[] { "kennis", "kennis V-77", "bewaar V-77", "kennis V-77", "kennis V-77 verlopen", "kennis V-77" })
        {
            await _teams.SayAsync("windmolenbroek", said);
            if (_teams.Posted[^1].Message.Activity.Attachments is [var card, ..]) Assert.Empty(await CardSchema.FaultsAsync(card.Content!.Value));
            else Assert.Matches("^(Bewaard|V-77 is verlopen)", _teams.Posted[^1].Message.Activity.Text);
        }
    }

    [Theory]
    [InlineData("Dit is kort. Dit ook.", null)]
    [InlineData("een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig.", null)]
    [InlineData("Goed zo. een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig eenentwintig", 21)]
    public void A_sentence_of_more_than_twenty_words_is_too_long(string text, int? words) => Assert.Equal(words, LongSentence.In(text)?.Words);

    [Theory]
    [InlineData("bewaar")]
    [InlineData("bewaar V-99")]
    [InlineData("bewaar alles")]
    public async Task What_was_never_answered_cannot_be_kept(string said)
    {
        await _teams.LinkAsync("windmolenbroek", "windmolenbroek");
        await _teams.SayAsync("windmolenbroek", said);

        Assert.Empty(Stored());
        Assert.Contains("geen antwoord om te bewaren", _teams.Posted[^1].Message.Activity.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_confidential_question_is_never_proposed()
    {
        await _teams.LinkAsync("windmolenbroek", "windmolenbroek");
        await _teams.OpenAsync("V-77", confidential: true);
        await _teams.PressAsync("anna", "V-77", "antwoorden", "antwoord", "Dat blijft onder ons.");

        Assert.Empty(Stored());
    }

    [Fact]
    public async Task An_exported_answer_is_a_content_file_without_faults_and_the_newer_of_the_two_is_told()
    {
        await AnswerAsync("De kermis is \"vaak\" in september: zie de krant.\n---\nTot dan.");
        await _teams.SayAsync("windmolenbroek", "bewaar V-77");
        var given = GivenAnswer.Read(Assert.Single(Stored()));
        _content.WithFile(given.ToEntry().Id.Path, given.ToFile());

        Assert.Empty(_content.Faults());
        var knowledge = KnowledgeBase.Load(_content.Folder).OrThrow();
        knowledge.Give([(given with { Day = Today.AddDays(-1), Text = "Ouder." }).ToEntry()]);
        Assert.StartsWith("De kermis is", knowledge.Entry(given.ToEntry().Id)!.Text, StringComparison.Ordinal);
        knowledge.Give([(given with { Day = Today.AddDays(1), Text = "Nieuwer." }).ToEntry()]);
        Assert.Equal("Nieuwer.", knowledge.Entry(given.ToEntry().Id)!.Text);
    }

    [Fact]
    public void A_reading_of_the_files_keeps_the_answers_that_were_given()
    {
        var knowledge = KnowledgeBase.Load(_content.Folder).OrThrow();
        knowledge.Give([new GivenAnswer("V-1", "Wanneer is de kermis?", "In september.", null, "de gemeente", Today).ToEntry()]);

        knowledge.TakeOver(KnowledgeBase.Load(_content.Folder).OrThrow());

        Assert.NotNull(knowledge.Entry(new EntryId(null, EntryKind.Antwoord, "v-1")));
    }

    [Fact]
    public async Task A_proposal_that_nobody_keeps_is_named_a_week_before_and_goes_after_four_weeks()
    {
        await _teams.LinkAsync("stad", "almelo");
        await AnswerAsync("De kermis is in september.");
        await _teams.PassAsync(TimeSpan.FromDays(20));
        Assert.Null(await LookAsync());

        await _teams.PassAsync(TimeSpan.FromDays(2));
        Assert.Contains("vervallen binnen een week", await LookAsync(), StringComparison.Ordinal);
        Assert.Single(Stored());

        await _teams.PassAsync(TimeSpan.FromDays(7));
        Assert.Contains("V-77", await LookAsync(), StringComparison.Ordinal);
        Assert.Empty(Stored());
        Assert.Null(await LookAsync());
    }

    [Fact]
    public async Task A_kept_answer_does_not_go()
    {
        await AnswerAsync("De kermis is in september.");
        await _teams.SayAsync("windmolenbroek", "bewaar V-77");
        await _teams.PassAsync(TimeSpan.FromDays(60));

        Assert.Null(await LookAsync());
        Assert.Equal(GivenAnswer.Kept, Assert.Single(Stored()).Status);
    }

    [Fact]
    public void The_proposals_are_looked_at_once_a_day_when_the_office_opens()
    {
        var (night, morning) = (new DateTimeOffset(2026, 3, 3, 3, 0, 0, TimeSpan.FromHours(1)), new DateTimeOffset(2026, 3, 3, 11, 0, 0, TimeSpan.FromHours(1)));
        var first = Proposals.Of(night, Some.Almelo);

        Assert.True(Some.Almelo.Netwerk.OfficeHours.IsOpen(first.Due!.Value));
        Assert.Equal(first.Key, Proposals.Of(morning, Some.Almelo).Key);
        Assert.NotEqual(first.Key, Proposals.Of(morning.AddDays(1), Some.Almelo).Key);
    }

    public void Dispose() => _content.Dispose();

    /// <summary>The daily look; what the town-wide channel reads, or null.</summary>
    private async Task<string?> LookAsync()
    {
        var item = Proposals.Of(_teams.Clock.GetUtcNow(), Some.Almelo);
        var changes = (await new Proposals(_teams.Records, Some.Almelo).HandleAsync(new Turn(item.Mailbox, null, item, _teams.Clock.GetUtcNow()), Cancel)).Changes;
        foreach (var record in changes.Records) _teams.Records.Write(record);
        return changes.Outbox is [var said] ? said.Message.Activity.Text : null;
    }

    private IEnumerable<StoredRecord> Stored() => _teams.Records.All.Where(record => record.Kind == GivenAnswer.RecordKind);

    private async Task AnswerAsync(string text)
    {
        await _teams.LinkAsync("windmolenbroek", "windmolenbroek");
        await _teams.OpenAsync("V-77");
        await _teams.PressAsync("anna", "V-77", "antwoorden", "antwoord", text);
    }

    private async Task ReadAsync(KnowledgeBase knowledge)
    {
        using var answers = new GivenAnswers(_teams.Records, knowledge, _teams.Clock, NullLogger<GivenAnswers>.Instance);
        await answers.ReadAsync(Cancel);
    }
}
