package vigil.gateway.street;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.Jedis;
import vigil.testkit.FreePort;

/** A real Redis on a port of its own, which can be killed and started again. */
public final class RedisServer implements AutoCloseable {

    private static final String PASSWORD = "only-for-a-test-only-for-a-test";

    private final Path program;
    private final Path settings;
    private final Path password;
    private final int port = FreePort.any();
    private Process process;

    private RedisServer(Path folder) throws Exception {
        this.program = folder.resolve("redis-server");
        this.settings = folder.resolve("redis.conf");
        this.password = folder.resolve("redis-password");
        try (InputStream packed =
                Objects.requireNonNull(RedisServer.class.getResourceAsStream(resource()))) {
            Files.copy(packed, program);
        }
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(password, PASSWORD);
        Files.writeString(
                settings,
                """
                bind 127.0.0.1
                port %d
                save ""
                user default off
                user gateway on >%s ~vigil:limits:* ~vigil:sessions:* ~vigil:proofs:* -@all +ping +eval +get +set +time +pttl +pexpire +del
                user overseer on >%s ~* +@all
                """
                        .formatted(port, PASSWORD, PASSWORD));
        this.process = launch();
    }

    public static RedisServer in(Path folder) throws Exception {
        return new RedisServer(folder);
    }

    /** What a gateway is told of it. */
    public Map<String, String> settings() {
        return Map.of(
                "VIGIL_GATEWAY_REDIS",
                "redis://127.0.0.1:" + port,
                "VIGIL_GATEWAY_REDIS_PASSWORD_FILE",
                password.toString());
    }

    /** Keys and values of a folder, as whoever has stolen the machine reads them. */
    public String everythingBelow(String folder) {
        StringBuilder all = new StringBuilder();
        try (Jedis overseer = new Jedis("127.0.0.1", port)) {
            overseer.auth("overseer", PASSWORD);
            for (String key : overseer.keys(folder + "*")) {
                all.append(key).append(' ').append(overseer.get(key)).append('\n');
            }
        }
        return all.toString();
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    public void startAgain() throws Exception {
        process = launch();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private Process launch() throws Exception {
        Process started =
                new ProcessBuilder(List.of(program.toString(), settings.toString()))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        Until.holds(this::listens);
        return started;
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String resource() {
        boolean arm = System.getProperty("os.arch").matches("aarch64|arm64");
        if (System.getProperty("os.name").startsWith("Mac")) {
            return "/redis-server-6.2.6-v5-darwin-" + (arm ? "arm64" : "amd64");
        }
        return arm ? "/redis-server-6.2.7-linux-arm64" : "/redis-server-6.2.6-v5-linux-amd64";
    }
}
