package vigil.watchlists.versions;

import java.time.Duration;

/**
 * How much a list may change from one version to the next before it is held back. In 308 versions
 * of the SDN list (2021 to 2024) at most 1.7 % of the entries left at once, and a quarter of the
 * vessels with a former flag lost it once; a column that is gone is gone for all.
 *
 * @param minimumEntities fewer are never the whole list
 * @param shrinkage share by which a kind of entity may become fewer
 * @param fieldLoss share of the entities with a property that may lose it
 * @param churn share of entity ids that may vanish
 * @param failures share of records that may be unreadable
 * @param smallest groups below this size are not judged by share
 */
public record GuardSettings(
        int minimumEntities,
        double shrinkage,
        double fieldLoss,
        double churn,
        double failures,
        int smallest) {

    /**
     * How long small steps are added up: against the largest version of this time, all of them
     * together may do twice what one may.
     */
    public static final Duration WINDOW = Duration.ofDays(30);

    private static final int STEPS = 2;

    public GuardSettings {
        if (minimumEntities < 1 || smallest < 1) {
            throw new IllegalArgumentException("numbers of entities are positive");
        }
        for (double share : new double[] {shrinkage, fieldLoss, churn, failures}) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("shares are from 0 to 1");
            }
        }
    }

    public static GuardSettings defaults() {
        return new GuardSettings(1, 0.05, 0.50, 0.10, 0.001, 50);
    }

    /** What all steps within {@link #WINDOW} together may do. */
    GuardSettings together() {
        return new GuardSettings(
                minimumEntities,
                Math.min(1, STEPS * shrinkage),
                fieldLoss,
                Math.min(1, STEPS * churn),
                failures,
                smallest);
    }
}
