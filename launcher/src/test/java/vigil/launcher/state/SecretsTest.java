package vigil.launcher.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir Path folder;
    private Secrets secrets;

    @BeforeEach
    void open() {
        secrets = new Secrets(new StateFolder(folder, folder.resolve("state")).open());
    }

    @Test
    void aSecretIsMadeOnceForTheOwnerAlone() throws IOException {
        String first = Secrets.reveal(secrets.password("postgres-identity"));

        assertThat(Secrets.reveal(secrets.password("postgres-identity"))).isEqualTo(first);
        assertThat(Secrets.reveal(secrets.password("postgres-monitoring"))).isNotEqualTo(first);
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(
                                        secrets.password("postgres-identity"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aKeyIsThirtyTwoBytes() {
        String key = Secrets.reveal(secrets.key("master-key-identity"));

        assertThat(Base64.getDecoder().decode(key)).hasSize(32);
    }
}
