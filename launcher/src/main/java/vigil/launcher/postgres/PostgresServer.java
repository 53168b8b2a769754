package vigil.launcher.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import vigil.launcher.processes.Launch;
import vigil.launcher.processes.Mark;
import vigil.launcher.processes.Part;
import vigil.launcher.processes.Signal;
import vigil.launcher.state.Secrets;
import vigil.launcher.state.StateFolder;
import vigil.launcher.state.Trees;
import vigil.launcher.state.WholeFile;
import vigil.launcher.terminal.Trouble;

/** The database server: durable, on 127.0.0.1 alone, with a password for everybody. */
public final class PostgresServer implements Part {

    /** Its name among the parts. */
    public static final String NAME = "postgres";

    private static final String OVERSEER = "vigil";

    private final StateFolder state;
    private final Secrets secrets;
    private final int port;
    private final List<String> houses;
    private final Path files;

    /** A server with a database for each of the houses named. */
    public PostgresServer(StateFolder state, int port, List<String> houses) {
        this.state = state;
        this.secrets = new Secrets(state);
        this.port = port;
        this.houses = List.copyOf(houses);
        this.files = state.of(NAME).resolve("files");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Signal stopSignal() {
        return Signal.INT;
    }

    @Override
    public Launch launch() {
        Path programs = Binaries.unpacked(state);
        Account account;
        try {
            account = Account.forFolder(programs.resolve("bin"), state);
            if (!Files.exists(files.resolve("PG_VERSION"))) {
                initialise(programs, account);
            }
            StaleLock.clear(files, state);
            account.own(files);
        } catch (IOException e) {
            throw new Trouble("Cannot prepare " + files + ": " + Trouble.reason(e), e);
        }
        return new Launch(
                NAME,
                account.command(command(programs)),
                Map.of("LC_ALL", "C", "TZ", "UTC"),
                files,
                state.log(NAME));
    }

    private List<String> command(Path programs) {
        List<String> command =
                new ArrayList<>(List.of(programs.resolve("bin/postgres").toString()));
        for (String setting :
                List.of(
                        Mark.of(NAME, state).text(),
                        "port=" + port,
                        "listen_addresses=127.0.0.1",
                        "unix_socket_directories=",
                        "fsync=on",
                        "synchronous_commit=on",
                        "max_connections=100",
                        // Surrogates are random, so every row touches index pages anywhere: room
                        // for the
                        // indexes of some millions of rows.
                        "shared_buffers=512MB",
                        "max_wal_size=2GB",
                        "checkpoint_timeout=15min",
                        // Without lz4 in this build, compressing whole pages costs more than they.
                        "wal_compression=off",
                        // Sixteen megabytes of zeros at once held every commit up for 60 ms.
                        "wal_init_zero=off",
                        "jit=off",
                        // What a house that is gone has left open ends within a minute.
                        "tcp_keepalives_idle=30",
                        "tcp_keepalives_interval=10",
                        "tcp_keepalives_count=3",
                        // Counts nothing until a benchmark asks for it, see ServerFigures.
                        "shared_preload_libraries=pg_stat_statements",
                        "pg_stat_statements.save=off",
                        "log_timezone=UTC",
                        "timezone=UTC",
                        // No statement, parameter or row ever reaches the log: they hold what
                        // customers sent.
                        "log_error_verbosity=terse",
                        "log_min_error_statement=panic",
                        "log_parameter_max_length_on_error=0")) {
            command.addAll(List.of("-c", setting));
        }
        command.addAll(List.of("-D", files.toString()));
        return command;
    }

    // Beside its place first: a start that is killed half-way leaves no half database.
    private void initialise(Path programs, Account account) throws IOException {
        if (Files.exists(files)) {
            throw new Trouble(
                    files + " holds no database; `./vigil reset` removes it and starts anew.");
        }
        Path beside = files.resolveSibling("files.new");
        Trees.delete(beside);
        StateFolder.createPrivate(beside);
        account.own(beside);
        Path password = files.resolveSibling("overseer-password");
        WholeFile.write(password, overseerPassword(secrets));
        account.own(password);
        try {
            run(account.command(initialisation(programs, beside, password)));
        } finally {
            Files.deleteIfExists(password);
        }
        Files.move(beside, files, StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<String> initialisation(Path programs, Path folder, Path password) {
        return List.of(
                programs.resolve("bin/initdb").toString(),
                "-D",
                folder.toString(),
                "--username=" + OVERSEER,
                "--auth=scram-sha-256",
                "--pwfile=" + password,
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions");
    }

    private static String overseerPassword(Secrets secrets) {
        return Secrets.reveal(secrets.password(NAME + "-overseer"));
    }

    private static void run(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        String said =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            int exit = process.waitFor();
            if (exit != 0) {
                throw new Trouble("PostgreSQL cannot be initialised: " + said);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted while PostgreSQL was initialised.", e);
        }
    }

    @Override
    public boolean isReady() {
        try (Connection ignored = connection("postgres")) {
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** Sees to it that every house has its database and its two roles, with today's passwords. */
    @Override
    public void whenReady() {
        closeToHouses();
        ServerFigures.off(secrets, port);
        for (String house : houses) {
            new HouseDatabase(house, secrets).prepare(this::connection);
        }
    }

    // By default every role may connect to the server's own databases.
    private void closeToHouses() {
        try (Connection server = connection("postgres");
                Statement statement = server.createStatement()) {
            statement.execute("REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC");
        } catch (SQLException e) {
            throw new Trouble("Cannot close the server's databases: " + Trouble.reason(e), e);
        }
    }

    private Connection connection(String database) throws SQLException {
        return connection(secrets, port, database);
    }

    /** Opens a connection as the server's overseer. */
    static Connection connection(Secrets secrets, int port, String database) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", OVERSEER);
        login.setProperty("password", overseerPassword(secrets));
        login.setProperty("connectTimeout", "2");
        login.setProperty("socketTimeout", "10");
        return DriverManager.getConnection(url(port, database), login);
    }

    /** The address of a database of the server on a port. */
    public static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}
