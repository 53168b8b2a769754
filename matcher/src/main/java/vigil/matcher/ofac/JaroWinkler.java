package vigil.matcher.ofac;

/** Jaro's similarity with Winkler's bonus for a common beginning (Winkler 1990). */
final class JaroWinkler {

    private static final int LONGEST_PREFIX = 4;
    private static final double BONUS = 0.1;
    private static final double CLOSE = 0.7;

    private JaroWinkler() {}

    /** The bonus whatever the similarity. */
    static double alwaysBoosted(String one, String other) {
        double jaro = jaro(one, other);
        return jaro == 0 ? 0 : boosted(jaro, one, other);
    }

    /** The bonus only from 0.7 on, as Winkler had it. */
    static double boostedWhenClose(String one, String other) {
        double jaro = jaro(one, other);
        return jaro < CLOSE ? jaro : boosted(jaro, one, other);
    }

    private static double boosted(double jaro, String one, String other) {
        int most = Math.min(LONGEST_PREFIX, Math.min(one.length(), other.length()));
        int prefix = 0;
        while (prefix < most && one.charAt(prefix) == other.charAt(prefix)) {
            prefix++;
        }
        return jaro + prefix * BONUS * (1 - jaro);
    }

    static double jaro(String one, String other) {
        if (one.equals(other)) {
            return 1;
        }
        int window = Math.max(0, Math.max(one.length(), other.length()) / 2 - 1);
        boolean[] taken = new boolean[other.length()];
        StringBuilder mine = new StringBuilder();
        for (int i = 0; i < one.length(); i++) {
            int end = Math.min(other.length(), i + window + 1);
            for (int j = Math.max(0, i - window); j < end; j++) {
                if (!taken[j] && one.charAt(i) == other.charAt(j)) {
                    taken[j] = true;
                    mine.append(one.charAt(i));
                    break;
                }
            }
        }
        double common = mine.length();
        if (common == 0) {
            return 0;
        }
        double swapped = swapped(mine, taken, other) / 2;
        return (common / one.length() + common / other.length() + (common - swapped) / common) / 3;
    }

    private static double swapped(StringBuilder mine, boolean[] taken, String other) {
        int at = 0;
        int swapped = 0;
        for (int j = 0; j < taken.length; j++) {
            if (taken[j]) {
                swapped += mine.charAt(at++) == other.charAt(j) ? 0 : 1;
            }
        }
        return swapped;
    }
}
