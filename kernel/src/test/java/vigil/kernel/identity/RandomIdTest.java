package vigil.kernel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomIdTest {

    @Test
    void textAndBytesGoThereAndBack() {
        Random random = new Random(11);
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = new byte[16];
            random.nextBytes(bytes);
            assertThat(RandomId.bytes(RandomId.text(bytes))).isEqualTo(bytes);
        }
    }

    @Test
    void oneIdHasOneTextOnly() {
        String id = RandomId.text(new byte[16]);

        assertThatThrownBy(() -> RandomId.bytes(id.substring(0, 25) + "1"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        RandomId.bytes(id.toUpperCase(java.util.Locale.ROOT).replace('0', 'I')))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RandomId.bytes(id + "0"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void idsDoNotRepeat() {
        assertThat(
                        IntStream.range(0, 10_000)
                                .mapToObj(i -> RandomId.next())
                                .collect(Collectors.toSet()))
                .hasSize(10_000);
    }

    @Test
    void anInstitutionIdIsAPlainWord() {
        assertThat(new InstitutionId("demo-bank").value()).isEqualTo("demo-bank");
        for (String bad : new String[] {"", "-a", "a-", "A", "a b", "a/b", "a".repeat(64)}) {
            assertThatThrownBy(() -> new InstitutionId(bad))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
