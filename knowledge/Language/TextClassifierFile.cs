namespace WijkBot.Knowledge.Language;

public sealed partial class TextClassifier
{
    /// <summary>Writes the trained model; the options are not written: whoever reads it has them.</summary>
    internal void Write(BinaryWriter writer)
    {
        writer.Write(Temperature);
        writer.Write(_labels.Length);
        foreach (var label in _labels) writer.Write(label);
        _vocabulary.Write(writer);
        _model.Write(writer);
        writer.Write(_phrases.Length);
        foreach (var (text, label) in _phrases)
        {
            writer.Write(text);
            writer.Write(label);
        }
        _likeness.Write(writer);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="reader">Stands at the model.</param>
    /// <param name="options">Those it was trained with.</param>
    internal static TextClassifier Read(BinaryReader reader, TextClassifierOptions options)
    {
        var temperature = reader.ReadDouble();
        var labels = new string[reader.ReadInt32()];
        for (var i = 0; i < labels.Length; i++) labels[i] = reader.ReadString();
        var vocabulary = FeaturesVocabulary.Read(reader);
        var model = LinearModel.Read(reader);
        var phrases = new Phrase[reader.ReadInt32()];
        for (var i = 0; i < phrases.Length; i++) phrases[i] = new Phrase(reader.ReadString(), reader.ReadInt32());
        return new TextClassifier(options, labels, vocabulary, model, phrases, PhraseIndex.Read(reader)) { Temperature = temperature };
    }
}
