package vigil.models.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

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

    private static int[] joinedRows(List<int[]> parts) {
        return parts.stream().flatMapToInt(Arrays::stream).toArray();
    }

    private static int[] rows(Samples samples, int from, int to, long begin, long end) {
        return IntStream.range(from, to)
                .filter(row -> samples.time(row) >= begin && samples.time(row) < end)
                .toArray();
    }
}
