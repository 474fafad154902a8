using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

[assembly: AssemblyFixture(typeof(WijkBot.Tests.Bot.Storage.Postgres.TestServer))]

namespace WijkBot.Tests.Bot.Storage.Postgres;

/// <summary>
/// One PostgreSQL for the whole run, started from the machine's own binaries when a test first asks for it, on loopback, by an ordinary user (it refuses root).
/// Each test has a database of its own.
/// </summary>
public sealed class TestServer : IAsyncDisposable
{
    private const string Superuser = "proef";
    private readonly SemaphoreSlim once = new(1);
    private DirectoryInfo? folder;
    private int databases;

    /// <summary>Where the machine has the binaries; null = it has none.</summary>
    private static string? Binaries { get; } = FindBinaries();

    /// <summary>The server's port, once started.</summary>
    public int Port { get; private set; }

    /// <summary>A new, empty database; skips the test where the machine has no PostgreSQL.</summary>
    public async Task<NpgsqlConnectionStringBuilder> NewDatabaseAsync()
    {
        await StartAsync();
        var name = $"proef{Interlocked.Increment(ref databases)}";
        await RunSqlAsync("postgres", $"create database {name}");
        return AddressOf(name);
    }

    /// <summary>How to reach a database.</summary>
    public NpgsqlConnectionStringBuilder AddressOf(string database) =>
        new() { Host = "127.0.0.1", Port = Port, Username = Superuser, Database = database, Timeout = 60, CommandTimeout = 60, MaxPoolSize = 20 };

    /// <summary>One statement on a database, apart from the store under test.</summary>
    public async Task<object?> RunSqlAsync(string database, string sql)
    {
        var address = AddressOf(database);
        address.Pooling = false;
        await using var connection = new NpgsqlConnection(address.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Copies a database as it stands now, by PostgreSQL's own tools: what a process that dies at this moment leaves.</summary>
    public async Task<NpgsqlConnectionStringBuilder> CopyAsync(string database)
    {
        var copy = await NewDatabaseAsync();
        var at = $"-h 127.0.0.1 -p {Port} -U {Superuser}";
        var (code, said) = await RunAsync("/bin/sh", "-c", $"'{Binaries}/pg_dump' {at} {database} | '{Binaries}/psql' -q -v ON_ERROR_STOP=1 {at} {copy.Database}");
        Assert.True(code == 0, said);
        return copy;
    }

    /// <summary>Starts the server, once; skips the test where there is none.</summary>
    public async Task StartAsync()
    {
        Assert.SkipWhen(Binaries is null && Environment.GetEnvironmentVariable("CI") is null, "needs PostgreSQL's server binaries (Debian: apt-get install postgresql)");
        await once.WaitAsync();
        try
        {
            if (folder is not null)
                return;
            folder = Directory.CreateTempSubdirectory("wijkbot-pg-");
            Port = FreePort();
            await OwnerAsync(folder.FullName);
            await TryAsync("initdb", "-D", Data, "-U", Superuser, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
            await TryAsync("pg_ctl", "-D", Data, "-w", "-t", "120", "-s", "-l", Path.Combine(folder.FullName, "log"), "-o", Options, "start");
        }
        finally
        {
            once.Release();
        }
    }

    private string Data => Path.Combine(folder!.FullName, "data");

    private string Options => $"-c listen_addresses=127.0.0.1 -c port={Port} -c unix_socket_directories= -c max_connections=300 -c fsync=off -c shared_buffers=64MB";

    private static async Task TryAsync(string program, params string[] arguments)
    {
        string[] line = [Path.Combine(Binaries ?? throw new InvalidOperationException("PostgreSQL is not installed"), program), .. arguments];
        if (Environment.IsPrivilegedProcess)
            line = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", .. line];
        var (code, said) = await RunAsync(line[0], line[1..]);
        if (code != 0)
            throw new InvalidOperationException($"{program} ended with {code}: {said}");
    }

    private static async Task OwnerAsync(string path)
    {
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", "nobody:nogroup", path);
    }

    private static async Task<(int Code, string Said)> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = "/" })!;
        var told = process.StandardOutput.ReadToEndAsync();
        var said = await process.StandardError.ReadToEndAsync();
        await told;
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }

    private static string? FindBinaries()
    {
        var places = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")) : [];
        return places.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')).FirstOrDefault(place => File.Exists(Path.Combine(place, "initdb")));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        once.Dispose();
        if (folder is null)
            return;
        NpgsqlConnection.ClearAllPools();
        await TryAsync("pg_ctl", "-D", Data, "-w", "-m", "immediate", "stop");
        folder.Delete(recursive: true);
    }
}
