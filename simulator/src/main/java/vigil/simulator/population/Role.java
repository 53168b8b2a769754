package vigil.simulator.population;

import java.util.List;

/**
 * What an account's owner is. The bands of activity are those of LI-Large (transactions a year,
 * both directions); its band of 1,000 to 5,000 holds busy people and firms alike.
 */
public enum Role {
    PERSON(
            List.of(
                    new ActivityBand(1, 4, 121),
                    new ActivityBand(4, 10, 75),
                    new ActivityBand(10, 50, 295),
                    new ActivityBand(50, 100, 525),
                    new ActivityBand(100, 250, 192),
                    new ActivityBand(250, 1_000, 414),
                    new ActivityBand(1_000, 5_000, 217))),
    COMPANY(List.of(new ActivityBand(1_000, 5_000, 151), new ActivityBand(5_000, 25_000, 2.7))),
    /** A firm that takes cards. */
    MERCHANT(
            List.of(
                    new ActivityBand(1_000, 5_000, 65),
                    new ActivityBand(5_000, 25_000, 6.3),
                    new ActivityBand(100_000, 200_000, 0.015)));

    /** The 2,064 thousand accounts of LI-Large, figure 7. */
    static final double THOUSANDS = 2_064.015;

    private final List<ActivityBand> bands;

    Role(List<ActivityBand> bands) {
        this.bands = bands;
    }

    List<ActivityBand> bands() {
        return bands;
    }

    /**
     * Accounts of like activity.
     *
     * @param low transactions a year
     * @param high transactions a year
     * @param thousands of the 2,064 thousand accounts of LI-Large
     */
    record ActivityBand(double low, double high, double thousands) {}
}
