using System.IO.Compression;
using System.Text;
using Npgsql;
using WijkBot.Storage.Postgres.Schema;

namespace WijkBot.Storage.Postgres.Copies;

/// <summary>
/// A backup: a zip file with one entry for each table, in the text format of <c>COPY</c> behind a line that names its columns. All tables are read in one snapshot, while serving.
/// It is ours and not <c>pg_dump</c>'s so that a backup needs no other program, and can be read by any later version.
/// </summary>
internal static class DatabaseCopy
{
    /// <summary>In the order in which they can be filled. Replicas are not kept: those of a restored database are others.</summary>
    private static readonly string[] Kept = ["mailbox", "inbox", "outbox", "part", "thread", "record", "dead", "counter", "lane"];

    private const string Ending = ".copy";

    /// <summary>Writes everything that was committed before this call.</summary>
    public static async Task WriteAsync(Link link, Stream destination, CancellationToken cancel)
    {
        try
        {
            await using var connection = await link.Source.OpenConnectionAsync(cancel);
            await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
            await using var zip = new ZipArchive(destination, ZipArchiveMode.Create, leaveOpen: true);
            foreach (var table in Kept)
            {
                await using var entry = await zip.CreateEntry(table + Ending, CompressionLevel.Fastest).OpenAsync(cancel);
                await using var writer = new StreamWriter(entry, new UTF8Encoding(false)) { NewLine = "\n" };
                var columns = await ColumnsAsync(connection, table, cancel);
                await writer.WriteLineAsync(columns);
                using var rows = await connection.BeginTextExportAsync($"copy {table} ({columns}) to stdout", cancel);
                await CopyAsync(rows, writer, cancel);
            }
        }
        catch (Exception fault) when (Link.IsOutage(fault) && fault is not IOException)
        {
            throw new StoreUnavailableException("the database does not answer", fault);
        }
    }

    /// <summary>Fills an empty database, all of it or nothing.</summary>
    /// <exception cref="InvalidDataException">This is no backup of ours, or the database is not empty.</exception>
    public static async Task ReadAsync(NpgsqlDataSource source, Stream backup, CancellationToken cancel)
    {
        await DatabaseSchema.PrepareAsync(source, cancel);
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var change = await connection.BeginTransactionAsync(cancel);
        await using var zip = new ZipArchive(backup, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var table in Kept)
        {
            if ((bool)(await ScalarAsync(connection, $"select exists (select from {table})", cancel))!)
                throw new InvalidDataException($"de database is niet leeg: in {table} staat al iets");
            var entry = zip.GetEntry(table + Ending) ?? throw new InvalidDataException($"dit is geen back-up van WijkBot: {table}{Ending} ontbreekt");
            using var reader = new StreamReader(await entry.OpenAsync(cancel), Encoding.UTF8);
            var columns = await reader.ReadLineAsync(cancel) ?? "";
            if (!columns.All(letter => letter is (>= 'a' and <= 'z') or '_' or ','))
                throw new InvalidDataException($"dit is geen back-up van WijkBot: {table}{Ending} begint niet met kolommen");
            await using var rows = await connection.BeginTextImportAsync($"copy {table} ({columns}) from stdin", cancel);
            await CopyAsync(reader, rows, cancel);
        }
        foreach (var table in new[] { "inbox", "outbox", "dead" })
            await ScalarAsync(connection, $"select setval(pg_get_serial_sequence('{table}', 'seq'), coalesce((select max(seq) from {table}), 0) + 1, false)", cancel);
        await ScalarAsync(connection, "select setval('epoch', greatest(nextval('epoch'), (select max(greatest(epoch, holder)) from lane)))", cancel);
        await change.CommitAsync(cancel);
    }

    private static async Task<string> ColumnsAsync(NpgsqlConnection connection, string table, CancellationToken cancel) => (string)(await ScalarAsync(
        connection, $"select string_agg(attname, ',' order by attnum) from pg_attribute where attrelid = '{table}'::regclass and attnum > 0 and not attisdropped", cancel))!;

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancel);
    }

    private static async Task CopyAsync(TextReader from, TextWriter to, CancellationToken cancel)
    {
        var buffer = new char[1 << 16];
        while (await from.ReadAsync(buffer.AsMemory(), cancel) is > 0 and var read)
            await to.WriteAsync(buffer.AsMemory(0, read), cancel);
    }
}
