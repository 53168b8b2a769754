package vigil.launcher.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import vigil.launcher.processes.Launch;
import vigil.launcher.processes.Mark;
import vigil.launcher.processes.Part;
import vigil.launcher.state.Secrets;
import vigil.launcher.state.StateFolder;
import vigil.launcher.state.WholeFile;
import vigil.launcher.terminal.Trouble;

/**
 * Redis, on 127.0.0.1 alone: what callers have asked in the last minutes and sealed sessions of
 * consoles, in memory and never on disk. One login, who may use these two and nothing else.
 */
public final class RedisServer implements Part {

    /** Its name among the parts. */
    public static final String NAME = "redis";

    private static final String LOGIN = "gateway";
    private static final String WELL = "+OK\r\n+PONG\r\n";
    private static final int PATIENCE_MILLIS = 500;

    private final StateFolder state;
    private final Secrets secrets;
    private final int port;

    public RedisServer(StateFolder state, int port) {
        this.state = state;
        this.secrets = new Secrets(state);
        this.port = port;
    }

    /**
     * Why the program cannot run on this machine, in words; empty when it can. The street does
     * without it where it must.
     */
    public String hindrance() {
        try {
            Program.requireRunning(Program.unpacked(state));
            return "";
        } catch (Trouble trouble) {
            return String.valueOf(trouble.getMessage());
        }
    }

    /** What a gateway is told of the server on a port. */
    public static Map<String, String> environment(StateFolder state, int port) {
        return Map.of(
                "VIGIL_GATEWAY_REDIS",
                "redis://127.0.0.1:" + port,
                "VIGIL_GATEWAY_REDIS_LOGIN",
                LOGIN,
                "VIGIL_GATEWAY_REDIS_PASSWORD_FILE",
                password(new Secrets(state)).toString());
    }

    private static Path password(Secrets secrets) {
        return secrets.password(NAME + "-" + LOGIN);
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
    public Launch launch() {
        Path program = Program.unpacked(state);
        Path settings = state.of(NAME).resolve("redis.conf");
        try {
            WholeFile.write(settings, settings());
        } catch (IOException e) {
            throw new Trouble("Cannot write " + settings + ": " + Trouble.reason(e), e);
        }
        List<String> command =
                List.of(
                        program.toString(),
                        settings.toString(),
                        // Its own title would wipe out the mark; nothing goes to syslog.
                        "--set-proc-title",
                        "no",
                        "--syslog-ident",
                        Mark.of(NAME, state).text());
        return new Launch(NAME, command, Map.of("TZ", "UTC"), state.of(NAME), state.log(NAME));
    }

    private String settings() {
        return """
        bind 127.0.0.1
        port %d
        protected-mode yes
        daemonize no
        databases 1
        save ""
        appendonly no
        maxmemory 64mb
        maxmemory-policy allkeys-lru
        user default off
        user %s on #%s ~vigil:limits:* ~vigil:sessions:* ~vigil:proofs:* -@all +ping +eval +get +set +time +pttl +pexpire +del
        """
                .formatted(port, LOGIN, hash(Secrets.reveal(password(secrets))));
    }

    @Override
    public boolean isReady() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            String question =
                    "AUTH %s %s\r\nPING\r\n".formatted(LOGIN, Secrets.reveal(password(secrets)));
            out.write(question.getBytes(StandardCharsets.UTF_8));
            InputStream in = socket.getInputStream();
            return WELL.equals(new String(in.readNBytes(WELL.length()), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return false;
        }
    }

    private static String hash(String password) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
