package vigil.matcher.index;

import java.util.Arrays;
import vigil.matcher.alignment.Aligner;
import vigil.matcher.alignment.Signs;
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
    private static final int UNIT_BITS = 6;
    private static final int ROUNDS = 1 << 26;
    private static final int MOST_LINKS = 4_096;
    private static final int ENOUGH = 48;
    private static final int CHEAP = 400;
    private static final int ALIGNED = 20;
    private static final int ALIGNED_THOROUGHLY = 40;
    private static final int FEW = 8;

    /** Names that gathered a smaller share of the question are aligned only when there are few. */
    private static final float HOPELESS = 0.35f;

    /** What a misspelt word must weigh in its name to be looked for among all words. */
    private static final float MAIN_SHARE = 0.3f;

    private static final float GOOD = 0.85f;
    private static final int BUCKETS = 256;
    private static final float SURPLUS = 0.3f;
    private static final int HALVINGS = 8;
    private static final int CEILING_STEPS = 1 << 20;

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

    /** Name → round and unit that it gathered from last, and what it gathered, as bits. */
    private final long[] tally;

    private boolean persons;
    private float askedWeight;
    private float notGathered;
    private final long[] chosen = new long[ALIGNED_THOROUGHLY * 2];
    private final Front front = new Front();
    private int touched;
    private int[] touchedNames = new int[1 << 10];
    private final int[] bucketSizes = new int[BUCKETS];

    /** Places of the names found by the last search, not sorted. */
    public final int[] foundNames = new int[ALIGNED_THOROUGHLY * 2];

    /** Their log-odds. */
    public final double[] foundLogits = new double[ALIGNED_THOROUGHLY * 2];

    public Search(NameIndex index) {
        this.index = index;
        lookup = new Lookup(index);
        int wordCount = index.namesOfWord.starts.length;
        wordLink = new long[wordCount];
        tally = new long[index.size()];
    }

    /**
     * Searches; returns how many were found.
     *
     * @param wanted which of them are aligned
     */
    public int search(Name asked, Wanted wanted) {
        nextRound();
        persons = asked.person();
        aligner.ask(asked);
        units = 0;
        links = 0;
        touched = 0;
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
        float weight = asked.weight();
        float unsought = weight - remaining;
        askedWeight = weight;
        notGathered = unsought + walkAll(remaining);
        return touched == 0 ? 0 : alignBest(wanted);
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
            if (touched > 0 && unitCost[next] > CHEAP && isDecided(remaining)) {
                return remaining;
            }
            walk(next);
            remaining -= unitWords[next] == 1 ? unitWeight[next] : 0;
        }
        return 0;
    }

    /** Whether enough names have gathered more than all that a newcomer could. */
    private boolean isDecided(float remaining) {
        int ahead = 0;
        for (int i = 0; i < touched; i++) {
            if (gathered(touchedNames[i]) >= remaining && ++ahead >= ENOUGH) {
                return true;
            }
        }
        return false;
    }

    private void walk(int unit) {
        int[] starts = index.namesOfWord.starts;
        int[] values = index.namesOfWord.values;
        for (int link = unitFrom[unit]; link < unitFrom[unit + 1]; link++) {
            float gain = unitWeight[unit] * linkSimilarity[link];
            int end = starts[linkWord[link] + 1];
            for (int i = starts[linkWord[link]]; i < end; i++) {
                gather(values[i], unit, gain);
            }
        }
    }

    /** Links come most alike first, so the first of a unit is its best for a name. */
    private void gather(int name, int unit, float gain) {
        long known = tally[name];
        int mark = (int) (known >>> 32);
        int now = round << UNIT_BITS | unit;
        if (mark >>> UNIT_BITS != round) {
            tally[name] = (long) now << 32 | Float.floatToRawIntBits(gain);
            touchedNames = Lists.grown(touchedNames, touched + 1);
            touchedNames[touched++] = name;
        } else if (mark != now) {
            float sum = Float.intBitsToFloat((int) known) + gain;
            tally[name] = (long) now << 32 | Float.floatToRawIntBits(sum);
        }
    }

    private float gathered(int name) {
        return Float.intBitsToFloat((int) tally[name]);
    }

    private int alignBest(Wanted wanted) {
        leaveOut(wanted.least());
        Arrays.fill(bucketSizes, 0);
        float scale = BUCKETS / Math.max(0.1f, askedWeight * 1.2f);
        for (int i = 0; i < touched; i++) {
            bucketSizes[bucket(touchedNames[i], scale)]++;
        }
        int cut = BUCKETS;
        int sum = 0;
        int least = wanted.thoroughly() ? ALIGNED : FEW;
        int most = wanted.thoroughly() ? ALIGNED_THOROUGHLY : ALIGNED;
        int hopeless = (int) (HOPELESS * askedWeight * scale);
        while (cut > 0 && (sum < least || (cut > hopeless && sum + bucketSizes[cut - 1] <= most))) {
            sum += bucketSizes[--cut];
        }
        int chosen = choose(cut + 1, BUCKETS, scale, 0);
        return alignChosen(choose(cut, cut + 1, scale, chosen), wanted);
    }

    /** Forgets the names that cannot reach what is wanted, however well the rest of them fits. */
    private void leaveOut(double least) {
        if (Signs.ceiling(notGathered, askedWeight, notGathered, persons) >= least) {
            return;
        }
        float low = 0;
        float high = askedWeight * 2;
        for (int i = 0; i < HALVINGS; i++) {
            float half = (low + high) / 2;
            float same = half + notGathered;
            if (Signs.ceiling(same, askedWeight, Math.min(same, askedWeight), persons) < least) {
                low = half;
            } else {
                high = half;
            }
        }
        int left = 0;
        for (int i = 0; i < touched; i++) {
            if (gathered(touchedNames[i]) >= low) {
                touchedNames[left++] = touchedNames[i];
            }
        }
        touched = left;
    }

    private int choose(int from, int end, float scale, int before) {
        int count = before;
        for (int i = 0; i < touched && count < chosen.length; i++) {
            int name = touchedNames[i];
            int bucket = bucket(name, scale);
            if (bucket >= from && bucket < end) {
                chosen[count++] = ceiling(name) & ~0xFFFF_FFFFL | name;
            }
        }
        return count;
    }

    /** The log-odds that a name may come to at best, as bits that sort alike. */
    private long ceiling(int name) {
        double most =
                Signs.ceiling(
                        gathered(name) + notGathered,
                        askedWeight,
                        index.weightOfName[name],
                        persons);
        return (long) (most * CEILING_STEPS) << 32;
    }

    private int alignChosen(int count, Wanted wanted) {
        Arrays.sort(chosen, 0, count);
        front.begin(wanted);
        int found = 0;
        for (int i = count - 1; i >= 0; i--) {
            double ceiling = (double) (chosen[i] >> 32) / CEILING_STEPS;
            if (ceiling < front.floor()) {
                break;
            }
            int name = (int) chosen[i];
            double logOdds = align(name);
            front.add(logOdds);
            foundNames[found] = name;
            foundLogits[found++] = logOdds;
        }
        return found;
    }

    /** What a name gathered, less for what it has beyond that. */
    private int bucket(int name, float scale) {
        float has = gathered(name);
        float beyond = Math.max(0, index.weightOfName[name] - has);
        int bucket = (int) ((has - SURPLUS * beyond) * scale);
        return Math.max(0, Math.min(BUCKETS - 1, bucket));
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
        if (++round == ROUNDS) {
            Arrays.fill(wordLink, 0);
            Arrays.fill(tally, 0);
            round = 1;
        }
    }
}
