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
 * taken greedily by the weight that they explain.
 */
public final class Aligner {

    static final float INITIAL_SIMILARITY = 0.8f;
    private static final float ACRONYM_SIMILARITY = 0.85f;
    private static final float ACRONYM_GAIN = 0.3f;
    private static final int SHORTEST_ACRONYM = 3;

    /** Of two links that explain as much, the one between nearer places. */
    private static final float DISTANCE = 1e-4f;

    private final WordSimilarity[] comparers = new WordSimilarity[Name.MOST_WORDS];
    private final WordSimilarity joiner = new WordSimilarity();
    private final Side asked = new Side();
    private final Side listed = new Side();
    private final Links links = new Links();
    private final Weighing weighing = new Weighing(asked, listed, links);
    private boolean persons;

    public Aligner() {
        for (int i = 0; i < comparers.length; i++) {
            comparers[i] = new WordSimilarity();
        }
    }

    /** The name that is asked about from now on. */
    public void ask(Name name) {
        asked.clear();
        persons = name.person();
        for (Word word : name.words()) {
            comparers[asked.count].set(word);
            asked.add(word);
        }
    }

    /** Begins with the next listed name. */
    public void begin() {
        listed.clear();
        links.clear();
    }

    /** The next word of the listed name. */
    public void listedWord(Word word) {
        listed.add(word);
    }

    /**
     * Proposes a link of {@code askedWords} words from a place to {@code listedWords} of the other.
     */
    public void link(int place, int askedWords, int other, int listedWords, float similarity) {
        int mine = ((1 << askedWords) - 1) << place;
        int theirs = ((1 << listedWords) - 1) << other;
        float explained = similarity * (asked.weight(mine) + listed.weight(theirs));
        links.add(mine, theirs, similarity, explained - Math.abs(place - other) * DISTANCE);
    }

    /** Log-odds after the proposed links, and those of what they leave over. */
    public double solve() {
        links.take(0);
        int from = links.count();
        int listedTaken = links.listedTaken();
        for (int left = ~links.askedTaken() & asked.all(); left != 0; left &= left - 1) {
            compareUnsought(Integer.numberOfTrailingZeros(left), listedTaken);
        }
        if (links.count() > from) {
            links.take(from);
        }
        return weighing.weigh(persons);
    }

    /** Log-odds of the asked name against another, all words compared. */
    public double compare(Name name) {
        begin();
        name.words().forEach(listed::add);
        for (int i = 0; i < asked.count; i++) {
            compareWithLeft(i, 0);
            compareJoined(i);
        }
        joinAsked();
        if (!persons) {
            linkAcronyms();
        }
        links.take(0);
        return weighing.weigh(persons);
    }

    /** The comparison that was made last, in words. */
    public Alignment alignment(Name askedName, Name listedName, double logit) {
        List<Alignment.Pair> made = new ArrayList<>(links.pairs());
        for (int pair = 0; pair < links.pairs(); pair++) {
            made.add(
                    new Alignment.Pair(
                            asked.of(links.asked(pair)),
                            listed.of(links.listed(pair)),
                            links.similarity(pair)));
        }
        return new Alignment(
                askedName,
                listedName,
                made,
                asked.of(~links.askedTaken() & asked.all()),
                listed.of(~links.listedTaken() & listed.all()),
                logit);
    }

    /** The figures of the comparison that was made last, in the order of {@link Signs#NAMES}. */
    public float[] signs() {
        return weighing.signs.clone();
    }

    private void compareWithLeft(int place, int listedTaken) {
        for (int left = ~listedTaken & listed.all(); left != 0; left &= left - 1) {
            compareWith(place, Integer.numberOfTrailingZeros(left));
        }
    }

    private void compareWith(int place, int other) {
        float similarity = comparers[place].of(listed.words[other]);
        if (similarity == 0) {
            similarity = asInitial(asked.words[place], listed.words[other]);
        }
        if (similarity > 0) {
            link(place, 1, other, 1, similarity);
        }
    }

    /** As {@link #compareWithLeft}, without pairs of words that the index would have proposed. */
    private void compareUnsought(int place, int listedTaken) {
        Word mine = asked.words[place];
        boolean sought = mine.role() == Role.NAME || mine.role() == Role.NUMBER;
        for (int left = ~listedTaken & listed.all(); left != 0; left &= left - 1) {
            int other = Integer.numberOfTrailingZeros(left);
            Word theirs = listed.words[other];
            if (sought) {
                float similarity = asInitial(mine, theirs);
                if (similarity > 0) {
                    link(place, 1, other, 1, similarity);
                }
            } else {
                compareWith(place, other);
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
        Word mine = asked.words[place];
        if (mine.role() != Role.NAME) {
            return;
        }
        for (int j = 0; j + 1 < listed.count; j++) {
            if (listed.mayBeJoined(j, 2, mine)) {
                compareTwo(place, j);
            }
            if (j + 2 < listed.count && listed.mayBeJoined(j, 3, mine)) {
                boolean exactly = isShort(listed.words[j]) || isShort(listed.words[j + 1]);
                String joined = listed.joined(j, 3);
                linkJoined(place, j, 3, comparers[place].ofJoined(joined, exactly));
            }
        }
    }

    private void compareTwo(int place, int first) {
        boolean exactly = isShort(listed.words[first]) || isShort(listed.words[first + 1]);
        String joined = listed.joined(first, 2);
        linkJoined(place, first, 2, comparers[place].ofJoined(joined, exactly));
        if (persons && first == 0) {
            String turned = listed.words[1].written() + listed.words[0].written();
            linkJoined(place, 0, 2, comparers[place].ofJoined(turned, exactly));
        }
    }

    private void linkJoined(int place, int other, int words, float similarity) {
        if (similarity > 0) {
            link(place, 1, other, words, similarity);
        }
    }

    /** Two or three asked words together against one listed. */
    private void joinAsked() {
        for (int i = 0; i + 1 < asked.count; i++) {
            boolean exactly = isShort(asked.words[i]) || isShort(asked.words[i + 1]);
            for (int words = 2; words <= 3 && i + words <= asked.count; words++) {
                linkAskedJoined(i, words, exactly);
            }
        }
    }

    private void linkAskedJoined(int place, int words, boolean exactly) {
        for (int j = 0; j < listed.count; j++) {
            Word theirs = listed.words[j];
            if (theirs.role() == Role.NAME && asked.mayBeJoined(place, words, theirs)) {
                joiner.set(theirs);
                float similarity = joiner.ofJoined(asked.joined(place, words), exactly);
                if (similarity > 0) {
                    link(place, words, j, 1, similarity);
                }
            }
        }
    }

    /** A letter or a number more or less is no typing error at a blank. */
    private static boolean isShort(Word word) {
        return word.role() == Role.NUMBER || word.role() == Role.INITIAL;
    }

    /**
     * The first letters of an organisation's words stand for it; only where its words are not found
     * themselves.
     */
    private void linkAcronyms() {
        for (int i = 0; i < asked.count; i++) {
            int words = acronymLength(asked.words[i], listed);
            if (words > 0) {
                links.add(1 << i, (1 << words) - 1, ACRONYM_SIMILARITY, ACRONYM_GAIN);
            }
        }
        for (int j = 0; j < listed.count; j++) {
            int words = acronymLength(listed.words[j], asked);
            if (words > 0) {
                links.add((1 << words) - 1, 1 << j, ACRONYM_SIMILARITY, ACRONYM_GAIN);
            }
        }
    }

    /** Of how many words from the first a word gives the first letters, or 0. */
    private static int acronymLength(Word acronym, Side of) {
        String letters = acronym.text();
        if (acronym.role() != Role.NAME
                || letters.length() < SHORTEST_ACRONYM
                || letters.length() > of.count) {
            return 0;
        }
        for (int i = 0; i < letters.length(); i++) {
            Word word = of.words[i];
            if (word.role() != Role.NAME || word.text().charAt(0) != letters.charAt(i)) {
                return 0;
            }
        }
        return letters.length();
    }
}
