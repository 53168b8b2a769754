package vigil.engine.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
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

    /** A sweep that knows of no idle record looks at none: it must come upon the same ones. */
    @Test
    void aSweepFindsWhatOneThatLooksAtEveryRecordFinds() {
        RecordTable table = new RecordTable(4, 1 << 20);
        long[] touched = new long[1 << 16];
        Arrays.fill(touched, Long.MAX_VALUE);
        Random random = new Random(6);
        long clock = 1_000;
        int at = 0;
        int found = 0;
        for (int key = 1; key < 30_000; key++) {
            clock += random.nextInt(1_000) == 0 ? random.nextInt(4_000) - 2_500 : 1;
            int expected = -1;
            for (int i = 0; i < 4 && table.slots() > 0 && expected < 0; i++) {
                at = at + 1 >= table.slots() ? 0 : at + 1;
                expected = touched[at] < clock - 3_000 ? at : -1;
            }
            assertThat(table.sweepIdle(clock - 3_000)).isEqualTo(expected);
            if (expected >= 0) {
                found++;
                table.remove(expected);
                touched[expected] = Long.MAX_VALUE;
            }
            int added = table.add(key, 7);
            table.touched(added, clock);
            touched[added] = clock;
            int again = random.nextInt(table.slots());
            if (table.isUsed(again)) {
                table.touched(again, clock);
                touched[again] = clock;
            }
        }
        assertThat(found).isGreaterThan(1_000);
    }
}
