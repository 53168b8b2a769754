package vigil.monitoring.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FileRunTest {

    @Test
    void whateverEndsAStepEndsTheFile() {
        CompletableFuture<Void> done = new CompletableFuture<>();

        FileRun.work(
                () -> {
                    throw new StackOverflowError("a step's");
                },
                done);

        assertThat(done).isCompletedExceptionally();
        assertThatThrownBy(done::join).hasRootCauseInstanceOf(StackOverflowError.class);
    }
}
