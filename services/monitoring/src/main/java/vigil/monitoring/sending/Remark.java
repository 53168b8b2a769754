package vigil.monitoring.sending;

import vigil.monitoring.intake.Warning;

/**
 * Something odd in what was taken all the same.
 *
 * @param code a stable word, as {@code iban-check-digits}
 */
public record Remark(String field, String reason, String code) {

    static Remark of(Warning warning) {
        return new Remark(warning.field(), warning.reason(), warning.name());
    }
}
