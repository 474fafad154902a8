namespace WijkBot.Conversations.Engine;

/// <summary>
/// One running conversation in one turn. First <see cref="LocateAsync"/> finds the question that stands open; then the caller decides, in the order of
/// handling, what the message is to it; then <see cref="RunAsync"/> takes the conversation as far as it gets.
/// </summary>
/// <param name="conversation">The conversation.</param>
/// <param name="state">Where it stands; changed in place.</param>
/// <param name="setting">With whom, when and in which words.</param>
public sealed partial class Dialogue(Conversation conversation, TalkState state, TalkSetting setting)
{
    private const int MostRuns = 20;
    private readonly HashSet<string> fresh = [];
    private Talk? located;

    /// <summary>The conversation.</summary>
    public Conversation Conversation => conversation;

    /// <summary>Where it stands.</summary>
    public TalkState State => state;

    /// <summary>The open question as the conversation has it now; null when the method ran to something that is yet to be done.</summary>
    public Question? Pending => located?.Pending;

    /// <summary>Runs to the open question without saying or doing anything.</summary>
    public async ValueTask LocateAsync() => located = await RunOnceAsync(rehearsal: true);

    /// <summary>
    /// Runs from the top to the next question or the end. Afterwards <see cref="TalkState.Open"/> is the new open question.
    /// </summary>
    public async ValueTask<Progress> RunAsync()
    {
        for (var run = 0; run < MostRuns; run++)
        {
            var talk = await RunOnceAsync(rehearsal: false);
            if (talk.Again) continue;
            located = talk;
            return talk.Suspended ? Ask(talk.Pending!, talk.Lines) : End(talk.Lines);
        }
        throw new TalkFault($"'{conversation.Name}' starts over for ever");
    }

    private async ValueTask<Talk> RunOnceAsync(bool rehearsal)
    {
        var talk = new Talk(state, setting, fresh, rehearsal);
        var method = conversation.RunAsync(talk);
        if (!method.IsCompleted && !talk.Suspended)
            await Task.WhenAny(method, talk.Stopped);
        if (method.IsCompleted)
        {
            await method;
            talk.CheckEnd();
        }
        return talk;
    }

    private Progress Ask(Question question, IReadOnlyList<Line> lines)
    {
        var before = state.Open?.Name == question.Name ? state.Open : null;
        var said = lines.Select(line => Fingerprint.Of(line.Text)).ToArray();
        var news = lines.Where((_, i) => before?.Said?.Contains(said[i]) != true);
        var ids = question.Options.Select(option => option.Id).ToArray();
        var shown = Fingerprint.Of((question.Text, string.Join('\n', question.Options.Select(option => option.Title))));
        var changed = shown != state.Open?.Shown;
        state.Open = new OpenQuestion(question.Name, setting.Now)
        {
            Tries = before?.Tries ?? 0,
            Options = ids.Length == 0 ? null : ids,
            Said = said.Length == 0 ? null : said,
            Of = question.Of,
            Shown = shown,
        };
        return new Progress([.. news], new Line(question.Text) { Options = question.Options, IsQuestion = true }, changed);
    }

    private Progress End(IReadOnlyList<Line> lines)
    {
        state.Open = null;
        return new Progress(lines, null, true);
    }
}

/// <summary>How far a conversation came in this turn.</summary>
/// <param name="Said">What it said on the way.</param>
/// <param name="Question">The question that stands open; null when the conversation has ended.</param>
/// <param name="Changed">The question is not the one that stands on the resident's screen.</param>
public sealed record Progress(IReadOnlyList<Line> Said, Line? Question, bool Changed)
{
    /// <summary>The conversation has ended.</summary>
    public bool Ended => Question is null;
}
