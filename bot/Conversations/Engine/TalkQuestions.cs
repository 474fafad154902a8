namespace WijkBot.Conversations.Engine;

public sealed partial class Talk
{
    private const string Skip = "-";
    private const int MostPhotos = 5;

    /// <summary>Asks for free text. The text of the question has the question's name as key.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="saysIt">Recognises a sentence that says it without doubt, so that it need not be asked.</param>
    /// <param name="text">The question itself, when it is not a text of this conversation.</param>
    /// <param name="label">How a resident calls this answer, for corrections.</param>
    /// <param name="was">Its former name.</param>
    /// <param name="with">Values for the text.</param>
    public ValueTask<string> AskText(
        string name, Func<string, bool>? saysIt = null, string? text = null, string? label = null, string? was = null, (string, string)[]? with = null) =>
        Ask(new Question<string>
        {
            Name = name,
            Text = text ?? Text(name, with),
            Again = Retry(name),
            Label = label ?? LabelOf(name),
            Was = was,
            Grows = true,
            Reader = (heard, _) => string.IsNullOrWhiteSpace(heard.Text) ? Reading.No<string>() : Reading.Maybe(heard.Text.Trim()),
            Earlier = (heard, _) => saysIt?.Invoke(heard.Text) == true ? Reading.Sure(heard.Text.Trim()) : Reading.No<string>(),
        });

    /// <summary>As <see cref="AskText"/>, but the resident may say "weet ik niet"; then the answer is null.</summary>
    public async ValueTask<string?> AskOptionalText(string name, string? text = null, string? label = null, (string, string)[]? with = null)
    {
        var answer = await Ask(new Question<string>
        {
            Name = name,
            Text = text ?? Text(name, with),
            Label = label ?? LabelOf(name),
            Fill = false,
            Options = [new Option(Skip, Text("weet-niet"))],
            Reader = (heard, shown) =>
                string.IsNullOrWhiteSpace(heard.Text) ? Reading.No<string>()
                : Skips(heard.Text) || heard.Text.Trim() == "1" ? Reading.Sure(Skip)
                : Reading.Maybe(heard.Text.Trim()),
        });
        return answer == Skip ? null : answer;
    }

    /// <summary>Asks to choose one of these; the answer is the id.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="options">The choices, in the order to show them.</param>
    /// <param name="text">The question itself, when it is not a text of this conversation.</param>
    /// <param name="label">How a resident calls this answer.</param>
    /// <param name="also">Choices that are understood but not shown.</param>
    /// <param name="fill">May be filled from an earlier sentence.</param>
    /// <param name="of">What the answer depends on.</param>
    /// <param name="was">Its former name.</param>
    /// <param name="with">Values for the text.</param>
    public ValueTask<string> Choose(
        string name, IReadOnlyList<Option> options, string? text = null, string? label = null, IReadOnlyList<Option>? also = null,
        bool fill = true, string? of = null, string? was = null, (string, string)[]? with = null)
    {
        options = [.. options.Select(AlsoInDutch)];
        IReadOnlyList<Option> all = also is null ? options : [.. options, .. also.ExceptBy(options.Select(option => option.Id), option => option.Id)];
        return Ask(new Question<string>
        {
            Name = name,
            Text = text ?? Text(name, with),
            Again = Retry(name),
            Options = options,
            Label = label ?? LabelOf(name),
            Fill = fill,
            Of = of,
            Was = was,
            StillValid = id => all.Any(option => option.Id == id),
            Reader = (heard, shown) => Choices.Read(heard.Text, all, shown) is { Certainty: Certainty.Sure } or { Why: not null } ? Choices.Read(heard.Text, all, shown) : Declined(heard.Text, all),
        });
    }

    /// <summary>"no thanks", in any language, is the choice that may be called "nee".</summary>
    private static Reading<string> Declined(string text, IReadOnlyList<Option> options) =>
        options.FirstOrDefault(option => option.Words.Contains("nee")) is { } none && YesNo.Read(text) is { Certainty: Certainty.Sure, Value: false } ? Reading.Sure(none.Id) : Reading.No<string>();

    /// <summary>Asks a question with yes or no.</summary>
    public ValueTask<bool> AskYesNo(string name, string? text = null, string? label = null, string? of = null, (string, string)[]? with = null) =>
        Ask(YesNoQuestion(name, text ?? Text(name, with), of) with { Label = label ?? LabelOf(name) });

    private Question<bool> YesNoQuestion(string name, string text, string? of)
    {
        Option[] options = [new("ja", Text("ja")), new("nee", Text("nee"))];
        return new Question<bool>
        {
            Name = name,
            Text = text,
            Options = options,
            Fill = false,
            Of = of,
            Reader = (heard, shown) => YesNo.Read(heard.Text) is { Certainty: not Certainty.No } said ? said
                : Choices.Read(heard.Text, options, shown).To(id => id == "ja"),
        };
    }

    /// <summary>
    /// Asks for photos: one optional question, however many messages an album takes. After the first photo it asks for more until the resident has none.
    /// </summary>
    /// <param name="name">Its name; the texts are <c>name</c> and <c>name.nog</c>.</param>
    /// <param name="most">Photos to keep.</param>
    public async ValueTask<string[]> AskPhotos(string name, int most = MostPhotos)
    {
        var photos = await Ask(PhotoQuestion(name, name, most) with { Label = LabelOf(name) });
        if (photos.Length == 0) Record($"{name}/nog", null, photos, AnswerSource.Said);
        if (photos.Length == 0 || photos.Length >= most || WasFilled(name)) return photos;
        var more = await Ask(PhotoQuestion($"{name}/nog", name, most) with { Fill = false, Amend = null });
        if (more.Length == 0) return photos;
        state.Answers[name] = new Answer(Question<string[]>.ToJson(Join(photos, more, most)), AnswerSource.Said);
        state.Answers.Remove($"{name}/nog");
        await StartOver();
        return photos;
    }

    private Question<string[]> PhotoQuestion(string name, string whole, int most) => new()
    {
        Name = name,
        Text = Text(name),
        Again = Retry(whole),
        Options = [new Option(Skip, Text("nee"))],
        WithoutAnswer = () => [],
        Reader = (heard, shown) => heard.Photos is { Length: > 0 } photos ? Reading.Sure(photos)
            : shown.Count > 0 && (YesNo.Read(heard.Text) is { Certainty: not Certainty.No, Value: false } || Skips(heard.Text) || heard.Text.Trim() == "1"
                || Words.Fold(heard.Text) is "klaar" or "heb ik niet" or "kan ik niet" or "kan niet") ? Reading.Sure(Array.Empty<string>())
            : Reading.No<string[]>(),
        Amend = (current, heard) => heard.Photos is { Length: > 0 } photos ? Reading.Sure(Join(current, photos, most)) : Reading.No<string[]>(),
    };

    /// <summary>Who asked for the Dutch original may choose by its words.</summary>
    private Option AlsoInDutch(Option option) =>
        setting.Wording.Original(option.Title) is var dutch && dutch != option.Title ? option with { Words = [.. option.Words, dutch] } : option;

    private static string[] Join(string[] photos, string[] more, int most) => [.. photos.Concat(more).Distinct().Take(most)];

    private static bool Skips(string text) => YesNo.IsSkip(text) || YesNo.Read(text) is { Certainty: Certainty.Sure, Value: false };

    private string? LabelOf(string name) => setting.Wording.Find(state.Conversation, $"{name}.label");

    private string? Retry(string name) => setting.Wording.Find(state.Conversation, $"{name}.nogmaals");
}
