package vigil.monitoring.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.kernel.problems.Refusal;
import vigil.monitoring.Bundles;

class RegistrarTest {

    private final byte[] bundle = new Bundles().from(1_000);

    @Test
    void withoutAFolderOfKeysNothingIsTrusted() {
        assertThat(refusal(null)).contains("VIGIL_MONITORING_MODELS_KEYS names no folder");
    }

    @Test
    void anEmptyFolderTrustsNobodyAndItsPlaceIsNotTold(@TempDir Path keys) {
        assertThat(refusal(keys)).contains("lacks the public keys").doesNotContain(keys.toString());
    }

    private @Nullable String refusal(@Nullable Path keys) {
        Registrar registrar = new Registrar(new ModelSettings(keys, 1_900_000));
        return assertThrows(Refusal.class, () -> registrar.read(bundle)).problem().detail();
    }
}
