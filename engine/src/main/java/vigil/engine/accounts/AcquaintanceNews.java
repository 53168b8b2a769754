package vigil.engine.accounts;

import vigil.engine.accounts.Acquaintance.Flow;

/** A movement as it goes into the records of its two accounts. */
record AcquaintanceNews(Movement movement, boolean first, int rail, int currency) {
    void out(long[] words, int at, Acquaintance payer, Acquaintance payee) {
        fade(words, at, payer);
        count(words, at, Direction.OUT);
        if (first) {
            add(words, at + Acquaintance.WAYS + 2, payee.count(Flow.FIRST_OUT, false));
            add(words, at + Acquaintance.WAYS + 3, payee.waysOut(2));
            Stream.join(
                    words,
                    at + Acquaintance.STREAM + Stream.WORDS,
                    payee,
                    Acquaintance.STREAM + Stream.WORDS);
        }
        habits(words, at);
    }

    void in(long[] words, int at, Acquaintance payee, Acquaintance payer) {
        fade(words, at, payee);
        count(words, at, Direction.IN);
        if (first) {
            add(words, at + Acquaintance.WAYS, payer.count(Flow.FIRST_IN, false));
            add(words, at + Acquaintance.WAYS + 1, payer.waysIn(2));
            Stream.join(words, at + Acquaintance.STREAM, payer, Acquaintance.STREAM);
        }
        habits(words, at);
    }

    private void fade(long[] words, int at, Acquaintance side) {
        long from = words[at + Acquaintance.FADED_AT];
        double shortly = side.shortFading(from);
        double longly = side.longFading(from);
        words[at + Acquaintance.FADED_AT] =
                from > movement.horizon ? movement.time : Math.max(from, movement.time);
        scale(words, at + Acquaintance.COUNTS, 4, shortly);
        scale(words, at + Acquaintance.COUNTS + 4, 4, longly);
        scale(words, at + Acquaintance.SUMS, 2, shortly);
        scale(words, at + Acquaintance.SUMS + 2, 2, longly);
        scale(words, at + Acquaintance.WAYS, 4, shortly);
    }

    private static void scale(long[] words, int at, int count, double factor) {
        for (int i = at; i < at + count; i++) {
            words[i] = Double.doubleToRawLongBits(Double.longBitsToDouble(words[i]) * factor);
        }
    }

    private static void add(long[] words, int at, double amount) {
        words[at] = Double.doubleToRawLongBits(Double.longBitsToDouble(words[at]) + amount);
    }

    private void count(long[] words, int at, Direction direction) {
        tick(words, at, direction.ordinal());
        add(words, at + Acquaintance.SUMS + direction.ordinal(), movement.minor);
        add(words, at + Acquaintance.SUMS + 2 + direction.ordinal(), movement.minor);
        if (first) {
            tick(words, at, 2 + direction.ordinal());
            words[at + Acquaintance.FIRST_AMOUNTS + direction.ordinal()] = movement.minor;
        }
        int amounts = at + Acquaintance.AMOUNTS + Acquaintance.AMOUNTS_KEPT * direction.ordinal();
        System.arraycopy(words, amounts, words, amounts + 1, Acquaintance.AMOUNTS_KEPT - 1);
        words[amounts] = movement.minor;
        Beat.add(words, at + Acquaintance.BEATS + Beat.KEPT * direction.ordinal(), movement.time);
    }

    private void tick(long[] words, int at, int flow) {
        int last = at + Acquaintance.LAST + flow;
        if (words[last] != 0) {
            // One more than the gap, so that zero means none.
            words[at + Acquaintance.GAPS + flow] = Math.max(0, movement.time - words[last]) + 1;
        }
        boolean broken = words[last] == 0 || words[last] > movement.horizon;
        words[last] = broken ? movement.time : Math.max(words[last], movement.time);
        add(words, at + Acquaintance.COUNTS + flow, 1);
        add(words, at + Acquaintance.COUNTS + 4 + flow, 1);
    }

    private void habits(long[] words, int at) {
        Tallies.count(words, at + Acquaintance.HOURS, Tallies.hours(movement.time), 8);
        Tallies.count(words, at + Acquaintance.RAILS, rail, 12);
        words[at + Acquaintance.CURRENCY] = currency;
    }
}
