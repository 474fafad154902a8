using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace WijkBot.Storage.Postgres.Schema;

/// <summary>
/// The schema that the program brings. Tables stand in <c>wijkbot</c> and only ever gain; functions stand in a schema that is named by their content,
/// so that an older replica beside a newer one goes on with its own.
/// </summary>
internal static class DatabaseSchema
{
    /// <summary>Where the tables are.</summary>
    public const string Tables = "wijkbot";

    /// <summary>Any number: two programs that open one empty database must not both fill it.</summary>
    private const long Lock = 0x57696A6B426F74;

    private static readonly string Functions = string.Join('\n', Scripts("functions.").Select(script => script.Sql));

    /// <summary>Where a session looks for names: this program's functions first, then the tables.</summary>
    public static string SearchPath { get; } = $"{FunctionSchema},{Tables}";

    private static string FunctionSchema => $"{Tables}_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Functions)))[..12]}";

    /// <summary>Brings a database up to this program, in one transaction, one program at a time. A database that a newer program brought further is left so.</summary>
    public static async Task PrepareAsync(NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var change = await connection.BeginTransactionAsync(cancel);
        await RunAsync(connection, $"select pg_advisory_xact_lock({Lock.ToString(CultureInfo.InvariantCulture)})", cancel);
        await RunAsync(connection, $"create schema if not exists {Tables}; create table if not exists {Tables}.migration (number int primary key, at timestamptz not null default now())", cancel);
        foreach (var (number, sql) in Scripts("0").Select(script => (int.Parse(script.Name.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture), script.Sql)))
        {
            if (await IsThereAsync(connection, $"select exists (select from {Tables}.migration where number = {number.ToString(CultureInfo.InvariantCulture)})", cancel))
                continue;
            await RunAsync(connection, $"set local search_path to {Tables};\n{sql};\ninsert into migration (number) values ({number.ToString(CultureInfo.InvariantCulture)})", cancel);
        }
        if (!await IsThereAsync(connection, $"select exists (select from pg_namespace where nspname = '{FunctionSchema}')", cancel))
            await RunAsync(connection, $"create schema {FunctionSchema}; set local search_path to {SearchPath};\n{Functions}", cancel);
        await change.CommitAsync(cancel);
    }

    /// <summary>Removes the functions of programs that no living replica is. A program that begins at this moment and loses its own makes them again.</summary>
    public static async Task RemoveUnusedAsync(NpgsqlDataSource source, CancellationToken cancel)
    {
        const string unused = $"select nspname::text from pg_namespace where nspname ~ '^{Tables}_[0-9a-f]{{12}}$' and nspname <> current_schema() "
            + "and not exists (select from replica where functions is null or functions = nspname)";
        await using var connection = await source.OpenConnectionAsync(cancel);
        if (!await IsThereAsync(connection, $"select exists ({unused})", cancel))
            return;
        await using var change = await connection.BeginTransactionAsync(cancel);
        await RunAsync(connection, $"select pg_advisory_xact_lock({Lock.ToString(CultureInfo.InvariantCulture)})", cancel);
        await RunAsync(connection, $"do $$ declare name text; begin for name in {unused} loop execute format('drop schema %I cascade', name); end loop; end $$", cancel);
        await change.CommitAsync(cancel);
    }

    /// <summary>True while a move into this database has begun and not ended.</summary>
    public static async Task<bool> IsHalfMovedAsync(NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return await IsThereAsync(connection, $"select exists (select from {Tables}.counter where series = '{Moving.Move.Mark}')", cancel);
    }

    private static IEnumerable<(string Name, string Sql)> Scripts(string prefix)
    {
        var assembly = typeof(DatabaseSchema).Assembly;
        const string folder = "postgres/";
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder + prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name[folder.Length..], reader.ReadToEnd());
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<bool> IsThereAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }
}
