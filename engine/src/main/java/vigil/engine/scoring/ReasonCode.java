package vigil.engine.scoring;

/**
 * What one figure did to a score.
 *
 * @param meaning the figure in words
 * @param value NaN when it had none
 * @param contribution in log odds: above zero it spoke for laundering
 */
public record ReasonCode(String feature, String meaning, double value, double contribution) {}
