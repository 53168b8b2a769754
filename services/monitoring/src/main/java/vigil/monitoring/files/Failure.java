package vigil.monitoring.files;

import vigil.monitoring.intake.RowFailure;

/**
 * Why a row was not taken.
 *
 * @param row 0-based among the data rows; -1 for what concerns the file
 * @param code a stable word
 */
public record Failure(long row, String field, String reason, String code) {

    static Failure of(RowFailure failure) {
        return new Failure(failure.row(), failure.field(), failure.reason(), failure.code().word());
    }
}
