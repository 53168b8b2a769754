package vigil.matcher.alignment;

import java.util.Arrays;
import vigil.matcher.words.Word.Role;

/** Draws the signs from the pairs that were taken and from what was left. */
final class Weighing {

    private final Side asked;
    private final Side listed;
    private final Links links;
    final float[] signs = new float[Signs.COUNT];

    Weighing(Side asked, Side listed, Links links) {
        this.asked = asked;
        this.listed = listed;
        this.links = links;
    }

    double weigh(boolean persons) {
        Arrays.fill(signs, 0);
        float askedLeft = asked.weight - repeated();
        float listedLeft = listed.weight;
        for (int pair = 0; pair < links.pairs(); pair++) {
            float mine = asked.weight(links.asked(pair));
            float theirs = listed.weight(links.listed(pair));
            askedLeft -= mine;
            listedLeft -= theirs;
            count(pair, mine, theirs);
        }
        float total = Math.max(0.05f, (asked.weight + listed.weight) / 2);
        float conflict = Math.max(0, Math.min(askedLeft, listedLeft));
        signs[Signs.MATCHED_SQUARED] = signs[Signs.MATCHED] * signs[Signs.MATCHED];
        signs[Signs.DISSIMILARITY_SHARE] = signs[Signs.DISSIMILARITY] / total;
        signs[Signs.CONFLICT] = conflict;
        signs[Signs.CONFLICT_SHARE] = conflict / total;
        signs[Signs.ASKED_SURPLUS] = Math.max(0, askedLeft - conflict);
        signs[Signs.ASKED_SURPLUS_SHARE] = signs[Signs.ASKED_SURPLUS] / total;
        signs[Signs.LISTED_SURPLUS] = Math.max(0, listedLeft - conflict);
        signs[Signs.LISTED_SURPLUS_SHARE] = signs[Signs.LISTED_SURPLUS] / total;
        countLeft();
        signs[Signs.OTHER_ORDER] = order();
        return Signs.logit(signs, persons);
    }

    /** Of a letter that stands for a name, what it does not say is assumed. */
    private void count(int pair, float mine, float theirs) {
        float similarity = links.similarity(pair);
        float weight = (mine + theirs) / 2;
        if (isInitial(pair)) {
            weight = Math.min(mine, theirs);
            signs[Signs.ASSUMED] += Math.max(mine, theirs) - weight;
        }
        float unlike = weight * (1 - similarity);
        signs[Signs.MATCHED] += weight * similarity;
        signs[Signs.DISSIMILARITY] += unlike;
        signs[Signs.WEAKEST_PAIR] = Math.max(signs[Signs.WEAKEST_PAIR], unlike);
        if (isSeveral(links.asked(pair)) || isSeveral(links.listed(pair))) {
            signs[Signs.JOINED]++;
        }
    }

    private static boolean isSeveral(int set) {
        return (set & (set - 1)) != 0;
    }

    private boolean isInitial(int pair) {
        return links.similarity(pair) == Aligner.INITIAL_SIMILARITY
                && (asked.first(links.asked(pair)).role() == Role.INITIAL
                        || listed.first(links.listed(pair)).role() == Role.INITIAL);
    }

    /** Weight of asked words left over that stand in the name twice: they say nothing new. */
    private float repeated() {
        float sum = 0;
        for (int left = ~links.askedTaken() & asked.all(); left != 0; left &= left - 1) {
            int place = Integer.numberOfTrailingZeros(left);
            for (int i = 0; i < asked.count; i++) {
                if (i != place && asked.words[i] == asked.words[place]) {
                    sum += asked.words[place].weight();
                    break;
                }
            }
        }
        return sum;
    }

    private void countLeft() {
        int mine = ~links.askedTaken() & asked.all();
        int theirs = ~links.listedTaken() & listed.all();
        if (mine == 0 && theirs == 0) {
            return;
        }
        if (asked.has(mine, Role.FORM) && listed.has(theirs, Role.FORM)) {
            signs[Signs.FORM_CONFLICT] = 1;
        }
        boolean number = asked.has(mine, Role.NUMBER);
        boolean other = listed.has(theirs, Role.NUMBER);
        boolean initials = asked.has(mine, Role.INITIAL) && listed.has(theirs, Role.INITIAL);
        boolean contradict = initials || (number && other);
        signs[Signs.NUMBER_CONFLICT] = contradict ? 1 : number || other ? 0.5f : 0;
    }

    /** 0 for the same order, a half for a rotation (family name first), 1 for another. */
    private float order() {
        int turns = 0;
        int last = -1;
        int first = -1;
        for (int place = 0; place < asked.count; place++) {
            int there = listedPlace(1 << place);
            if (there >= 0) {
                turns += there < last ? 1 : 0;
                first = first < 0 ? there : first;
                last = there;
            }
        }
        if (turns == 0) {
            return 0;
        }
        return turns == 1 && last < first ? 0.5f : 1;
    }

    /** Where the word is that an asked one is paired with, titles and particles left out, or -1. */
    private int listedPlace(int mine) {
        for (int pair = 0; pair < links.pairs(); pair++) {
            if ((links.asked(pair) & mine) != 0) {
                int place = Integer.numberOfTrailingZeros(links.listed(pair));
                Role role = listed.words[place].role();
                return role == Role.NAME || role == Role.INITIAL ? place : -1;
            }
        }
        return -1;
    }
}
