package vigil.matcher.screening;

/** Log-odds and scores. */
final class Scale {

    private Scale() {}

    static double score(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    /** Minus infinity for 0. */
    static double logOdds(double score) {
        return Math.log(score / (1 - score));
    }
}
