package vigil.launcher.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vigil.launcher.processes.FreePort;
import vigil.launcher.processes.Leftovers;
import vigil.launcher.processes.ProcessRecord;
import vigil.launcher.processes.Until;
import vigil.launcher.processes.Watch;
import vigil.launcher.state.Secrets;
import vigil.launcher.state.StateFolder;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisServerTest {

    private final int port = FreePort.any();
    private StateFolder state;
    private Watch watch;

    @BeforeAll
    void start(@TempDir Path folder) {
        state = new StateFolder(folder, folder.resolve("state with spaces")).open();
        RedisServer server = new RedisServer(state, port);
        assertThat(server.hindrance()).isEmpty();
        watch = new Watch(server, state, List.of(), line -> {});
        watch.begin();
        Until.holds("ready", watch::isReady);
    }

    @AfterAll
    void stop() {
        watch.end();
        assertThat(new Leftovers(state).find()).isEmpty();
    }

    @Test
    void nobodyGetsInWithoutThePassword() throws IOException {
        assertThat(asked("PING")).startsWith("-NOAUTH");
        assertThat(asked("AUTH gateway wrong")).startsWith("-WRONGPASS");
        assertThat(asked("AUTH default ")).startsWith("-");
    }

    @Test
    void theGatewayMayAddUpAndNothingElse() throws IOException {
        assertThat(asked(login(), "SET vigil:limits:a 1")).endsWith("+OK\r\n");
        for (String forbidden :
                List.of("CONFIG GET *", "SET other 1", "KEYS *", "FLUSHALL", "SHUTDOWN", "SAVE")) {
            assertThat(asked(login(), forbidden)).as(forbidden).contains("-NOPERM");
        }
    }

    @Test
    void itIsFoundByItsMarkAndComesBackWhenKilled() {
        assertThat(new Leftovers(state).find())
                .singleElement()
                .matches(found -> found.part().equals("redis"));

        long killed = pid();
        ProcessHandle.of(killed).orElseThrow().destroyForcibly();

        Until.holds("restarted", () -> watch.isReady() && pid() != killed);
    }

    @Test
    void nothingOfItStaysOnDiskAndNoPasswordIsShown() throws IOException {
        String password = Secrets.reveal(new Secrets(state).password("redis-gateway"));
        String line =
                ProcessHandle.of(pid()).flatMap(each -> each.info().commandLine()).orElseThrow();

        assertThat(line).doesNotContain(password);
        try (Stream<Path> files = Files.walk(state.of("redis"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(password);
                assertThat(file.toString()).doesNotEndWith(".rdb").doesNotEndWith(".aof");
            }
        }
    }

    private String login() {
        return "AUTH gateway " + Secrets.reveal(new Secrets(state).password("redis-gateway"));
    }

    private String asked(String... commands) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 2_000);
            socket.setSoTimeout(10_000);
            String lines = String.join("\r\n", commands) + "\r\n";
            socket.getOutputStream().write(lines.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private long pid() {
        return ProcessRecord.of("redis", state).map(ProcessRecord::pid).orElse(0L);
    }
}
