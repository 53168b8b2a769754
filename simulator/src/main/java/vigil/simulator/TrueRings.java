package vigil.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import vigil.contracts.amlworld.AmlworldRing;
import vigil.contracts.amlworld.AmlworldRings;
import vigil.contracts.csv.Unpacked;

/** Third-party rings that come with the program; see NOTICE.md beside the file. */
public final class TrueRings {
    private TrueRings() {}

    /** The 370 rings of AMLworld HI-Small. */
    public static List<AmlworldRing> hiSmall() {
        try (InputStream packed =
                        Objects.requireNonNull(
                                TrueRings.class.getResourceAsStream(
                                        "aml-world-hi-small-patterns.txt.gz"));
                InputStream in = Unpacked.of(packed)) {
            return AmlworldRings.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the rings that come with the program cannot be read", e);
        }
    }
}
