package vigil.monitoring.log;

/**
 * Under what a decision was made.
 *
 * @param hash SHA-256 in hexadecimal over settings, scenarios and the model in force
 * @param scenarioSet number of the institution's set, 0 before its first one
 * @param modelSet the same of models
 */
public record Configuration(String hash, long scenarioSet, long modelSet) {}
