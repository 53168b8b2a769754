package vigil.monitoring.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigil.monitoring.intake.iso20022.IsoMessageReader;
import vigil.monitoring.intake.iso20022.IsoReading;

/**
 * Damaged messages, the same ones in every run: each is read or refused, none breaks the reader.
 */
class MutatedInputTest {

    private static final int ROUNDS = 250;
    private static final List<String> TOKENS =
            List.of(
                    "<",
                    ">",
                    "&",
                    "\"",
                    "<![CDATA[",
                    "]]>",
                    "&#0;",
                    "&#x10ffff;",
                    "\0",
                    "<!--",
                    "-->",
                    "<?x?>",
                    "\uD83D\uDE00",
                    "99999999999999999999",
                    "<Nm>",
                    "</Nm>",
                    "xmlns=\"\"",
                    "<!DOCTYPE a>");

    private final SplittableRandom random = new SplittableRandom(8);
    private final IsoMessageReader reader =
            new IsoMessageReader(InstantSource.fixed(Instant.parse("2026-11-26T12:00:00Z")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "03-pacs.008.001.08-cbprplus_pacs008_2026.xml",
                "28-pacs.009.001.07.xml",
                "30-pacs.002.001.03-pacs.002-CDATA-with-header.xml",
                "42-pain.001.001.03-sepa_payment_naujas_1.xml",
                "48-pain.001.001.03-sepa_pain_001_v3_multiple_pmtinf.xml",
                "56-pacs.002.001.12-pacs.002.xml",
                "57-pacs.008.001.08-pacs.008.001.008_2025_1.xml"
            })
    void aDamagedMessageIsReadOrRefused(String sample) throws IOException {
        byte[] message = bytes(sample);

        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = damaged(message);
            IsoReading reading = reader.read(damaged);

            long rows =
                    reading.payments().accepted().size()
                            + reading.statusReports().accepted().size();
            long failures =
                    reading.payments().failures().size()
                            + reading.statusReports().failures().size();
            assertThat(rows + failures).as("round " + round).isPositive();
            reading.payments().accepted().forEach(accepted -> accepted.value().fingerprint());
        }
    }

    private byte[] damaged(byte[] message) {
        byte[] damaged = message.clone();
        int damages = 1 + random.nextInt(3);
        for (int i = 0; i < damages; i++) {
            damaged =
                    switch (random.nextInt(5)) {
                        case 0 -> flipped(damaged);
                        case 1 -> Arrays.copyOf(damaged, random.nextInt(damaged.length + 1));
                        case 2 -> without(damaged);
                        case 3 -> doubled(damaged);
                        default ->
                                inserted(
                                        damaged,
                                        TOKENS.get(random.nextInt(TOKENS.size()))
                                                .getBytes(StandardCharsets.UTF_8));
                    };
        }
        return damaged;
    }

    private byte[] flipped(byte[] bytes) {
        if (bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private byte[] without(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(60));
        byte[] rest = Arrays.copyOf(bytes, bytes.length - (to - from));
        System.arraycopy(bytes, to, rest, from, bytes.length - to);
        return rest;
    }

    private byte[] doubled(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(200));
        return inserted(bytes, Arrays.copyOfRange(bytes, from, to));
    }

    private byte[] inserted(byte[] bytes, byte[] more) {
        int at = random.nextInt(bytes.length + 1);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(more, 0, longer, at, more.length);
        System.arraycopy(bytes, at, longer, at + more.length, bytes.length - at);
        return longer;
    }

    private static byte[] bytes(String sample) throws IOException {
        try (InputStream in = MutatedInputTest.class.getResourceAsStream("/iso20022/" + sample)) {
            assertThat(in).isNotNull();
            return in.readAllBytes();
        }
    }
}
