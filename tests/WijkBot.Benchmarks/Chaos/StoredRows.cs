using System.Text.Json.Nodes;
using LiteDB;
using Npgsql;

namespace WijkBot.Benchmarks.Chaos;

/// <summary>What stands in a store, read from its file or its tables without the program.</summary>
internal sealed record StoredRows(
    IReadOnlyList<(string Resident, string Id, bool Handled)> Inbox, IReadOnlyList<(string Resident, string Words, string? ProviderId, int Status)> Outbox, IReadOnlyList<(string Reference, string Resident)> Cases)
{
    /// <summary>Reads a copy of the file of a program that is dead.</summary>
    public static StoredRows OfFile(string path)
    {
        var copy = Directory.CreateTempSubdirectory("wijkbot-chaos-");
        try
        {
            foreach (var file in Directory.GetFiles(Path.GetDirectoryName(path)!, "wijkbot*.db"))
                File.Copy(file, Path.Combine(copy.FullName, Path.GetFileName(file)));
            using var database = new LiteDatabase(new ConnectionString { Filename = Path.Combine(copy.FullName, Path.GetFileName(path)) });
            return new StoredRows(
                [.. Rows("inbox").Select(row => (ResidentIn(row["box"].AsString), IdIn(row["key"].AsString), row.ContainsKey("done")))],
                [.. Rows("outbox").Select(row => (ResidentIn(row["to"].AsString), WordsIn(row["json"].AsString), row["provider"].IsNull ? null : row["provider"].AsString, row["status"].IsNull ? 0 : row["status"].AsInt32))],
                [.. Rows("records").Where(row => row["_id"].AsString.StartsWith("zaak|", StringComparison.Ordinal)).Select(row => (row["_id"].AsString[5..], ResidentIn(row["owner"].AsString)))]);

            IEnumerable<BsonDocument> Rows(string table) => database.GetCollection(table).FindAll();
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    /// <summary>Reads the tables.</summary>
    public static async Task<StoredRows> OfDatabaseAsync(string address)
    {
        // not from a pool: a round may have cut the connections in it
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(address) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return new StoredRows(
            [.. (await ReadAsync(connection, "select mailbox, key, (handled_at is not null)::text from wijkbot.inbox order by seq")).Select(row => (ResidentIn(row[0]!), IdIn(row[1]!), row[2] == "true"))],
            [.. (await ReadAsync(connection, "select recipient, message, provider_id, status::text from wijkbot.outbox order by seq"))
                .Select(row => (ResidentIn(row[0]!), WordsIn(row[1]!), row[2], int.Parse(row[3]!, System.Globalization.CultureInfo.InvariantCulture)))],
            [.. (await ReadAsync(connection, "select id, owner from wijkbot.record where kind = 'zaak'")).Select(row => (row[0]!, ResidentIn(row[1] ?? "")))]);
    }

    private static async Task<List<string?[]>> ReadAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string?[]>();
        while (await reader.ReadAsync())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(n => reader.IsDBNull(n) ? null : reader.GetString(n))]);
        return rows;
    }

    private static string ResidentIn(string mailbox) => mailbox[(mailbox.LastIndexOf('|') + 1)..];

    private static string IdIn(string key) => key[(key.LastIndexOf('|') + 1)..];

    /// <summary>The words; of a card in Teams what its notification says, of one that is drawn again nothing.</summary>
    private static string WordsIn(string json)
    {
        var activity = JsonNode.Parse(json, new JsonNodeOptions { PropertyNameCaseInsensitive = true })?["activity"];
        return activity?["type"]?.GetValue<string>() == "messageUpdate" ? "" : (activity?["text"] ?? activity?["summary"])?.GetValue<string>() ?? "";
    }
}
