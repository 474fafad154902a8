namespace WijkBot.Conversations.Engine;

/// <summary>One run of a conversation: what its method asks and says goes through here.</summary>
public sealed partial class Talk
{
    private readonly TalkState state;
    private readonly TalkSetting setting;
    private readonly HashSet<string> fresh;
    private readonly bool rehearsal;
    private readonly List<Line> lines = [];
    private readonly List<Step> path = [];
    private readonly HashSet<string> names = [];
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? notAwaited;

    /// <param name="state">Where the conversation stands.</param>
    /// <param name="setting">With whom, when and in which words.</param>
    /// <param name="fresh">Questions that were filled in this turn: what is said before them is new to the resident.</param>
    /// <param name="rehearsal">Only to find the open question: nothing is done, and nothing that is said goes out.</param>
    internal Talk(TalkState state, TalkSetting setting, HashSet<string> fresh, bool rehearsal) =>
        (this.state, this.setting, this.fresh, this.rehearsal) = (state, setting, fresh, rehearsal);

    /// <summary>With whom.</summary>
    public Resident Resident => setting.Resident;

    /// <summary>The time of this turn.</summary>
    public DateTimeOffset Now => setting.Now;

    /// <summary>What this turn does besides talking.</summary>
    public Effects Effects => setting.Effects;

    /// <summary>Name under which a conversation keeps what it was given to begin with.</summary>
    internal const string GivenName = "gegeven";

    /// <summary>What the conversation was given to begin with, such as the reference of a case; null when it began by itself.</summary>
    public string? Given => state.Answers.TryGetValue(GivenName, out var given) ? given.Value.GetString() : null;

    /// <summary>Name under which is kept that another conversation waits for this one.</summary>
    internal const string BetweenName = "tussendoor";

    /// <summary>Another conversation waits for this one: it answers and asks nothing that it can do without.</summary>
    public bool ComesBetween => state.Answers.ContainsKey(BetweenName);

    /// <summary>The first thing that was said in this conversation; null when it began without words.</summary>
    public Heard? First => state.Heard.Count > 0 ? state.Heard[0] : null;

    /// <summary>A photo was sent in this conversation.</summary>
    public bool HasPhoto => state.Heard.Exists(heard => heard.Photos is not null);

    /// <summary>The photos sent in this conversation, at most so many as a case keeps.</summary>
    public string[] Photos => [.. state.Heard.SelectMany(heard => heard.Photos ?? []).Distinct().Take(MostPhotos)];

    /// <summary>A text of this conversation, or of all; the key is without the conversation's name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such text.</exception>
    public string Text(string key, params ReadOnlySpan<(string Name, string Value)> with) =>
        setting.Wording.Find(state.Conversation, key, with) ?? throw new KeyNotFoundException($"no text '{state.Conversation}.{key}'");

    /// <summary>As <see cref="Text"/>, in Dutch whatever the resident's language: for what professionals read.</summary>
    public string Dutch(string key, params ReadOnlySpan<(string Name, string Value)> with) =>
        setting.Wording.FindDutch(state.Conversation, key, with) ?? throw new KeyNotFoundException($"no text '{state.Conversation}.{key}'");

    /// <summary>A text as it stands inside a sentence: "ja", not "Ja".</summary>
    public string InSentence(string key) => Note(Text(key).ToLowerInvariant(), Dutch(key).ToLowerInvariant());

    /// <summary>Something the content names in Dutch, in the resident's language where it has it: a kind of melding, a question of it, a choice.</summary>
    public string Phrase(string dutch) => setting.Wording.Phrase(dutch);

    /// <summary>Remembers what a text of our own making is in Dutch.</summary>
    /// <returns>The text.</returns>
    public string Note(string said, string dutch)
    {
        setting.Wording.Note(said, dutch);
        return said;
    }

    /// <summary>Says something that exists in Dutch only, such as an answer that the wijk wrote. Who reads another language is told so in that language.</summary>
    public void SayInDutch(string dutch)
    {
        if (Resident.Language != "nl") Tell("alleen-in-het-nederlands");
        Say(dutch);
    }

    /// <summary>Says something. It goes out once: not again when a later question is already answered.</summary>
    public void Say(string text) => lines.Add(new Line(text));

    /// <summary>Says a text by its key.</summary>
    public void Tell(string key, params ReadOnlySpan<(string Name, string Value)> with) => Say(Text(key, with));

    /// <summary>Whether this answer was read from something said earlier, so that the resident never saw the question.</summary>
    public bool WasFilled(string name) => state.Answers.TryGetValue(name, out var answer) && answer.How == AnswerSource.Filled;

    /// <summary>Takes an answer and its parts back; it is asked when the method comes to it again.</summary>
    public void Forget(string name) => state.Forget(name);

    /// <summary>Ends this run and begins at the top again, within the same turn.</summary>
    public async ValueTask StartOver()
    {
        Again = true;
        await Stop<bool>("(start over)");
    }

    internal bool Again { get; private set; }
    internal bool Suspended { get; private set; }
    internal Question? Pending { get; private set; }
    internal IReadOnlyList<Step> Path => path;
    internal IReadOnlyList<Line> Lines => lines;
    internal Task Stopped => stopped.Task;

    internal void Awaited() => notAwaited = null;

    internal void Suspend()
    {
        Suspended = true;
        stopped.TrySetResult();
    }

    /// <summary>Every question was awaited: called when the method has ended.</summary>
    internal void CheckEnd()
    {
        if (notAwaited is not null) throw new TalkFault($"question '{notAwaited}' of '{state.Conversation}' is not awaited");
    }

    private void Enter(string name)
    {
        CheckEnd();
        if (Suspended) throw new TalkFault($"'{name}' of '{state.Conversation}' is asked while '{Pending?.Name}' stands open: one question at a time");
        if (!names.Add(name)) throw new TalkFault($"'{state.Conversation}' uses the name '{name}' twice on one path");
    }

    private ValueTask<T> Stop<T>(string name) => new(new Asked<T>(this, name, answered: false, default!), 0);
}

/// <summary>A step on the path of a run.</summary>
/// <param name="Name">Name of the question, or of what was done.</param>
/// <param name="Question">The question; null for something done.</param>
internal sealed record Step(string Name, Question? Question);

/// <summary>Something to say to the resident.</summary>
/// <param name="Text">The words.</param>
public sealed record Line(string Text)
{
    /// <summary>The choices, for a question.</summary>
    public IReadOnlyList<Option> Options { get; init; } = [];
    /// <summary>It is a question and stands open after this turn.</summary>
    public bool IsQuestion { get; init; }
}

/// <summary>With whom, when and in which words a conversation is held.</summary>
/// <param name="Resident">With whom.</param>
/// <param name="Now">The time of the turn.</param>
/// <param name="Wording">The texts.</param>
/// <param name="Effects">Collects what the turn does besides talking.</param>
public sealed record TalkSetting(Resident Resident, DateTimeOffset Now, Wording Wording, Effects Effects);
