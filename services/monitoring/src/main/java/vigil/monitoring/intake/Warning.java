package vigil.monitoring.intake;

/**
 * Something odd in a row that was taken all the same: it belongs into the answer.
 *
 * @param row its number, from 0; what concerns a whole message stands with its first row
 * @param field where
 * @param reason a sentence for people, without what the sender wrote
 * @param name the stable word for programs, as {@code iban-check-digits}
 */
public record Warning(long row, String field, String reason, String name) {}
