using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace WijkBot.Tests.Bot.Storage.Postgres;

/// <summary>A PostgreSQL of our own, from the machine's binaries, on a free loopback port, run by an ordinary user (it refuses root). It leaves nothing.</summary>
public sealed class LocalServer : IAsyncDisposable
{
    private const string Superuser = "proef";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("wijkbot-pg-");
    private readonly int port = FreePort();
    private string options = "";
    private int databases;

    private LocalServer() { }

    /// <summary>True when the machine has the binaries.</summary>
    public static bool IsInstalled => Binaries is not null;

    private static string? Binaries { get; } = FindBinaries();

    private string Data => Path.Combine(folder.FullName, "data");

    /// <summary>Starts a server.</summary>
    /// <param name="options">Settings besides the address, such as <c>-c fsync=off</c>.</param>
    public static async Task<LocalServer> StartAsync(string options)
    {
        var server = new LocalServer();
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", "nobody:nogroup", server.folder.FullName);
        await TryAsync("initdb", "-D", server.Data, "-U", Superuser, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        server.options = options;
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Kills the server without a checkpoint, and starts it again: it recovers from its log.</summary>
    public async Task CrashAsync()
    {
        await TryAsync("pg_ctl", "-D", Data, "-w", "-m", "immediate", "stop");
        await StartAgainAsync();
    }

    /// <summary>
    /// As our child, which the kernel ends with us, however we end. It counts the thread that began a process as its parent, so that thread stays.
    /// </summary>
    private async Task StartAgainAsync()
    {
        var settings = $"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories= -c max_connections=300 {options}";
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ended = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        string[] user = Environment.IsPrivilegedProcess ? ["--reuid=nobody", "--regid=nogroup", "--clear-groups"] : [];
        var start = new ProcessStartInfo("setpriv", ["--pdeathsig", "QUIT", .. user, Path.Combine(Binaries!, "postgres"), "-D", Data, .. settings.Split(' ', StringSplitOptions.RemoveEmptyEntries)])
        {
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
        new Thread(() =>
        {
            try
            {
                using var process = Process.Start(start)!;
                process.BeginErrorReadLine();
                begun.SetResult();
                process.WaitForExit();
                ended.SetResult(process.ExitCode);
            }
            catch (System.ComponentModel.Win32Exception fault)
            {
                begun.SetException(fault);
            }
        })
        { IsBackground = true, Name = "postgres" }.Start();
        await begun.Task;
        for (var tries = 0; ; tries++)
        {
            try
            {
                await RunSqlAsync("postgres", "select 1");
                return;
            }
            catch (NpgsqlException fault) when (tries < 1200)
            {
                if (ended.Task.IsCompleted)
                    throw new InvalidOperationException($"postgres ended with {await ended.Task}", fault);
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            }
        }
    }

    /// <summary>A new, empty database.</summary>
    public async Task<NpgsqlConnectionStringBuilder> NewDatabaseAsync()
    {
        var name = $"proef{Interlocked.Increment(ref databases)}";
        await RunSqlAsync("postgres", $"create database {name}");
        return AddressOf(name);
    }

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
        var at = $"-h 127.0.0.1 -p {port} -U {Superuser}";
        var (code, said) = await RunAsync("/bin/sh", "-c", $"'{Binaries}/pg_dump' {at} {database} | '{Binaries}/psql' -q -v ON_ERROR_STOP=1 {at} {copy.Database}");
        return code == 0 ? copy : throw new InvalidOperationException(said);
    }

    /// <summary>Runs a script with PostgreSQL's own benchmark; how often it was done in a second.</summary>
    /// <param name="database">Where.</param>
    /// <param name="script">Statements; <c>:client_id</c> and what it sets itself are its variables.</param>
    /// <param name="clients">Connections.</param>
    /// <param name="seconds">How long.</param>
    public async Task<double> PgbenchAsync(string database, string script, int clients, int seconds)
    {
        var file = Path.Combine(folder.FullName, "script.sql");
        await File.WriteAllTextAsync(file, script);
        var (code, said) = await RunAsync("/bin/sh", "-c",
            $"'{Binaries}/pgbench' -h 127.0.0.1 -p {port} -U {Superuser} -n -M prepared -c {clients} -j 2 -T {seconds} -f {file} {database} >&2");
        return code == 0 && System.Text.RegularExpressions.Regex.Match(said, "tps = (?<rate>[0-9]+)", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)) is { Success: true } found
            ? double.Parse(found.Groups["rate"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : throw new InvalidOperationException(said);
    }

    /// <summary>Processor time of the server and all its connections, those that ended included.</summary>
    public TimeSpan Processor
    {
        get
        {
            var main = int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), System.Globalization.CultureInfo.InvariantCulture);
            var ticks = 0L;
            foreach (var process in Directory.GetDirectories("/proc").Where(path => Path.GetFileName(path).All(char.IsAsciiDigit)))
            {
                try
                {
                    // after the name in brackets: state, parent, … utime, stime, and those of children that ended
                    var fields = File.ReadAllText(Path.Combine(process, "stat")).Split(") ")[^1].Split(' ');
                    if (Path.GetFileName(process) == $"{main}" || fields[1] == $"{main}")
                        ticks += fields[11..(Path.GetFileName(process) == $"{main}" ? 15 : 13)].Sum(time => long.Parse(time, System.Globalization.CultureInfo.InvariantCulture));
                }
                catch (IOException)
                {
                    // it ended while we looked
                }
            }
            return TimeSpan.FromMilliseconds(10 * ticks);
        }
    }

    private NpgsqlConnectionStringBuilder AddressOf(string database) =>
        new() { Host = "127.0.0.1", Port = port, Username = Superuser, Database = database, Timeout = 60, CommandTimeout = 60, MaxPoolSize = 20 };

    private static async Task TryAsync(string program, params string[] arguments)
    {
        string[] line = [Path.Combine(Binaries ?? throw new InvalidOperationException("PostgreSQL is not installed"), program), .. arguments];
        if (Environment.IsPrivilegedProcess)
            line = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", .. line];
        var (code, said) = await RunAsync(line[0], line[1..]);
        if (code != 0)
            throw new InvalidOperationException($"{program} ended with {code}: {said}");
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
        NpgsqlConnection.ClearAllPools();
        await TryAsync("pg_ctl", "-D", Data, "-w", "-m", "immediate", "stop");
        folder.Delete(recursive: true);
    }
}
