package vigil.engine.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vigil.engine.snapshots.SnapshotReader;
import vigil.engine.snapshots.SnapshotWriter;

class RecordRingTest {
    private static final int MOST = 1 << 14;

    private final RecordRing ring = new RecordRing(2, MOST);
    private long head;
    private long tail;

    private void add() {
        if (tail - head == MOST) {
            drop();
        }
        ring.extend(tail);
        int place = ring.place(tail);
        ring.words(place)[ring.at(place)] = tail;
        ring.words(place)[ring.at(place) + 1] = ~tail;
        tail++;
    }

    private void drop() {
        ring.leave(head++);
    }

    private static boolean holds(RecordRing ring, long number) {
        int place = ring.place(number);
        return ring.words(place)[ring.at(place)] == number
                && ring.words(place)[ring.at(place) + 1] == ~number;
    }

    private boolean holdsAll() {
        boolean all = true;
        for (long number = head; number < tail; number++) {
            all &= holds(ring, number);
        }
        return all;
    }

    @Test
    void whatIsKeptStaysWhereItIsThroughSwellingAndEbb() {
        Random random = new Random(3);
        for (int tide = 0; tide < 60; tide++) {
            for (int i = random.nextInt(2 * MOST); i > 0; i--) {
                add();
            }
            assertThat(holdsAll()).isTrue();
            for (long i = random.nextLong(tail - head + 1); i > 0; i--) {
                drop();
            }
            assertThat(holdsAll()).isTrue();
        }
    }

    @Test
    void segmentsServeAgain() {
        for (int i = 0; i < 1_000; i++) {
            add();
        }
        for (int i = 0; i < 20 * MOST; i++) {
            add();
            drop();
        }

        assertThat(ring.bytes()).isLessThan(3 * 4_096 * 16);
    }

    @Test
    void itGoesOnFromASnapshot() throws IOException {
        for (int i = 0; i < 30_000; i++) {
            add();
        }
        for (int i = 0; i < 7_000; i++) {
            drop();
        }
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        SnapshotWriter out = new SnapshotWriter(written);
        ring.write(out, head, tail);
        out.finish();
        RecordRing other = new RecordRing(2, MOST);
        other.read(reader(written), head, tail);

        for (long number = head; number < tail; number++) {
            assertThat(holds(other, number)).isTrue();
        }
        assertThatThrownBy(() -> other.read(reader(written), 0, MOST + 1L))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static SnapshotReader reader(ByteArrayOutputStream written) {
        return new SnapshotReader(new ByteArrayInputStream(written.toByteArray()));
    }
}
