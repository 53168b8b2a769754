package vigil.contracts.amlworld;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.contracts.csv.UnreadableFile;

class AmlworldRingsTest {
    private static final String ROW =
            "2022/09/01 00:06,021174,800737690,012,80011F990,2848.96,Euro,2848.96,Euro,ACH,1\n";
    private static final String CYCLE =
            "BEGIN LAUNDERING ATTEMPT - CYCLE:  Max 10 hops\n"
                    + ROW
                    + ROW
                    + "END LAUNDERING ATTEMPT - CYCLE\n\n";
    private static final String STACK =
            "BEGIN LAUNDERING ATTEMPT - STACK\n" + ROW + "END LAUNDERING ATTEMPT - STACK\n";

    @Test
    void ringsComeWithTypologyNoteAndRows() throws Exception {
        List<AmlworldRing> rings = read(CYCLE + STACK);

        assertThat(rings).extracting(AmlworldRing::typology).containsExactly("CYCLE", "STACK");
        assertThat(rings).extracting(AmlworldRing::note).containsExactly("Max 10 hops", "");
        assertThat(rings.getFirst().rows()).hasSize(2).allMatch(AmlworldRow::laundering);
    }

    @Test
    void aKeyWithAFlawIsRefusedWithItsLine() {
        assertRefused(
                CYCLE + ROW,
                "line 5 of the ring file (blank ones not counted): a transaction stands outside");
        assertRefused(
                CYCLE + "noise\n",
                "line 5 of the ring file (blank ones not counted): row has 1 columns");
        assertRefused(
                "BEGIN LAUNDERING ATTEMPT - STACK\n" + ROW, "the ring file ends inside a ring");
        assertRefused("BEGIN LAUNDERING ATTEMPT - STACK\n" + STACK, "line 2 of the ring file");
        assertRefused("END LAUNDERING ATTEMPT - STACK\n", "line 1 of the ring file");
        assertRefused("", "the ring file holds no ring");
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageStartingWith(message);
    }

    private static List<AmlworldRing> read(String text) throws IOException {
        return AmlworldRings.read(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }
}
