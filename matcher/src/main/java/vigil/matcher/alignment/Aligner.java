package vigil.matcher.alignment;

import java.util.ArrayList;
import java.util.List;
import vigil.matcher.words.Name;
import vigil.matcher.words.Word;
import vigil.matcher.words.Word.Role;

/**
 * Lays one asked name against many listed ones. Keeps its working arrays between names; not for
 * several threads.
 *
 * <p>Links between words are proposed (by the index that already knows them, or by comparing), then
 * taken greedily by what they explain. Greedy was as good as an optimal assignment on the corpora
 * of the benchmark, and links rarely compete.
 */
public final class Aligner {

    private static final int MOST = Name.MOST_WORDS;
    private static final int MOST_LINKS = 512;
    private static final float INITIAL_SIMILARITY = 0.8f;
    private static final float ACRONYM_SIMILARITY = 0.85f;
    private static final int SHORTEST_ACRONYM = 3;

    private final WordSimilarity[] comparers = new WordSimilarity[MOST];
    private final WordSimilarity joiner = new WordSimilarity();
    private Word[] asked = {};
    private float askedWeight;
    private boolean person;
    private int askedCount;
    private final Word[] listed = new Word[MOST];
    private float listedWeight;
    private int listedCount;

    private int links;
    private final int[] askedOf = new int[MOST_LINKS];
    private final int[] listedOf = new int[MOST_LINKS];
    private final float[] similarityOf = new float[MOST_LINKS];
    private final float[] gainOf = new float[MOST_LINKS];

    private int pairs;
    private final int[] pairOf = new int[MOST];
    private final float[] signs = new float[Signs.COUNT];

    public Aligner() {
        for (int i = 0; i < MOST; i++) {
            comparers[i] = new WordSimilarity();
        }
    }

    /** The name that is asked about from now on. */
    public void ask(Name name) {
        asked = name.words().toArray(Word[]::new);
        askedCount = asked.length;
        askedWeight = name.weight();
        person = name.person();
        for (int i = 0; i < askedCount; i++) {
            comparers[i].set(asked[i]);
        }
    }

    /** Begins with the next listed name. */
    public void begin() {
        listedCount = 0;
        listedWeight = 0;
        links = 0;
    }

    /** The next word of the listed name. */
    public void listedWord(Word word) {
        listed[listedCount++] = word;
        listedWeight += word.weight();
    }

    /**
     * Proposes a link of {@code askedWords} words from a place to {@code listedWords} of the other.
     */
    public void link(int place, int askedWords, int other, int listedWords, float similarity) {
        if (links == MOST_LINKS) {
            return;
        }
        int mine = ((1 << askedWords) - 1) << place;
        int theirs = ((1 << listedWords) - 1) << other;
        askedOf[links] = mine;
        listedOf[links] = theirs;
        similarityOf[links] = similarity;
        gainOf[links] =
                similarity * (weight(asked, mine) + weight(listed, theirs))
                        - Math.abs(place - other) * 1e-4f;
        links++;
    }

    /** Log-odds after the proposed links, and those of what they leave over. */
    public double solve() {
        pairs = 0;
        int askedTaken = take(0, 0, 0);
        int listedTaken = taken(listedOf);
        int from = links;
        for (int i = 0; i < askedCount; i++) {
            if ((askedTaken >>> i & 1) == 0) {
                compareWithLeft(i, listedTaken);
            }
        }
        if (links > from) {
            take(from, askedTaken, listedTaken);
        }
        return weigh();
    }

    /** Log-odds of the asked name against another, all words compared. */
    public double compare(Name name) {
        begin();
        for (Word word : name.words()) {
            listedWord(word);
        }
        for (int i = 0; i < askedCount; i++) {
            compareWithLeft(i, 0);
            compareJoined(i);
        }
        if (!person) {
            linkAcronyms();
        }
        joinAsked();
        pairs = 0;
        take(0, 0, 0);
        return weigh();
    }

    /** The comparison that was made last, in words. */
    public Alignment alignment(Name askedName, Name listedName, double logit) {
        List<Alignment.Pair> made = new ArrayList<>(pairs);
        for (int i = 0; i < pairs; i++) {
            int link = pairOf[i];
            made.add(
                    new Alignment.Pair(
                            words(asked, askedOf[link]),
                            words(listed, listedOf[link]),
                            similarityOf[link]));
        }
        return new Alignment(
                askedName,
                listedName,
                made,
                words(asked, ~taken(askedOf) & ((1 << askedCount) - 1)),
                words(listed, ~taken(listedOf) & ((1 << listedCount) - 1)),
                logit);
    }

    /** The figures of the comparison that was made last, in the order of {@link Signs#NAMES}. */
    public float[] signs() {
        return signs.clone();
    }

    private static List<Word> words(Word[] of, int mask) {
        List<Word> picked = new ArrayList<>();
        for (int left = mask; left != 0; left &= left - 1) {
            picked.add(of[Integer.numberOfTrailingZeros(left)]);
        }
        return picked;
    }

    private void compareWithLeft(int place, int listedTaken) {
        Word mine = asked[place];
        for (int j = 0; j < listedCount; j++) {
            if ((listedTaken >>> j & 1) == 0) {
                float similarity = comparers[place].of(listed[j]);
                if (similarity == 0) {
                    similarity = asInitial(mine, listed[j]);
                }
                if (similarity > 0) {
                    link(place, 1, j, 1, similarity);
                }
            }
        }
    }

    private static float asInitial(Word mine, Word theirs) {
        boolean one = mine.role() == Role.INITIAL && theirs.role() == Role.NAME;
        boolean other = theirs.role() == Role.INITIAL && mine.role() == Role.NAME;
        return (one || other) && mine.text().charAt(0) == theirs.text().charAt(0)
                ? INITIAL_SIMILARITY
                : 0;
    }

    /** One asked word against two or three listed ones together. */
    private void compareJoined(int place) {
        if (asked[place].role() != Role.NAME) {
            return;
        }
        for (int j = 0; j + 1 < listedCount; j++) {
            String two = listed[j].written() + listed[j + 1].written();
            boolean exactly = isShort(listed[j]) || isShort(listed[j + 1]);
            linkJoined(place, j, 2, comparers[place].ofJoined(two, exactly));
            if (j + 2 < listedCount && two.length() < asked[place].length() + 2) {
                String three = two + listed[j + 2].written();
                linkJoined(place, j, 3, comparers[place].ofJoined(three, exactly));
            }
        }
    }

    private void linkJoined(int place, int other, int words, float similarity) {
        if (similarity > 0) {
            link(place, 1, other, words, similarity);
        }
    }

    /** The first letters of an organisation's words stand for it. */
    private void linkAcronyms() {
        for (int i = 0; i < askedCount; i++) {
            int words = acronymLength(asked[i], listed, listedCount);
            if (words > 0) {
                link(i, 1, 0, words, ACRONYM_SIMILARITY);
            }
        }
        for (int j = 0; j < listedCount; j++) {
            int words = acronymLength(listed[j], asked, askedCount);
            if (words > 0) {
                link(0, words, j, 1, ACRONYM_SIMILARITY);
            }
        }
    }

    /** Of how many words from the first a word gives the first letters, or 0. */
    private static int acronymLength(Word acronym, Word[] of, int count) {
        String letters = acronym.text();
        if (acronym.role() != Role.NAME || letters.length() < SHORTEST_ACRONYM || letters.length() > count) {
            return 0;
        }
        for (int i = 0; i < letters.length(); i++) {
            if (of[i].role() != Role.NAME || of[i].text().charAt(0) != letters.charAt(i)) {
                return 0;
            }
        }
        return letters.length();
    }

    /** Two or three asked words together against one listed. */
    private void joinAsked() {
        for (int i = 0; i + 1 < askedCount; i++) {
            String two = asked[i].written() + asked[i + 1].written();
            String three = i + 2 < askedCount ? two + asked[i + 2].written() : two;
            boolean exactly = isShort(asked[i]) || isShort(asked[i + 1]);
            for (int j = 0; j < listedCount; j++) {
                linkAskedJoined(two, i, 2, j, exactly);
                if (three.length() > two.length()) {
                    linkAskedJoined(three, i, 3, j, exactly);
                }
            }
        }
    }

    private void linkAskedJoined(String joined, int place, int words, int other, boolean exactly) {
        Word theirs = listed[other];
        if (theirs.role() == Role.NAME && Math.abs(theirs.length() - joined.length()) < 3) {
            joiner.set(theirs);
            float similarity = joiner.ofJoined(joined, exactly);
            if (similarity > 0) {
                link(place, words, other, 1, similarity);
            }
        }
    }

    /** A letter or a number more or less is no typing error at a blank. */
    private static boolean isShort(Word word) {
        return word.role() == Role.NUMBER || word.role() == Role.INITIAL;
    }

    private static float weight(Word[] of, int mask) {
        if ((mask & (mask - 1)) == 0) {
            return of[Integer.numberOfTrailingZeros(mask)].weight();
        }
        float sum = 0;
        for (int left = mask; left != 0; left &= left - 1) {
            sum += of[Integer.numberOfTrailingZeros(left)].weight();
        }
        return sum;
    }

    /** Takes links from a place on, the best first, none that meets a taken word. */
    private int take(int from, int askedBefore, int listedBefore) {
        int mine = askedBefore;
        int theirs = listedBefore;
        while (true) {
            int best = -1;
            float gain = 0;
            for (int i = from; i < links; i++) {
                if (gainOf[i] > gain && (askedOf[i] & mine) == 0 && (listedOf[i] & theirs) == 0) {
                    best = i;
                    gain = gainOf[i];
                }
            }
            if (best < 0 || pairs == MOST) {
                return mine;
            }
            pairOf[pairs++] = best;
            mine |= askedOf[best];
            theirs |= listedOf[best];
        }
    }

    private int taken(int[] side) {
        int mask = 0;
        for (int i = 0; i < pairs; i++) {
            mask |= side[pairOf[i]];
        }
        return mask;
    }

    private double weigh() {
        java.util.Arrays.fill(signs, 0);
        float matched = 0;
        float unlike = 0;
        float weakest = 0;
        float askedLeft = askedWeight;
        float listedLeft = listedWeight;
        for (int i = 0; i < pairs; i++) {
            int link = pairOf[i];
            float mine = weight(asked, askedOf[link]);
            float theirs = weight(listed, listedOf[link]);
            boolean initial = isInitial(link);
            float weight = initial ? Math.min(mine, theirs) : (mine + theirs) / 2;
            signs[Signs.ASSUMED] += initial ? Math.max(mine, theirs) - weight : 0;
            askedLeft -= mine;
            listedLeft -= theirs;
            matched += weight * similarityOf[link];
            unlike += weight * (1 - similarityOf[link]);
            weakest = Math.max(weakest, weight * (1 - similarityOf[link]));
            countPair(link);
        }
        askedLeft -= repeated();
        float total = Math.max(0.05f, (askedWeight + listedWeight) / 2);
        float conflict = Math.max(0, Math.min(askedLeft, listedLeft));
        signs[Signs.MATCHED] = matched;
        signs[Signs.MATCHED_SQUARED] = matched * matched;
        signs[Signs.DISSIMILARITY] = unlike;
        signs[Signs.DISSIMILARITY_SHARE] = unlike / total;
        signs[Signs.CONFLICT] = conflict;
        signs[Signs.CONFLICT_SHARE] = conflict / total;
        signs[Signs.ASKED_SURPLUS] = Math.max(0, askedLeft - conflict);
        signs[Signs.ASKED_SURPLUS_SHARE] = signs[Signs.ASKED_SURPLUS] / total;
        signs[Signs.LISTED_SURPLUS] = Math.max(0, listedLeft - conflict);
        signs[Signs.LISTED_SURPLUS_SHARE] = signs[Signs.LISTED_SURPLUS] / total;
        signs[Signs.WEAKEST_PAIR] = weakest;
        countLeft();
        signs[Signs.OTHER_ORDER] = order();
        return Signs.logit(signs, person);
    }

    /** Whether a letter stands for a name; what the letter does not say is assumed. */
    private boolean isInitial(int link) {
        return similarityOf[link] == INITIAL_SIMILARITY
                && (asked[Integer.numberOfTrailingZeros(askedOf[link])].role() == Role.INITIAL
                        || listed[Integer.numberOfTrailingZeros(listedOf[link])].role()
                                == Role.INITIAL);
    }

    /** Weight of asked words left over that stand in the name twice: they say nothing new. */
    private float repeated() {
        float sum = 0;
        for (int left = ~taken(askedOf) & ((1 << askedCount) - 1); left != 0; left &= left - 1) {
            int place = Integer.numberOfTrailingZeros(left);
            for (int i = 0; i < askedCount; i++) {
                if (i != place && asked[i] == asked[place]) {
                    sum += asked[place].weight();
                    break;
                }
            }
        }
        return sum;
    }

    private void countPair(int link) {
        int mine = askedOf[link];
        int theirs = listedOf[link];
        if ((mine & (mine - 1)) != 0 || (theirs & (theirs - 1)) != 0) {
            signs[Signs.JOINED]++;
        }
    }

    private void countLeft() {
        int mine = ~taken(askedOf) & ((1 << askedCount) - 1);
        int theirs = ~taken(listedOf) & ((1 << listedCount) - 1);
        signs[Signs.FORM_CONFLICT] =
                has(asked, mine, Role.FORM) && has(listed, theirs, Role.FORM) ? 1 : 0;
        boolean number = has(asked, mine, Role.NUMBER);
        boolean other = has(listed, theirs, Role.NUMBER);
        signs[Signs.NUMBER_CONFLICT] = number && other ? 1 : number || other ? 0.5f : 0;
    }

    private static boolean has(Word[] of, int mask, Role role) {
        for (int left = mask; left != 0; left &= left - 1) {
            if (of[Integer.numberOfTrailingZeros(left)].role() == role) {
                return true;
            }
        }
        return false;
    }

    /** 0 for the same order, a half for a rotation (family name first), 1 for another. */
    private float order() {
        int turns = 0;
        int last = -1;
        int first = -1;
        for (int asking = 0; asking < askedCount; asking++) {
            int there = listedPlace(1 << asking);
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
        for (int i = 0; i < pairs; i++) {
            int link = pairOf[i];
            if ((askedOf[link] & mine) != 0) {
                int place = Integer.numberOfTrailingZeros(listedOf[link]);
                Role role = listed[place].role();
                return role == Role.NAME || role == Role.INITIAL ? place : -1;
            }
        }
        return -1;
    }
}
