package vigil.identity;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests that share one house of their class. */
abstract class WithIdentity {

    @TempDir static Path folder;
    static RunningIdentity identity;

    @BeforeAll
    static void start() {
        identity = RunningIdentity.in(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        identity.close();
    }
}
