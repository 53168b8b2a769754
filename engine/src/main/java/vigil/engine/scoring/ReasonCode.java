package vigil.engine.scoring;

import vigil.engine.features.Feature;

/**
 * What one figure did to a score.
 *
 * @param meaning what the figure is, in words
 * @param kind how its value is written
 * @param value NaN when it had none
 * @param contribution in log odds: above zero it spoke for laundering
 */
public record ReasonCode(
        String feature, String meaning, Feature.Kind kind, double value, double contribution) {}
