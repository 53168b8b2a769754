package vigil.screening.questions;

/** Scores and weights as they are shown. */
public final class Thousandths {

    private static final double THOUSAND = 1000;

    private Thousandths() {}

    /** To three places. */
    public static double of(double number) {
        return Math.round(number * THOUSAND) / THOUSAND;
    }
}
