using System.Text.Json.Nodes;
using LiteDB.Engine;
using Npgsql;
using WijkBot.Storage.Postgres;
using WijkBot.Storage.Postgres.Schema;

namespace WijkBot.Storage.Moving;

/// <summary>
/// Moves a LiteDB file into an empty database. The file is only read. What was cut off is done again from the beginning: rows that are there already stay.
/// The lanes, by which replicas find what waits, come last and together: until then nothing in the database can be taken.
/// </summary>
/// <param name="engine">The file.</param>
/// <param name="source">The database.</param>
/// <param name="output">Hears what was moved, table by table.</param>
internal sealed class Move(LiteEngine engine, NpgsqlDataSource source, TextWriter output)
{
    /// <summary>A counter that stands there while a move is not finished; no replica works on such a database.</summary>
    internal const string Mark = "verhuis";

    private const int AtOnce = 500;

    /// <summary>Moves and verifies everything.</summary>
    /// <exception cref="InvalidDataException">The database was in use already, or what arrived is not what was sent.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        await DatabaseSchema.PrepareAsync(source, cancel);
        await BeginAsync(cancel);
        foreach (var table in MovedTables.All)
            await FillAsync(table, cancel);
        foreach (var table in MovedTables.All)
            await VerifyAsync(table, cancel);
        await FinishAsync(cancel);
    }

    private async Task BeginAsync(CancellationToken cancel)
    {
        var begun = await OneAsync<bool>($"select exists (select from counter where series = '{Mark}')", cancel);
        var used = await OneAsync<bool>($"select exists (select from lane) or exists (select from inbox) or exists (select from record) or exists (select from counter)", cancel);
        if (used && !begun)
            throw new InvalidDataException("de database is al in gebruik: verhuis naar een lege");
        await OneAsync<long>($"insert into counter (series, next) values ('{Mark}', 1) on conflict (series) do update set next = counter.next + 1 returning next", cancel);
    }

    private async Task FillAsync(MovedTable table, CancellationToken cancel)
    {
        // overriding: numbers of rows are kept
        var sql = $"insert into {table.Name} ({table.List}) overriding system value select {table.List} from json_populate_recordset(null::{DatabaseSchema.Tables}.{table.Name}, $1) on conflict do nothing";
        foreach (var rows in table.Rows(engine).Chunk(AtOnce))
        {
            await using var command = source.CreateCommand(sql);
            command.Parameters.Add(Arg.Json(new JsonArray([.. rows.Select(row => Object(table, row))]).ToJsonString()));
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private static JsonObject Object(MovedTable table, object?[] row) => new(table.Columns.Zip(row, (column, value) => KeyValuePair.Create(column, value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        long number => JsonValue.Create(number),
        DateTimeOffset at => JsonValue.Create(at),
        _ => throw new InvalidOperationException(value.GetType().Name),
    } as JsonNode)));

    private async Task VerifyAsync(MovedTable table, CancellationToken cancel)
    {
        var (sent, arrived) = (new Checksum(), new Checksum());
        foreach (var row in table.Rows(engine))
            sent.Add(row);
        await using var command = source.CreateCommand($"select {table.List} from {table.Name}{(table.Name == "counter" ? $" where series <> '{Mark}'" : "")}");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            arrived.Add(Enumerable.Range(0, reader.FieldCount).Select(column => Value(reader, column)));
        if (!sent.Equals(arrived))
            throw new InvalidDataException($"{table.Name}: verstuurd {sent}, aangekomen {arrived}. Begin opnieuw met een lege database");
        await output.WriteLineAsync($"{table.Name,-8} {arrived}");
    }

    private static object? Value(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null
        : reader.GetFieldType(column) == typeof(DateTime) ? reader.GetFieldValue<DateTimeOffset>(column) : reader.GetValue(column);

    /// <summary>The first message of each recipient may have been on its way when the file's server stopped: it is looked up first.</summary>
    private async Task FinishAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var sql in new[]
        {
            "update outbox set state = 2 where seq in (select min(seq) from outbox where state in (0, 2) group by recipient)",
            "insert into lane (kind, name, ready_at) select 'i', mailbox, min(coalesce(due, now())) from inbox where handled_at is null group by mailbox",
            "insert into lane (kind, name, ready_at) select 'o', recipient, min(coalesce(due, now())) from outbox where state in (0, 2) group by recipient",
            "select setval(pg_get_serial_sequence('inbox', 'seq'), (select coalesce(max(seq), 0) + 1 from inbox), false)",
            "select setval(pg_get_serial_sequence('outbox', 'seq'), (select coalesce(max(seq), 0) + 1 from outbox), false)",
            "select setval(pg_get_serial_sequence('dead', 'seq'), (select coalesce(max(seq), 0) + 1 from dead), false)",
            $"delete from counter where series = '{Mark}'",
        })
            batch.BatchCommands.Add(new NpgsqlBatchCommand(sql));
        await batch.ExecuteNonQueryAsync(cancel);
    }

    private async Task<T> OneAsync<T>(string sql, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(cancel))!;
    }
}
