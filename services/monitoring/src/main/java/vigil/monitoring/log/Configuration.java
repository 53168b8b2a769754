package vigil.monitoring.log;

/**
 * Under what a decision was made.
 *
 * @param hash SHA-256 in hexadecimal over settings and scenarios in force
 * @param scenarioSet number of the institution's set, 0 before its first one
 */
public record Configuration(String hash, long scenarioSet) {}
