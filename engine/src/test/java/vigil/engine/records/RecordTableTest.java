package vigil.engine.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordTableTest {
    @Test
    void itKnowsWhatAMapKnowsThroughAddingAndRemoving() {
        RecordTable table = new RecordTable(4, 1 << 20);
        Map<List<Long>, Integer> expected = new HashMap<>();
        Random random = new Random(5);
        for (int i = 0; i < 60_000; i++) {
            long a = random.nextInt(3_000);
            long b = random.nextInt(3);
            Integer known = expected.get(List.of(a, b));
            assertThat(table.find(a, b)).isEqualTo(known == null ? -1 : known);
            if (known == null) {
                expected.put(List.of(a, b), table.add(a, b));
            } else if (random.nextInt(3) > 0) {
                table.remove(known);
                expected.remove(List.of(a, b));
            }
            assertThat(table.size()).isEqualTo(expected.size());
        }
    }

    @Test
    void theSweepFindsWhatHasBeenIdle() {
        RecordTable table = new RecordTable(4, 100);
        for (int i = 0; i < 40; i++) {
            int slot = table.add(i, 0);
            table.touched(slot, i);
        }
        int removed = 0;
        for (int i = 0; i < 40; i++) {
            int idle = table.sweepIdle(10);
            if (idle >= 0) {
                table.remove(idle);
                removed++;
            }
        }

        assertThat(removed).isEqualTo(10);
        assertThat(table.find(9, 0)).isEqualTo(-1);
        assertThat(table.find(10, 0)).isNotNegative();
    }
}
