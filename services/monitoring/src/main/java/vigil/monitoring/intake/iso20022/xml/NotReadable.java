package vigil.monitoring.intake.iso20022.xml;

import vigil.monitoring.intake.FailureCode;
import vigil.monitoring.intake.RowFailure;

/** A message is refused as a whole. */
public final class NotReadable extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient RowFailure failure;

    public NotReadable(FailureCode code, String field, String reason) {
        this(RowFailure.whole(code, field, reason));
    }

    private NotReadable(RowFailure failure) {
        super(failure.reason(), null, false, false);
        this.failure = failure;
    }

    /** What was found wrong concerns the whole message. */
    public static NotReadable because(RowFailure failure) {
        return new NotReadable(RowFailure.whole(failure.code(), failure.field(), failure.reason()));
    }

    public RowFailure failure() {
        return failure;
    }
}
