package vigil.launcher.street;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.launcher.state.StateFolder;

class LogFilesTest {

    @TempDir Path folder;
    private StateFolder state;

    @BeforeEach
    void open() {
        state = new StateFolder(folder, folder.resolve("state")).open();
    }

    @Test
    void aLogThatGrewTooLargeIsPutAsideAndItsWriterGoesOn() throws IOException {
        Path log = state.log("kafka");
        try (OutputStream writer =
                Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            writer.write(new byte[17 << 20]);

            LogFiles.bound(state);
            writer.write("after\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(log.resolveSibling("kafka.log.1")).hasSize(17 << 20);
        assertThat(log).hasContent("after");
    }

    @Test
    void aSmallLogStaysAsItIs() throws IOException {
        Files.writeString(state.log("kafka"), "one\ntwo\n");

        LogFiles.bound(state);

        assertThat(state.log("kafka")).hasContent("one\ntwo");
    }

    @Test
    void theLastLinesAreWhole() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int line = 0; line < 10_000; line++) {
            lines.append("line ").append(line).append('\n');
        }
        Files.writeString(state.log("kafka"), lines);

        assertThat(LogFiles.last(state.log("kafka"), 2)).containsExactly("line 9998", "line 9999");
        assertThat(LogFiles.last(state.log("missing"), 2)).isEmpty();
    }
}
