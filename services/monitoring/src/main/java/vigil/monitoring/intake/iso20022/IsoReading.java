package vigil.monitoring.intake.iso20022;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigil.monitoring.intake.Reading;
import vigil.monitoring.intake.ReceivedTransaction;
import vigil.monitoring.intake.RowFailure;
import vigil.monitoring.intake.StatusReport;

/**
 * What became of a message: payments, or status reports. The other reading is empty.
 *
 * @param message its name, null when not even that could be read
 */
public record IsoReading(
        @Nullable MessageName message,
        Reading<ReceivedTransaction> payments,
        Reading<StatusReport> statusReports) {

    private static <T> Reading<T> nothing() {
        return new Reading<>(List.of(), List.of(), List.of());
    }

    static IsoReading ofPayments(MessageName message, Reading<ReceivedTransaction> payments) {
        return new IsoReading(message, payments, nothing());
    }

    static IsoReading ofStatusReports(MessageName message, Reading<StatusReport> statusReports) {
        return new IsoReading(message, nothing(), statusReports);
    }

    static IsoReading refused(@Nullable MessageName message, RowFailure why) {
        return new IsoReading(message, Reading.refused(why), nothing());
    }

    /** Why the message as a whole was refused, if it was. */
    public Optional<RowFailure> refusal() {
        return payments.refusal().or(statusReports::refusal);
    }
}
