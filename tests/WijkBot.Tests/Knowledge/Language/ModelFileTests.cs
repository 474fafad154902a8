using WijkBot.Knowledge.Language;

namespace WijkBot.Tests.Knowledge.Language;

/// <summary>Trained models over a restart.</summary>
public sealed class ModelFileTests : IDisposable
{
    private static readonly string[] Said = ["er ligt afval op straat", "the street light is broken", "bel mij terug aub", "sokak lambası yanmıyor", "wat is er dit weekend te doen", "xyzzy", "не світить ліхтар"];

    private readonly string folder = Directory.CreateTempSubdirectory("wijkbot-models").FullName;

    private string File => Path.Combine(folder, ModelFile.Name);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private LanguageEngine Engine(string? key = null)
    {
        var knowledge = Some.Almelo;
        return LanguageEngine.KeptOrTrained(key ?? LanguageEngine.KeyOf(knowledge.Language, knowledge.Categories), knowledge.Language, knowledge.Categories, folder);
    }

    private static List<string> Answers(LanguageEngine engine) => [.. Said.Select(text =>
    {
        var understood = engine.Understand(text);
        return $"{understood.Language} {string.Join(' ', understood.Intents)} {understood.Familiarity:R} {string.Join(' ', understood.Categories)} {understood.Band}";
    })];

    [Fact]
    public void Kept_models_answer_to_the_last_bit_as_those_just_trained()
    {
        var trained = Answers(Engine());
        var written = System.IO.File.GetLastWriteTimeUtc(File);
        Assert.Equal(trained, Answers(Engine()));
        Assert.Equal(written, System.IO.File.GetLastWriteTimeUtc(File));
        Assert.Equal(trained, Answers(Some.Almelo.Engine));
        Assert.Equal([ModelFile.Name], Directory.GetFiles(folder).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(60)]
    [InlineData(4_000_000)]
    public void A_damaged_file_is_thrown_away_and_the_models_are_trained_again(int at)
    {
        var trained = Answers(Engine());
        var bytes = System.IO.File.ReadAllBytes(File);
        bytes[at] ^= 0x40;
        System.IO.File.WriteAllBytes(File, bytes);
        Assert.Equal(trained, Answers(Engine()));
        bytes[at] ^= 0x40;
        Assert.Equal(bytes, System.IO.File.ReadAllBytes(File));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(1_000_000)]
    public void A_file_that_ends_too_early_is_no_file(int length)
    {
        Engine();
        using (var file = System.IO.File.OpenWrite(File)) file.SetLength(length);
        var read = ModelFile.Read(folder, new byte[32], reader => reader.ReadString());
        Assert.Null(read);
        Assert.Equal(Answers(Some.Almelo.Engine), Answers(Engine()));
    }

    [Fact]
    public void Models_of_other_content_are_not_read()
    {
        Assert.True(ModelFile.Write(folder, new byte[32], writer => writer.Write("ander")));
        Assert.Null(ModelFile.Read(folder, [.. Enumerable.Repeat((byte)1, 32)], reader => reader.ReadString()));
        Assert.Equal("ander", ModelFile.Read(folder, new byte[32], reader => reader.ReadString()));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_costs_nothing_but_the_next_training()
    {
        System.IO.File.WriteAllText(Path.Combine(folder, "bestand"), "");
        Assert.False(ModelFile.Write(Path.Combine(folder, "bestand"), new byte[32], writer => writer.Write(1)));
    }
}
