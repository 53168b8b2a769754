package vigil.monitoring.files;

import java.util.ArrayList;
import java.util.List;
import vigil.monitoring.intake.RowFailure;

/** Counts what became of a file's rows; only the first failures are kept in words. */
final class Tally {

    private static final int FAILURES_SHOWN = 1_000;

    private final List<Failure> failures = new ArrayList<>();
    private long rows;
    private long accepted;
    private long duplicates;
    private long failed;

    /** What was counted so far. */
    record Counts(long rows, long accepted, long duplicates, long failed, List<Failure> failures) {}

    synchronized void accepted(long number) {
        rows += number;
        accepted += number;
    }

    synchronized void duplicates(long number) {
        rows += number;
        duplicates += number;
    }

    /** One row with all that was wrong with it. */
    synchronized void failed(List<RowFailure> ofOneRow) {
        rows++;
        failed++;
        for (RowFailure failure : ofOneRow) {
            if (failures.size() < FAILURES_SHOWN) {
                failures.add(Failure.of(failure));
            }
        }
    }

    synchronized Counts counts() {
        return new Counts(rows, accepted, duplicates, failed, List.copyOf(failures));
    }
}
