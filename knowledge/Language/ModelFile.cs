using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace WijkBot.Knowledge.Language;

/// <summary>
/// Trained models on disk, so that a restart does not train again. The file holds the hash of everything they were trained from and of the program that trained
/// them; any other hash, a damaged byte or a half-written file means training again. It can be thrown away at any time.
/// </summary>
/// <remarks>Layout, little endian: "WBTM3", key (32 bytes), length of the models (8 bytes), the models, SHA-256 of all before it.</remarks>
internal static class ModelFile
{
    private const int KeyLength = 32;
    private static readonly byte[] Magic = "WBTM3"u8.ToArray();

    /// <summary>Name of the file in its folder.</summary>
    public const string Name = "taalmodellen.bin";

    /// <summary>The models of this key, or null when there is no file of them or it is damaged; a damaged one is removed.</summary>
    /// <param name="folder">Where it stands.</param>
    /// <param name="key">SHA-256 of what the models are trained from.</param>
    /// <param name="read">Reads the models.</param>
    public static T? Read<T>(string folder, ReadOnlySpan<byte> key, Func<BinaryReader, T> read)
        where T : class
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path)) return null;
        try
        {
            var bytes = File.ReadAllBytes(path);
            var body = Magic.Length + KeyLength + sizeof(long);
            if (bytes.Length < body + SHA256.HashSizeInBytes || !bytes.AsSpan().StartsWith(Magic)) throw new InvalidDataException("not a file of models");
            if (!bytes.AsSpan(Magic.Length, KeyLength).SequenceEqual(key)) return null;
            if (!SHA256.HashData(bytes.AsSpan(0, bytes.Length - SHA256.HashSizeInBytes)).AsSpan().SequenceEqual(bytes.AsSpan(bytes.Length - SHA256.HashSizeInBytes)))
                throw new InvalidDataException("a byte is damaged");
            using var reader = new BinaryReader(new MemoryStream(bytes, body, bytes.Length - body - SHA256.HashSizeInBytes, writable: false), Encoding.UTF8);
            return read(reader);
        }
        catch (Exception wrong) when (wrong is IOException or InvalidDataException or ArgumentException or OverflowException or UnauthorizedAccessException)
        {
            Remove(path);
            return null;
        }
    }

    /// <summary>Writes the models beside the old file and puts them in its place in one step. A disk that refuses costs nothing but the next training.</summary>
    /// <returns>Whether they stand there now.</returns>
    public static bool Write(string folder, ReadOnlySpan<byte> key, Action<BinaryWriter> write)
    {
        var path = Path.Combine(folder, Name);
        var beside = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            Directory.CreateDirectory(folder);
            using var models = new MemoryStream();
            using (var writer = new BinaryWriter(models, Encoding.UTF8, leaveOpen: true)) write(writer);
            var length = (int)models.Length;
            using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            using (var file = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                foreach (var part in (ReadOnlyMemory<byte>[])[Magic, key.ToArray(), BitConverter.GetBytes((long)length), models.GetBuffer().AsMemory(0, length)])
                {
                    file.Write(part.Span);
                    sum.AppendData(part.Span);
                }
                file.Write(sum.GetHashAndReset());
                file.Flush(flushToDisk: true);
            }
            File.Move(beside, path, overwrite: true);
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            Remove(beside);
            return false;
        }
    }

    /// <summary>Writes an array: its length, then its bytes.</summary>
    public static void WriteArray<T>(this BinaryWriter writer, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values));
    }

    /// <summary>Reads what <see cref="WriteArray"/> wrote.</summary>
    public static T[] ReadArray<T>(this BinaryReader reader)
        where T : unmanaged
    {
        var values = new T[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // It is looked at again, and refused again, at the next start: training goes on without it.
            System.Diagnostics.Trace.TraceWarning($"{path} cannot be removed: {refused.Message}");
        }
    }
}
