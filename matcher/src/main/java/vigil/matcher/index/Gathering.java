package vigil.matcher.index;

import java.util.Arrays;
import vigil.matcher.alignment.Signs;
import vigil.matcher.words.Name;

/**
 * What every name of an index gathered from the words of a question, and which names are worth an
 * alignment for it.
 */
final class Gathering {

    private static final int ALIGNED = 32;
    private static final int ALIGNED_THOROUGHLY = 64;
    private static final int FEW = 8;
    private static final int ENOUGH = 48;

    /** As many names are chosen at most. */
    static final int MOST_CHOSEN = 128;

    /** Names that gathered a smaller share of the question are aligned only when there are few. */
    private static final float HOPELESS = 0.35f;

    private static final int UNIT_BITS = 6;
    private static final int ROUNDS = 1 << 26;
    private static final int BUCKETS = 256;
    private static final double LOWEST = -16;
    private static final double BUCKETS_A_UNIT = 10;
    private static final int HALVINGS = 8;
    private static final int CEILING_STEPS = 1 << 20;

    private final float[] weightOfName;
    private int round;

    /** Name → round and unit that it gathered from last, and what it gathered, as bits. */
    private final long[] tally;

    private int touched;
    private int[] touchedNames = new int[1 << 10];
    private double[] ceilings = new double[1 << 10];
    private final int[] bucketSizes = new int[BUCKETS];
    private final long[] chosen = new long[MOST_CHOSEN];
    private boolean persons;
    private float askedWeight;
    private float notGathered;

    Gathering(NameIndex index) {
        weightOfName = index.weightOfName;
        tally = new long[index.size()];
    }

    /** Begins with the next question. */
    void begin(Name asked) {
        if (++round == ROUNDS) {
            Arrays.fill(tally, 0);
            round = 1;
        }
        touched = 0;
        persons = asked.person();
        askedWeight = asked.weight();
    }

    /** A name gathers from a unit (below 64); of a unit only the first gain counts for a name. */
    void add(int name, int unit, float gain) {
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

    /** Whether enough names have gathered more than all that a newcomer could. */
    boolean isDecided(float remaining) {
        int ahead = 0;
        for (int i = 0; i < touched; i++) {
            if (gathered(touchedNames[i]) >= remaining && ++ahead >= ENOUGH) {
                return true;
            }
        }
        return false;
    }

    /**
     * Chooses names; returns how many. The last has the highest ceiling.
     *
     * @param leftOut weight of the asked words that no name gathered from
     */
    int choose(Wanted wanted, float leftOut) {
        notGathered = leftOut;
        leaveOut(wanted.least());
        Arrays.fill(bucketSizes, 0);
        ceilings = ceilings.length < touched ? new double[touchedNames.length] : ceilings;
        for (int i = 0; i < touched; i++) {
            ceilings[i] = ceilingOf(touchedNames[i]);
            bucketSizes[bucket(ceilings[i])]++;
        }
        int cut = BUCKETS;
        int sum = 0;
        int least = wanted.thoroughly() ? ALIGNED : FEW;
        int most = wanted.thoroughly() ? ALIGNED_THOROUGHLY : ALIGNED;
        int hopeless =
                bucket(Signs.ceiling(HOPELESS * askedWeight, askedWeight, askedWeight, persons));
        while (cut > 0 && (sum < least || (cut > hopeless && sum + bucketSizes[cut - 1] <= most))) {
            sum += bucketSizes[--cut];
        }
        int count = choose(cut, cut + 1, choose(cut + 1, BUCKETS, 0));
        Arrays.sort(chosen, 0, count);
        return count;
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

    private int choose(int from, int end, int before) {
        int count = before;
        for (int i = 0; i < touched && count < chosen.length; i++) {
            int bucket = bucket(ceilings[i]);
            if (bucket >= from && bucket < end) {
                long bits = (long) (ceilings[i] * CEILING_STEPS) << 32;
                chosen[count++] = bits | touchedNames[i];
            }
        }
        return count;
    }

    private double ceilingOf(int name) {
        return Signs.ceiling(
                gathered(name) + notGathered, askedWeight, weightOfName[name], persons);
    }

    private static int bucket(double ceiling) {
        int bucket = (int) ((ceiling - LOWEST) * BUCKETS_A_UNIT);
        return Math.max(0, Math.min(BUCKETS - 1, bucket));
    }

    /** A chosen name. */
    int chosen(int place) {
        return (int) chosen[place];
    }

    /** The log-odds that a chosen name may come to at best. */
    double ceiling(int place) {
        return (double) (chosen[place] >> 32) / CEILING_STEPS;
    }
}
