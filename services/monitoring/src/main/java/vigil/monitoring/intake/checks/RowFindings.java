package vigil.monitoring.intake.checks;

import java.util.ArrayList;
import java.util.List;
import vigil.monitoring.intake.FailureCode;
import vigil.monitoring.intake.RowFailure;
import vigil.monitoring.intake.Warning;

/** What was found wrong or odd in one row. */
public final class RowFindings {

    /** More than these say nothing new. */
    private static final int MAX_FAILURES = 20;

    private static final int MAX_FIELD_LENGTH = 200;

    private final long row;
    private final List<RowFailure> failures = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    public RowFindings(long row) {
        this.row = row;
    }

    public long row() {
        return row;
    }

    /** Notes a reason to refuse the row. The reason never repeats a value. */
    public void fail(String field, FailureCode code, String reason) {
        if (failures.size() < MAX_FAILURES) {
            failures.add(new RowFailure(row, shortened(field), reason, code));
        }
    }

    /** Notes something odd that does not hinder. */
    public void warn(String field, String name, String reason) {
        if (warnings.size() < MAX_FAILURES) {
            warnings.add(new Warning(Math.max(0, row), shortened(field), reason, name));
        }
    }

    public boolean isClean() {
        return failures.isEmpty();
    }

    public List<RowFailure> failures() {
        return failures;
    }

    public List<Warning> warnings() {
        return warnings;
    }

    private static String shortened(String field) {
        return field.length() <= MAX_FIELD_LENGTH
                ? field
                : field.substring(0, MAX_FIELD_LENGTH) + "…";
    }
}
