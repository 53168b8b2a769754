package vigil.engine.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SlotIndexTest {
    private static int find(SlotIndex index, long hash) {
        long[] segment = index.segment(hash);
        int place = SlotIndex.home(hash);
        while (segment[place] != 0 && !SlotIndex.isLike(segment[place], hash)) {
            place = SlotIndex.next(place);
        }
        return segment[place] == 0 ? -1 : SlotIndex.slot(segment[place]);
    }

    @Test
    void everyEntryIsFoundThroughHundredsOfSplits() {
        SlotIndex index = new SlotIndex();
        long[] hashes = new Random(7).longs().limit(100_000).toArray();
        for (int slot = 0; slot < hashes.length; slot++) {
            index.add(hashes[slot], slot);
        }
        for (int slot = 0; slot < hashes.length; slot += 2) {
            index.remove(hashes[slot], slot);
        }

        int missed = 0;
        for (int slot = 1; slot < hashes.length; slot += 2) {
            missed += find(index, hashes[slot]) == slot ? 0 : 1;
        }

        // Two of 100,000 hashes may have the same upper half: whoever asks compares the keys.
        assertThat(missed).isLessThan(5);
        assertThat(index.bytes()).isBetween(8L * hashes.length, 64L * hashes.length);
    }

    @Test
    void hashesAlikeInTheirUpperHalfFindAnEnd() {
        SlotIndex index = new SlotIndex();

        assertThatThrownBy(
                        () -> {
                            for (int slot = 0; slot < 3_000; slot++) {
                                index.add(42L << 32 | slot, slot);
                            }
                        })
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
