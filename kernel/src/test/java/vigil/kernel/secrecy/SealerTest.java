package vigil.kernel.secrecy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealerTest {

    private final Sealer sealer = new Sealer(new SecureRandom());
    private @TempDir Path folder;
    private MasterKey master;

    @BeforeEach
    void createMasterKey() throws Exception {
        Path file = folder.resolve("master.key");
        MasterKey.create(file, new SecureRandom());
        master = MasterKey.fromFile(file);
    }

    @Test
    void whatIsSealedOpensInItsContext() {
        SecretKey key = master.derive("test", "AES");

        byte[] sealed = sealer.seal(key, "Ada Example".getBytes(UTF_8), "accounts/name/7");

        assertThat(sealer.open(key, sealed, "accounts/name/7"))
                .asString(UTF_8)
                .isEqualTo("Ada Example");
        assertThat(new String(sealed, UTF_8)).doesNotContain("Ada");
    }

    @Test
    void aMovedValueDoesNotOpen() {
        SecretKey key = master.derive("test", "AES");
        byte[] sealed = sealer.seal(key, new byte[] {1}, "accounts/name/7");

        assertThatThrownBy(() -> sealer.open(key, sealed, "accounts/name/8"))
                .isInstanceOf(Sealer.Broken.class);
        assertThatThrownBy(
                        () -> sealer.open(master.derive("other", "AES"), sealed, "accounts/name/7"))
                .isInstanceOf(Sealer.Broken.class);
    }

    @Test
    void everyFlippedBitIsNoticed() {
        SecretKey key = master.derive("test", "AES");
        byte[] sealed = sealer.seal(key, "x".getBytes(UTF_8), "c");

        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] flipped = sealed.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThatThrownBy(() -> sealer.open(key, flipped, "c"))
                    .isInstanceOf(Sealer.Broken.class);
        }
        for (int length = 0; length < sealed.length; length++) {
            byte[] torn = java.util.Arrays.copyOf(sealed, length);
            assertThatThrownBy(() -> sealer.open(key, torn, "c")).isInstanceOf(Sealer.Broken.class);
        }
    }

    @Test
    void theBlindIndexFindsTheSameValueOnly() {
        BlindIndex accounts = new BlindIndex(master, "accounts");
        BlindIndex names = new BlindIndex(master, "names");

        assertThat(accounts.of("DE89370400440532013000"))
                .isEqualTo(accounts.of("DE89370400440532013000"));
        assertThat(accounts.of("DE89370400440532013000"))
                .isNotEqualTo(names.of("DE89370400440532013000"));
        assertThat(accounts.of("ab", "c")).isNotEqualTo(accounts.of("a", "bc"));
    }

    @Test
    void aBrokenKeyFileIsRefusedWithItsName() throws Exception {
        Path file = Files.writeString(folder.resolve("short.key"), "AAAA");

        assertThatThrownBy(() -> MasterKey.fromFile(file)).hasMessageContaining("short.key");
        assertThatThrownBy(() -> MasterKey.create(file, new SecureRandom()))
                .isInstanceOf(java.nio.file.FileAlreadyExistsException.class);
    }

    @Test
    void secretsAndPersonalDataCannotBePrinted() {
        assertThat(Personal.of("Ada Example")).hasToString("****");
        assertThat(Secret.of("open sesame")).hasToString("****");
        assertThat("" + master).isEqualTo("****");
        assertThat(Personal.of("DE89370400440532013000").masked(4)).isEqualTo("****3000");
        assertThat(Personal.of("123").masked(4)).isEqualTo("****");
    }
}
