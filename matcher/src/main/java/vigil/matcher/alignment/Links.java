package vigil.matcher.alignment;

import vigil.matcher.words.Name;

/** Proposed links between sets of words of two names, and those of them that are taken. */
final class Links {

    private static final int MOST = 512;

    private int count;
    private final int[] asked = new int[MOST];
    private final int[] listed = new int[MOST];
    private final float[] similarity = new float[MOST];
    private final float[] gain = new float[MOST];

    private int taken;
    private final int[] order = new int[Name.MOST_WORDS];
    private int askedTaken;
    private int listedTaken;

    void clear() {
        count = 0;
        taken = 0;
        askedTaken = 0;
        listedTaken = 0;
    }

    int count() {
        return count;
    }

    void add(int askedSet, int listedSet, float alike, float gained) {
        if (count < MOST) {
            asked[count] = askedSet;
            listed[count] = listedSet;
            similarity[count] = alike;
            gain[count++] = gained;
        }
    }

    /** Takes links from a place on, the best first, none that meets a taken word. */
    void take(int from) {
        while (taken < order.length) {
            int best = -1;
            float most = 0;
            for (int i = from; i < count; i++) {
                if (gain[i] > most
                        && (asked[i] & askedTaken) == 0
                        && (listed[i] & listedTaken) == 0) {
                    best = i;
                    most = gain[i];
                }
            }
            if (best < 0) {
                return;
            }
            order[taken++] = best;
            askedTaken |= asked[best];
            listedTaken |= listed[best];
        }
    }

    int askedTaken() {
        return askedTaken;
    }

    int listedTaken() {
        return listedTaken;
    }

    /** How many are taken. */
    int pairs() {
        return taken;
    }

    int asked(int pair) {
        return asked[order[pair]];
    }

    int listed(int pair) {
        return listed[order[pair]];
    }

    float similarity(int pair) {
        return similarity[order[pair]];
    }
}
