package vigil.monitoring.intake;

import java.util.List;
import java.util.Optional;

/**
 * What became of a delivery: what was accepted, with row numbers, together with what failed.
 * Nothing is dropped silently: every row is either accepted or among the failures.
 *
 * @param warnings remarks on accepted rows
 */
public record Reading<T>(
        List<Accepted<T>> accepted, List<RowFailure> failures, List<Warning> warnings) {

    public Reading {
        accepted = List.copyOf(accepted);
        failures = List.copyOf(failures);
        warnings = List.copyOf(warnings);
    }

    /**
     * A row that may go on.
     *
     * @param row its number in the delivery, from 0
     */
    public record Accepted<T>(long row, T value) {}

    /** Nothing of the delivery could be read. */
    public static <T> Reading<T> refused(RowFailure why) {
        return new Reading<>(List.of(), List.of(why), List.of());
    }

    /** Why the delivery as a whole was refused, if it was. */
    public Optional<RowFailure> refusal() {
        return failures.stream().filter(RowFailure::isWhole).findFirst();
    }
}
