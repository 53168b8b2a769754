package vigil.contracts.amlworld;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.contracts.csv.UnreadableFile;

class RingKeyTest {
    @TempDir Path folder;

    @Test
    void aWrittenKeyIsReadBack() throws Exception {
        var large = LongStream.range(0, 50_000).boxed().toList();
        var key =
                new RingKey(
                        List.of(
                                new RingKey.Ring("0", "CYCLE", List.of(3L, 17L, 4_000_000_000L)),
                                new RingKey.Ring("1", "FAN-IN", large)));
        Path file = folder.resolve("rings.csv");

        key.write(file);

        assertThat(RingKey.open(file)).isEqualTo(key);
        assertThat(Files.readString(file))
                .startsWith("ring,typology,rows\n0,CYCLE,3 17 4000000000\n");
    }

    @Test
    void aKeyWithAFlawIsRefused() {
        assertRefused("", "a ring key starts with the line ring,typology,rows");
        assertRefused("a,b,c\n", "a ring key starts with the line ring,typology,rows");
        assertRefused(
                "ring,typology,rows\n0,CYCLE\n",
                "ring 0 of the ring key has 2 columns instead of 3");
        assertRefused("ring,typology,rows\n0,CYCLE,1 x\n", "ring 0 of the ring key does not read");
        assertRefused("ring,typology,rows\n0,CYCLE,-1\n", "ring 0 of the ring key does not read");
        assertRefused("ring,typology,rows\n0,CYCLE,\n", "ring 0 of the ring key does not read");
        assertRefused(
                "ring,typology,rows\n0,CYCLE,99999999999999999999\n",
                "ring 0 of the ring key does not read");
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> RingKey.read(new ByteArrayInputStream(text.getBytes(UTF_8))))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageStartingWith(message);
    }
}
