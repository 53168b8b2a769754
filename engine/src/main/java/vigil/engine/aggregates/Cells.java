package vigil.engine.aggregates;

import java.util.Arrays;
import vigil.engine.figures.LocalTime;

/**
 * What an operation keeps of one key, and how it is read. By slots: a run of longs for each slot of
 * the span. By values: different ones with the slot where each was last seen, or the newest with
 * their times. Amounts stand one higher, so that zero is nothing.
 */
final class Cells {
    private static final int SLOT_BITS = 16;
    private static final long SLOT_MASK = (1L << SLOT_BITS) - 1;

    private final Operation operation;
    private final Span span;
    private final LocalTime clocks;

    /** A power of two, so that no slot takes a division. */
    private final int slots;

    private final int bound;
    private final int within;

    /** Longs of one slot, where the operation keeps slots. */
    private final int width;

    private long time;
    private long number;

    Cells(Aggregate aggregate, LocalTime clocks) {
        this.clocks = clocks;
        operation = aggregate.operation();
        span = aggregate.span();
        slots = span.slots();
        bound = aggregate.bound();
        within = aggregate.within();
        width =
                switch (operation) {
                    case COUNT, SUM, MAX, MIN, SURGE -> 1;
                    case AVG, FIRST -> 2;
                    case STDDEV, BENFORD -> 3;
                    case DISTINCT, MEDIAN, ALIKE, LAST -> 0;
                };
    }

    private int slot(int at, long number) {
        return at + width * ((int) number & (slots - 1));
    }

    /** Clears the slots that the span reaches anew. */
    void roll(long[] words, int at, long head, long number) {
        for (long n = head + 1; width > 0 && n <= number; n++) {
            Arrays.fill(words, slot(at, n), slot(at, n) + width, 0);
        }
    }

    /** When the next value is added: its time and the slot of that. */
    Cells put(long timeOfNext, long numberOfNext) {
        time = timeOfNext;
        number = numberOfNext;
        return this;
    }

    void add(long[] words, int at, long head, long value) {
        int slot = slot(at, number);
        switch (operation) {
            case COUNT, SURGE -> words[slot]++;
            case SUM -> words[slot] = plus(words[slot], value);
            case AVG -> {
                words[slot]++;
                words[slot + 1] = plus(words[slot + 1], value);
            }
            case MAX -> words[slot] = Math.max(words[slot], value + 1);
            case MIN ->
                    words[slot] = words[slot] == 0 ? value + 1 : Math.min(words[slot], value + 1);
            case STDDEV -> {
                words[slot]++;
                words[slot + 1] = moreBy(words[slot + 1], value);
                words[slot + 2] = moreBy(words[slot + 2], (double) value * value);
            }
            case FIRST -> {
                if (words[slot] == 0 || time < words[slot + 1]) {
                    words[slot] = value + 1;
                    words[slot + 1] = time;
                }
            }
            case LAST -> {
                if (words[at] == 0 || time >= words[at + 1]) {
                    words[at] = value + 1;
                    words[at + 1] = time;
                }
            }
            case DISTINCT -> addDistinct(words, at, head, number, value);
            case BENFORD -> FirstDigits.add(words, slot, value);
            case MEDIAN, ALIKE -> {
                int place = at + 1 + 2 * (int) (words[at]++ % bound);
                words[place] = time;
                words[place + 1] = value;
            }
        }
    }

    private static long plus(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    private static long moreBy(long bits, double value) {
        return Double.doubleToRawLongBits(Double.longBitsToDouble(bits) + value);
    }

    /** Where all places are taken, the value seen longest ago gives way: it leaves first anyway. */
    private void addDistinct(long[] words, int at, long head, long number, long value) {
        long name = (mix(value) | Long.MIN_VALUE) & ~SLOT_MASK;
        int room = at;
        long oldest = head - number;
        boolean found = false;
        for (int i = at; i < at + bound; i++) {
            if (words[i] != 0 && !isLive(words[i], head)) {
                words[i] = 0;
            }
            if ((words[i] & ~SLOT_MASK) == name) {
                boolean newer = age(words[i], head) > head - number;
                words[i] = newer ? name | (number & SLOT_MASK) : words[i];
                return;
            }
            long age = words[i] == 0 ? Long.MAX_VALUE : age(words[i], head);
            if (age > oldest || age == oldest && !found) {
                room = i;
                oldest = age;
                found = true;
            }
        }
        if (found) {
            words[room] = name | (number & SLOT_MASK);
        }
    }

    private static long age(long word, long head) {
        return (head - word) & SLOT_MASK;
    }

    private boolean isLive(long word, long head) {
        return age(word, head) < slots;
    }

    private static long mix(long value) {
        long h = value * 0x9E3779B97F4A7C15L;
        h = (h ^ (h >>> 32)) * 0xD6E8FEB86659FD93L;
        return h ^ (h >>> 29);
    }

    /** Reads a record whose newest slot is {@code head}, at {@code number} or before it. */
    double value(long[] words, int at, long head, long number) {
        long oldest = Math.max(number, head) - slots + 1;
        long newest = Math.min(number, head);
        return switch (operation) {
            case COUNT, SUM -> total(words, at, oldest, newest, 0);
            case AVG -> {
                double count = total(words, at, oldest, newest, 0);
                yield count == 0 ? 0 : total(words, at, oldest, newest, 1) / count;
            }
            case MAX -> greatest(words, at, oldest, newest);
            case MIN -> least(words, at, oldest, newest);
            case STDDEV -> deviation(words, at, oldest, newest);
            case FIRST -> first(words, at, oldest, newest);
            case LAST -> last(words, at, oldest, newest);
            case DISTINCT -> distinct(words, at, head, oldest, newest);
            case MEDIAN -> median(words, at, oldest, newest);
            case ALIKE -> alike(words, at, oldest, newest);
            case SURGE -> surge(words, at, head, number);
            case BENFORD -> benford(words, at, oldest, newest);
        };
    }

    private double greatest(long[] words, int at, long oldest, long newest) {
        long most = 0;
        for (long n = oldest; n <= newest; n++) {
            most = Math.max(most, words[slot(at, n)]);
        }
        return Math.max(0, most - 1);
    }

    private double least(long[] words, int at, long oldest, long newest) {
        long least = Long.MAX_VALUE;
        for (long n = oldest; n <= newest; n++) {
            long word = words[slot(at, n)];
            least = word == 0 ? least : Math.min(least, word);
        }
        return least == Long.MAX_VALUE ? 0 : least - 1;
    }

    private double first(long[] words, int at, long oldest, long newest) {
        double first = 0;
        for (long n = newest; n >= oldest; n--) {
            long word = words[slot(at, n)];
            first = word == 0 ? first : word - 1;
        }
        return first;
    }

    private double last(long[] words, int at, long oldest, long newest) {
        long slot = span.slotOf(words[at + 1], clocks);
        return words[at] == 0 || slot < oldest || slot > newest ? 0 : words[at] - 1;
    }

    private double distinct(long[] words, int at, long head, long oldest, long newest) {
        int live = 0;
        for (int i = at; i < at + bound; i++) {
            boolean counts =
                    words[i] != 0
                            && isLive(words[i], head)
                            && head - age(words[i], head) >= oldest
                            && head - age(words[i], head) <= newest;
            live += counts ? 1 : 0;
        }
        return live;
    }

    private double benford(long[] words, int at, long oldest, long newest) {
        FirstDigits digits = new FirstDigits();
        for (long n = oldest; n <= newest; n++) {
            digits.take(words, slot(at, n));
        }
        return digits.chiSquare();
    }

    private double total(long[] words, int at, long oldest, long newest, int offset) {
        long total = 0;
        for (long n = oldest; n <= newest; n++) {
            total = plus(total, words[slot(at, n) + offset]);
        }
        return total;
    }

    private double deviation(long[] words, int at, long oldest, long newest) {
        double count = 0;
        double sum = 0;
        double squares = 0;
        for (long n = oldest; n <= newest; n++) {
            int slot = slot(at, n);
            count += words[slot];
            sum += Double.longBitsToDouble(words[slot + 1]);
            squares += Double.longBitsToDouble(words[slot + 2]);
        }
        return count < 2 ? 0 : Math.sqrt(Math.max(0, squares - sum * sum / count) / (count - 1));
    }

    private double median(long[] words, int at, long oldest, long newest) {
        long[] values = new long[bound];
        int live = 0;
        for (int i = 0; i < Math.min(words[at], bound); i++) {
            int place = at + 1 + 2 * i;
            long slot = span.slotOf(words[place], clocks);
            if (slot >= oldest && slot <= newest) {
                values[live++] = words[place + 1];
            }
        }
        Arrays.sort(values, 0, live);
        return live == 0 ? 0 : values[(live - 1) / 2];
    }

    private double alike(long[] words, int at, long oldest, long newest) {
        long newestValue = 0;
        int alike = 0;
        for (long i = words[at] - 1; i >= Math.max(0, words[at] - bound); i--) {
            int place = at + 1 + 2 * (int) (i % bound);
            long slot = span.slotOf(words[place], clocks);
            if (slot < oldest || slot > newest) {
                continue;
            }
            long value = words[place + 1];
            newestValue = alike == 0 ? value : newestValue;
            alike += isAlike(value, newestValue) ? 1 : 0;
        }
        return alike;
    }

    private boolean isAlike(long value, long other) {
        return value == other
                || (within > 0 && Math.abs(value - other) <= (double) other * within / 100);
    }

    private double surge(long[] words, int at, long head, long number) {
        long oldest = Math.max(number, head) - slots + 1;
        double earlier = number - oldest;
        if (earlier < 2) {
            return 0;
        }
        double sum = 0;
        double squares = 0;
        for (long n = oldest; n < Math.min(number, head + 1); n++) {
            double count = words[slot(at, n)];
            sum += count;
            squares += count * count;
        }
        double now = number > head ? 0 : words[slot(at, number)];
        double deviation = Math.sqrt(Math.max(0, squares - sum * sum / earlier) / (earlier - 1));
        return (now - sum / earlier) / Math.max(1, deviation);
    }
}
