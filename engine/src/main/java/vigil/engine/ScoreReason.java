package vigil.engine;

/**
 * What one figure did to a model's score.
 *
 * @param feature its name in the catalogue
 * @param text figure, value and direction in words
 * @param value NaN when there is none
 * @param contribution in log odds: above zero it spoke for laundering
 */
public record ScoreReason(String feature, String text, double value, double contribution) {}
