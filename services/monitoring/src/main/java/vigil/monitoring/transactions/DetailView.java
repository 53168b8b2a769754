package vigil.monitoring.transactions;

/**
 * Something that was written and has no field of its own.
 *
 * @param value masked, unless it is a plain reference such as the UETR
 */
public record DetailView(String name, String value) {}
