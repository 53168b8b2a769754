package vigil.matcher.index;

/** The best log-odds of a search so far, and with them what the next name must reach. */
final class Front {

    private double[] best = new double[16];
    private int count;
    private double least;
    private double spread;
    private int most;

    void begin(Wanted wanted) {
        most = wanted.names();
        best = best.length < most ? new double[most] : best;
        count = 0;
        least = wanted.least();
        spread = wanted.spread();
    }

    void add(double logOdds) {
        if (count == most && logOdds <= best[count - 1]) {
            return;
        }
        int place = count < most ? count++ : count - 1;
        while (place > 0 && best[place - 1] < logOdds) {
            best[place] = best[place - 1];
            place--;
        }
        best[place] = logOdds;
    }

    /** Log-odds below which a name cannot come to the front any more. */
    double floor() {
        return count < most ? least : Math.max(least, best[count - 1] - spread);
    }
}
