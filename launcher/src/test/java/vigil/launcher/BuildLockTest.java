package vigil.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who holds the lock of the start script. */
class BuildLockTest {

    private static final Path SCRIPT = Path.of("..", "vigil").toAbsolutePath().normalize();

    @Test
    void whoStillRunsHoldsIt() throws Exception {
        assertThat(said("sleep 60 & holds_lock $! \"$(born_of $!)\" && echo held; kill $!"))
                .isEqualTo("held");
        assertThat(said("sleep 60 & holds_lock $! && echo held; kill $!"))
                .as("taken by a script that did not write when it began")
                .isEqualTo("held");
    }

    @Test
    void aNumberThatWasGivenOutAgainHoldsNothing() throws Exception {
        assertThat(said("sleep 60 & holds_lock $! 1 || echo free; kill $!")).isEqualTo("free");
        assertThat(said("holds_lock $$ \"$(born_of $$)\" || echo free"))
                .as("our own number, as in every new container")
                .isEqualTo("free");
        assertThat(said("sleep 0 & wait $!; holds_lock $! 1 || echo free")).isEqualTo("free");
    }

    @Test
    void whoMayNotBeAskedHoldsIt() throws Exception {
        assertThat(
                        said(
                                "kill() { echo 'kill: (1) - Operation not permitted' >&2; return 1; }; holds_lock 1 && echo held"))
                .isEqualTo("held");
    }

    private static String said(String lines) throws IOException, InterruptedException {
        Process bash =
                new ProcessBuilder(
                                "bash",
                                "-c",
                                "set -euo pipefail; eval \"$(sed -n '/^born_of() {/,/^}/p; /^holds_lock() {/,/^}/p' \"$0\")\"\n"
                                        + lines,
                                SCRIPT.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(bash.getInputStream().readAllBytes(), UTF_8);
        assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said.strip();
    }
}
