package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {

    @Test
    void oneProcessWorksInItAtATime(@TempDir Path folder) throws IOException {
        Path state = folder.resolve("state");
        try (StateFolder first = StateFolder.open(state, Duration.ZERO)) {
            assertThat(first.path()).isEqualTo(state);
            assertThatThrownBy(() -> StateFolder.open(state, Duration.ofMillis(1)))
                    .hasMessageContaining("another process");
        }
        StateFolder.open(state, Duration.ZERO).close();
    }
}
