package vigil.models.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import vigil.models.evaluation.Truth;

/**
 * Rows to learn from, to choose by and to be judged by: 60, 20 and 20 per cent in order of time.
 * Transactions of one instant stay together, so that no part knows what another begins with.
 */
public record TimeSplit(int[] training, int[] validation, int[] test) {

    /** Splits the rows from {@code from} to before {@code to}: one file's. */
    public static TimeSplit of(Samples samples, int from, int to) {
        long[] times = IntStream.range(from, to).mapToLong(samples::time).sorted().toArray();
        long first = times[(int) (times.length * 0.6)];
        long second = times[(int) (times.length * 0.8)];
        return new TimeSplit(
                rows(samples, from, to, Long.MIN_VALUE, first),
                rows(samples, from, to, first, second),
                rows(samples, from, to, second, Long.MAX_VALUE));
    }

    /** The parts of several files, each split by its own time. */
    public static TimeSplit joined(List<TimeSplit> parts) {
        List<int[]> training = new ArrayList<>();
        List<int[]> validation = new ArrayList<>();
        List<int[]> test = new ArrayList<>();
        for (TimeSplit part : parts) {
            training.add(part.training);
            validation.add(part.validation);
            test.add(part.test);
        }
        return new TimeSplit(joinedRows(training), joinedRows(validation), joinedRows(test));
    }

    /**
     * The same without the payments, in an earlier part, of any ring that goes on in a later one:
     * so nothing is judged by, or chosen by, a ring that was learnt from. The last part stays as it
     * is, and figures on it can be held against those of the whole split.
     */
    public TimeSplit ringDisjoint(Samples samples) {
        BitSet judged = rings(samples, test);
        BitSet later = rings(samples, validation);
        later.or(judged);
        return new TimeSplit(
                without(samples, training, later), without(samples, validation, judged), test);
    }

    /** Rings that have payments in more than one part. */
    public int straddling(Samples samples) {
        BitSet learnt = rings(samples, training);
        BitSet chosen = rings(samples, validation);
        BitSet earlier = (BitSet) learnt.clone();
        earlier.or(chosen);
        earlier.and(rings(samples, test));
        learnt.and(chosen);
        earlier.or(learnt);
        return earlier.cardinality();
    }

    private static BitSet rings(Samples samples, int[] rows) {
        BitSet rings = new BitSet();
        for (int row : rows) {
            if (samples.ring(row) != Truth.NO_RING) {
                rings.set(samples.ring(row));
            }
        }
        return rings;
    }

    private static int[] without(Samples samples, int[] rows, BitSet rings) {
        return Arrays.stream(rows)
                .filter(row -> samples.ring(row) == Truth.NO_RING || !rings.get(samples.ring(row)))
                .toArray();
    }

    private static int[] joinedRows(List<int[]> parts) {
        return parts.stream().flatMapToInt(Arrays::stream).toArray();
    }

    private static int[] rows(Samples samples, int from, int to, long begin, long end) {
        return IntStream.range(from, to)
                .filter(row -> samples.time(row) >= begin && samples.time(row) < end)
                .toArray();
    }
}
