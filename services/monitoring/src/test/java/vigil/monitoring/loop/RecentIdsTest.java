package vigil.monitoring.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecentIdsTest {

    private static final int CAPACITY = 1 << 13;

    @Test
    void itAgreesWithAMapThatForgetsItsOldest() throws IOException {
        Random random = new Random(7);
        RecentIds ids = new RecentIds(CAPACITY);
        Map<Long, Long> expected = new LinkedHashMap<>();

        for (long at = 0; at < 60_000; at++) {
            long id = random.nextInt(30_000);
            Long first = expected.get(id);
            long seen = ids.firstSeen(id % 3, id, at);
            assertThat(seen).isEqualTo(first == null ? RecentIds.NEW : first);
            if (first == null) {
                expected.put(id, at);
                if (expected.size() > CAPACITY) {
                    expected.remove(expected.keySet().iterator().next());
                }
            }
            if (at == 35_000) {
                ids = writtenAndRead(ids);
            }
        }

        assertThat(ids.size()).isEqualTo(CAPACITY);
    }

    @Test
    void itGrowsOnlyAsFarAsNeeded() throws IOException {
        RecentIds ids = new RecentIds(1 << 20);
        for (long id = 0; id < 5_000; id++) {
            ids.firstSeen(id, id, id);
        }

        RecentIds read = writtenAndRead(ids);

        assertThat(read.size()).isEqualTo(5_000);
        assertThat(read.firstSeen(17, 17, 9_999)).isEqualTo(17);
    }

    private static RecentIds writtenAndRead(RecentIds ids) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ids.write(new DataOutputStream(bytes));
        return RecentIds.read(
                new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())),
                ids.size() > CAPACITY ? 1 << 20 : Math.max(CAPACITY, 1 << 13));
    }
}
