package vigil.matcher.index;

import java.util.Arrays;
import vigil.matcher.alignment.Aligner;
import vigil.matcher.alignment.WordSimilarity;
import vigil.matcher.words.Name;
import vigil.matcher.words.Word;
import vigil.matcher.words.Word.Role;

/**
 * One search after another in an index, with working arrays as long as the index; not for several
 * threads.
 *
 * <p>Every word of the question (and every two neighbours together) brings the indexed words like
 * it; their names gather what the word weighs, rare words first. Once enough names are gathered
 * that no newcomer can overtake, common words are not walked any more. The best are aligned.
 */
public final class Search {

    private static final int MOST_UNITS = Name.MOST_WORDS * 2;
    private static final int MOST_LINKS = 4_096;
    private static final int CHEAP = 400;

    /** What a misspelt word must weigh in its name to be looked for among all words. */
    private static final float MAIN_SHARE = 0.3f;

    private static final float GOOD = 0.85f;

    private final NameIndex index;
    private final Lookup lookup;
    private final WordSimilarity comparer = new WordSimilarity();
    private final Aligner aligner = new Aligner();

    private int units;
    private final int[] unitPlace = new int[MOST_UNITS];
    private final int[] unitWords = new int[MOST_UNITS];
    private final float[] unitWeight = new float[MOST_UNITS];
    private final int[] unitFrom = new int[MOST_UNITS + 1];
    private final int[] unitCost = new int[MOST_UNITS];
    private final boolean[] unitWalked = new boolean[MOST_UNITS];
    private int links;
    private final int[] linkWord = new int[MOST_LINKS];
    private final float[] linkSimilarity = new float[MOST_LINKS];
    private final int[] linkUnit = new int[MOST_LINKS];
    private final int[] linkNext = new int[MOST_LINKS];

    private int round;

    /** Word → round of the last link to it, and that link, in one place of memory. */
    private final long[] wordLink;

    private final Gathering gathering;
    private final Front front = new Front();

    /** Weight of the asked words that were not looked for or not walked. */
    private float notGathered;

    /** Places of the names found by the last search, not sorted. */
    public final int[] foundNames = new int[Gathering.MOST_CHOSEN];

    /** Their log-odds. */
    public final double[] foundLogits = new double[Gathering.MOST_CHOSEN];

    public Search(NameIndex index) {
        this.index = index;
        lookup = new Lookup(index);
        int wordCount = index.namesOfWord.starts.length;
        wordLink = new long[wordCount];
        gathering = new Gathering(index);
    }

    /**
     * Searches; returns how many were found.
     *
     * @param wanted which of them are aligned
     */
    public int search(Name asked, Wanted wanted) {
        nextRound();
        gathering.begin(asked);
        aligner.ask(asked);
        units = 0;
        links = 0;
        boolean telling = hasTellingWord(asked);
        for (int i = 0; i < asked.words().size(); i++) {
            Word word = asked.words().get(i);
            Role role = word.role();
            if (role == Role.NAME || role == Role.NUMBER || role == Role.TITLE || !telling) {
                addWord(asked, i);
            }
        }
        addJoined(asked);
        float remaining = 0;
        for (int i = 0; i < units; i++) {
            remaining += unitWords[i] == 1 ? unitWeight[i] : 0;
        }
        float unsought = asked.weight() - remaining;
        notGathered = unsought + walkAll(remaining);
        return alignChosen(wanted);
    }

    private static boolean hasTellingWord(Name asked) {
        for (Word word : asked.words()) {
            if (word.role() == Role.NAME) {
                return true;
            }
        }
        return false;
    }

    private void addWord(Name asked, int place) {
        Word word = asked.words().get(place);
        int from = links;
        Integer known = index.numberOf.get(word.key());
        if (known != null && index.words[known].role() == word.role()) {
            linkKnown(known);
        } else {
            linkUnknown(word, word.weight() >= MAIN_SHARE * asked.weight());
        }
        endUnit(from, place, 1, word.weight());
    }

    private void linkKnown(int word) {
        int end = index.likenesses.starts[word + 1];
        for (int i = index.likenesses.starts[word]; i < end && links < MOST_LINKS; i++) {
            addLink(index.likenesses.values[i], index.likeness[i]);
        }
    }

    private void linkUnknown(Word word, boolean main) {
        comparer.set(word);
        lookup.find(word, comparer);
        if (main && (lookup.count == 0 || lookup.similarity[0] < GOOD)) {
            lookup.scan(word, comparer);
        }
        for (int i = 0; i < lookup.count && links < MOST_LINKS; i++) {
            addLink(lookup.found[i], lookup.similarity[i]);
        }
    }

    /** Two neighbours together, for the blank too many. */
    private void addJoined(Name asked) {
        for (int i = 0; i + 1 < asked.words().size() && units < MOST_UNITS; i++) {
            Word first = asked.words().get(i);
            Word second = asked.words().get(i + 1);
            String text = first.written() + second.written();
            if (text.length() < 4) {
                continue;
            }
            Integer known = index.numberOf.get(text);
            int from = links;
            float weight = first.weight() + second.weight();
            if (known != null) {
                addLink(known, 0.97f);
            } else if (isUnknown(first) || isUnknown(second)) {
                linkAlmost(text);
            }
            if (links > from) {
                endUnit(from, i, 2, weight);
            }
        }
    }

    private boolean isUnknown(Word word) {
        return !index.numberOf.containsKey(word.key());
    }

    private void linkAlmost(String text) {
        Word joined = Word.plain(text);
        comparer.set(joined);
        lookup.findJoined(joined, comparer);
        for (int i = 0; i < lookup.count && links < MOST_LINKS; i++) {
            if (lookup.found[i] < index.joinedFrom && lookup.similarity[i] > 0.8f) {
                addLink(lookup.found[i], lookup.similarity[i] - 0.03f);
            }
        }
    }

    private void addLink(int word, float similarity) {
        linkWord[links] = word;
        linkSimilarity[links] = similarity;
        linkUnit[links] = units;
        linkNext[links] = lastLink(word);
        wordLink[word] = (long) round << 32 | links++;
    }

    /** The last link of this round to a word, or -1. */
    private int lastLink(int word) {
        long last = wordLink[word];
        return (int) (last >>> 32) == round ? (int) last : -1;
    }

    private void endUnit(int from, int place, int words, float weight) {
        unitFrom[units] = from;
        unitFrom[units + 1] = links;
        unitPlace[units] = place;
        unitWords[units] = words;
        unitWeight[units] = weight;
        unitWalked[units] = false;
        int cost = 0;
        for (int i = from; i < links; i++) {
            cost += index.namesOfWord.size(linkWord[i]);
        }
        unitCost[units++] = cost;
    }

    /**
     * Rare words first; common ones only while a newcomer could still come to the front. The weight
     * of those that were left out.
     */
    private float walkAll(float weight) {
        float remaining = weight;
        for (int done = 0; done < units; done++) {
            int next = -1;
            for (int i = 0; i < units; i++) {
                if (!unitWalked[i] && (next < 0 || unitCost[i] < unitCost[next])) {
                    next = i;
                }
            }
            unitWalked[next] = true;
            if (unitCost[next] > CHEAP && gathering.isDecided(remaining)) {
                return remaining;
            }
            walk(next);
            remaining -= unitWords[next] == 1 ? unitWeight[next] : 0;
        }
        return 0;
    }

    private void walk(int unit) {
        int[] starts = index.namesOfWord.starts;
        int[] values = index.namesOfWord.values;
        for (int link = unitFrom[unit]; link < unitFrom[unit + 1]; link++) {
            float gain = unitWeight[unit] * linkSimilarity[link];
            int end = starts[linkWord[link] + 1];
            for (int i = starts[linkWord[link]]; i < end; i++) {
                gathering.add(values[i], unit, gain);
            }
        }
    }

    private int alignChosen(Wanted wanted) {
        front.begin(wanted);
        int found = 0;
        for (int i = gathering.choose(wanted, notGathered) - 1; i >= 0; i--) {
            if (gathering.ceiling(i) < front.floor()) {
                break;
            }
            double logOdds = align(gathering.chosen(i));
            front.add(logOdds);
            foundNames[found] = gathering.chosen(i);
            foundLogits[found++] = logOdds;
        }
        return found;
    }

    private double align(int name) {
        aligner.begin();
        int from = index.wordsOfName.starts[name];
        int end = index.wordsOfName.starts[name + 1];
        for (int i = from; i < end; i++) {
            aligner.listedWord(index.words[index.wordsOfName.values[i]]);
        }
        for (int i = from; i < end; i++) {
            link(index.wordsOfName.values[i], i - from, 1);
            if (index.joinedWithNext[i] >= 0) {
                link(index.joinedWithNext[i], i - from, 2);
            }
        }
        if (index.joinedTurned[name] >= 0) {
            link(index.joinedTurned[name], 0, 2);
        }
        return aligner.solve();
    }

    private void link(int word, int place, int words) {
        for (int link = lastLink(word); link >= 0; link = linkNext[link]) {
            int unit = linkUnit[link];
            aligner.link(unitPlace[unit], unitWords[unit], place, words, linkSimilarity[link]);
        }
    }

    private void nextRound() {
        if (++round == 0) {
            Arrays.fill(wordLink, 0);
            round = 1;
        }
    }
}
