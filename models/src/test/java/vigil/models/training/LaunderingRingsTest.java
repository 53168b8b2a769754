package vigil.models.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.contracts.amlworld.RingKey;
import vigil.engine.core.CoreSettings;
import vigil.engine.scoring.FeatureSpecification;
import vigil.models.evaluation.Truth;

class LaunderingRingsTest {
    private static final String AMLWORLD =
            "Timestamp,From Bank,Account,To Bank,Account,Amount Received,"
                    + "Receiving Currency,Amount Paid,Payment Currency,Payment Format,Is Laundering\n";

    @TempDir private Path folder;

    @Test
    void launderingThatHangsTogetherByItsAccountsIsARing() throws IOException {
        Samples samples =
                replayed(
                        AMLWORLD
                                + row(1, "A", "B", 1)
                                + row(2, "C", "D", 1)
                                + row(3, "B", "X", 0)
                                + row(4, "X", "C", 0)
                                + row(5, "E", "D", 1)
                                + row(6, "B", "F", 1),
                        null);

        assertThat(rings(samples)).containsExactly(0, 1, -1, -1, 1, 0);
        assertThat(samples.truth(new int[] {4}).ringBegan()[1])
                .as("the ring of C, D and E began with its first payment")
                .isEqualTo(samples.time(1));
    }

    @Test
    void whereTheFileNamesRingsTheseAreTheRings() throws IOException {
        Samples samples =
                replayed(
                        "day,from_account,to_account,amount,is_laundering,ring\n"
                                + "0,1,2,10,1,7\n0,2,3,10,1,8\n0,4,5,10,0,-1\n1,6,7,10,1,7\n1,6,7,10,1,-1\n",
                        null);

        assertThat(rings(samples)).containsExactly(0, 1, -1, 0, 2);
    }

    @Test
    void typologiesOfSamldApartAreRingsApart() throws IOException {
        String header =
                "Time,Date,Sender_account,Receiver_account,Amount,Payment_currency,Received_currency,Sender_bank_location,Receiver_bank_location,Payment_type,Is_laundering,Laundering_type\n";
        String row = "10:00:0%d,2022-10-07,%d,%d,10,Euro,Euro,Spain,Spain,ACH,1,%s\n";
        Samples samples =
                replayed(
                        header
                                + row.formatted(0, 1, 2, "Cycle")
                                + row.formatted(1, 2, 1, "Cycle")
                                + row.formatted(2, 2, 3, "Fan_Out"),
                        null);

        assertThat(rings(samples)).containsExactly(0, 0, 1);
        assertThat(samples.truth(new int[] {2}).typology()).containsExactly("Fan_Out");
    }

    @Test
    void aKeyHasTheLastWord() throws IOException {
        Path key = folder.resolve("key.csv");
        Files.writeString(key, "ring,typology,rows\n9,STACK,1 2\n");

        Samples samples =
                replayed(
                        AMLWORLD + row(1, "A", "B", 1) + row(2, "C", "D", 0) + row(3, "E", "F", 0),
                        RingKey.open(key));

        assertThat(rings(samples)).containsExactly(Truth.NO_RING, 0, 0);
        assertThat(samples.laundering(0)).isFalse();
        assertThat(samples.truth(new int[] {2}).typology()).containsExactly("STACK");
    }

    private static String row(int minute, String from, String to, int label) {
        return "2022/09/01 00:0%d,1,%s,1,%s,10,Euro,10,Euro,ACH,%d%n"
                .formatted(minute, from, to, label);
    }

    private static int[] rings(Samples samples) {
        int[] rings = new int[samples.size()];
        Arrays.setAll(rings, samples::ring);
        return rings;
    }

    private Samples replayed(String text, @Nullable RingKey key) throws IOException {
        Path file = Files.writeString(folder.resolve("file.csv"), text);
        FeatureSpecification specification = FeatureSpecification.of(List.of("amount"));
        Samples samples = new Samples(1);
        new Replay(CoreSettings.defaults(), specification).read(file, key, samples);
        return samples;
    }
}
