using System.Net.Sockets;
using Npgsql;

namespace WijkBot.Storage.Postgres;

/// <summary>The way to the database: a pool of connections, and the one place where its faults become the port's.</summary>
/// <param name="source">The pool.</param>
internal sealed class Link(NpgsqlDataSource source) : IAsyncDisposable
{
    private const int MostTries = 4;

    /// <summary>True while the database answers and its schema is ours.</summary>
    public bool IsUp { get; set; }

    /// <summary>The pool, for what must hold a connection longer: listening, copying.</summary>
    public NpgsqlDataSource Source => source;

    /// <summary>One statement, one round trip; every row read.</summary>
    /// <param name="sql">The statement, with <c>$1…</c>.</param>
    /// <param name="read">Reads a row.</param>
    /// <param name="again">It may be repeated when the connection broke: it then changes nothing more.</param>
    /// <param name="cancel">Ends the call.</param>
    /// <param name="values">Parameters.</param>
    /// <exception cref="StoreUnavailableException">The database did not answer, or cannot commit now.</exception>
    public async Task<List<T>> AskAsync<T>(string sql, Func<NpgsqlDataReader, T> read, bool again, CancellationToken cancel, params NpgsqlParameter[] values)
    {
        if (!IsUp)
            throw new StoreUnavailableException("the database cannot be reached");
        for (var tries = 1; ; tries++)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(cancel);
                await using var command = new NpgsqlCommand(sql, connection);
                foreach (var value in values)
                    command.Parameters.Add(tries == 1 ? value : value.Clone());
                // Not by the driver's own choice (Npgsql 10, MaxAutoPrepare): when the server refuses the values of the call that also prepares,
                // the driver reads the next answer on that connection wrongly, and an innocent write fails.
                await command.PrepareAsync(cancel);
                await using var reader = await command.ExecuteReaderAsync(cancel);
                var rows = new List<T>();
                while (await reader.ReadAsync(cancel))
                    rows.Add(read(reader));
                return rows;
            }
            catch (PostgresException conflict) when (conflict.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure && tries < MostTries)
            {
                // certainly rolled back: once more
            }
            catch (Exception fault) when (IsOutage(fault))
            {
                source.Clear(); // connections of a server that stopped are all broken
                if (!again || tries > 1)
                    throw new StoreUnavailableException("the database does not answer", fault);
            }
        }
    }

    /// <summary>One statement with one value as its answer.</summary>
    public async Task<T> OneAsync<T>(string sql, bool again, CancellationToken cancel, params NpgsqlParameter[] values) =>
        (await AskAsync(sql, row => row.GetFieldValue<T>(0), again, cancel, values))[0];

    /// <summary>True for what says nothing against the statement: no connection, a server that stops, a full disk.</summary>
    public static bool IsOutage(Exception fault) => fault switch
    {
        // 21, 22, 23, 42: the statement or its data; WB: said by our own functions
        PostgresException said => said.SqlState[..2] is not ("21" or "22" or "23" or "42" or "WB"),
        NpgsqlException or SocketException or IOException or TimeoutException or ObjectDisposedException => true,
        _ => false,
    };

    /// <inheritdoc />
    public ValueTask DisposeAsync() => source.DisposeAsync();
}
