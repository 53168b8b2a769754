package vigil.engine.figures;

/** The rhythm of an account's last payments: a salary, a rent, a standing order keeps one. */
public final class Beat {
    /** Times that are kept. */
    public static final int KEPT = 5;

    /** What lies closer together is one occasion. */
    private static final long OCCASION = 3_600_000L;

    private Beat() {}

    /** Remembers a time among those from {@code at} on; zero is none. */
    public static void add(long[] words, int at, long time) {
        if (words[at] != 0 && Math.abs(time - words[at]) < OCCASION) {
            return;
        }
        for (int i = at + KEPT - 1; i > at; i--) {
            words[i] = words[i - 1];
        }
        words[at] = time;
    }

    /** How far a time lies from the nearest beat, against its gap; NaN below two times. */
    public static double off(long[] words, int at, long now) {
        double least = Double.NaN;
        for (int gap = 1; gap < KEPT && words[at + gap] != 0; gap++) {
            double length = Math.max(OCCASION, words[at + gap - 1] - words[at + gap]);
            for (int from = 0; from < KEPT && words[at + from] != 0; from++) {
                double off = Math.abs(now - words[at + from] - length) / length;
                least = off < least || Double.isNaN(least) ? off : least;
            }
        }
        return least;
    }

    /** How alike the two most alike gaps are: 0 equal; NaN below three times. */
    public static double unsteadiness(long[] words, int at) {
        double least = Double.NaN;
        for (int i = 1; i < KEPT && words[at + i] != 0; i++) {
            double one = Math.max(OCCASION, words[at + i - 1] - words[at + i]);
            for (int j = i + 1; j < KEPT && words[at + j] != 0; j++) {
                double other = Math.max(OCCASION, words[at + j - 1] - words[at + j]);
                double apart = Math.abs(one - other) / Math.max(one, other);
                least = apart < least || Double.isNaN(least) ? apart : least;
            }
        }
        return least;
    }
}
