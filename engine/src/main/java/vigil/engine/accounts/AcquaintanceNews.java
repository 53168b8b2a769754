package vigil.engine.accounts;

import vigil.engine.accounts.Acquaintance.Flow;

/** A movement as it goes into the records of its two accounts. */
record AcquaintanceNews(Movement movement, boolean first) {
    void out(Acquaintance payer, Acquaintance payee) {
        long[] words = payer.words;
        int at = payer.at;
        fade(payer);
        count(payer, Direction.OUT);
        if (first) {
            add(words, at + AccountRecord.WAYS + 2, payee.count(Flow.FIRST_OUT, false));
            add(words, at + AccountRecord.WAYS + 3, payee.waysOut(2));
            int down = AccountRecord.DOWN;
            Stream.join(words, at + down, payee, payee.at + down);
        }
        habits(words, at);
    }

    void in(Acquaintance payee, Acquaintance payer) {
        long[] words = payee.words;
        int at = payee.at;
        fade(payee);
        count(payee, Direction.IN);
        if (first) {
            add(words, at + AccountRecord.WAYS, payer.count(Flow.FIRST_IN, false));
            add(words, at + AccountRecord.WAYS + 1, payer.waysIn(2));
            int up = AccountRecord.UP;
            Stream.join(words, at + up, payer, payer.at + up);
        }
        habits(words, at);
    }

    private void fade(Acquaintance side) {
        long[] words = side.words;
        int at = side.at;
        long from = words[at + AccountRecord.FADED_AT];
        words[at + AccountRecord.FADED_AT] =
                from > movement.horizon ? movement.time : Math.max(from, movement.time);
        if (!side.isKnown()) {
            return;
        }
        double shortly = side.shortFading(from);
        double longly = side.longFading(from);
        scale(words, at + AccountRecord.FADED_COUNTS, 4, shortly);
        scale(words, at + AccountRecord.FADED_COUNTS + 4, 4, longly);
        scale(words, at + AccountRecord.FADED_SUMS, 2, shortly);
        scale(words, at + AccountRecord.FADED_SUMS + 2, 2, longly);
        scale(words, at + AccountRecord.WAYS, 4, shortly);
    }

    private static void scale(long[] words, int at, int count, double factor) {
        for (int i = at; i < at + count; i++) {
            words[i] = Double.doubleToRawLongBits(Double.longBitsToDouble(words[i]) * factor);
        }
    }

    private static void add(long[] words, int at, double amount) {
        words[at] = Double.doubleToRawLongBits(Double.longBitsToDouble(words[at]) + amount);
    }

    private void count(Acquaintance side, Direction direction) {
        long[] words = side.words;
        int at = side.at;
        int half = AccountRecord.half(at, direction);
        int sums = at + AccountRecord.FADED_SUMS + direction.ordinal();
        tick(side, half, direction.ordinal());
        add(words, sums, movement.minor);
        add(words, sums + 2, movement.minor);
        if (first) {
            tick(side, half + 1, 2 + direction.ordinal());
            words[half + AccountRecord.FIRST_AMOUNT] = movement.minor;
        }
        int amounts = half + AccountRecord.AMOUNTS;
        for (int i = amounts + AccountRecord.AMOUNTS_KEPT - 1; i > amounts; i--) {
            words[i] = words[i - 1];
        }
        words[amounts] = movement.minor;
        Beat.add(words, half + AccountRecord.BEATS, movement.time);
    }

    /**
     * @param last where the time of the last one stands, less {@link AccountRecord#LAST}
     */
    private void tick(Acquaintance side, int last, int flow) {
        long[] words = side.words;
        long before = words[last + AccountRecord.LAST];
        if (before != 0) {
            // One more than the gap, so that zero means none.
            words[last + AccountRecord.GAPS] = Math.max(0, movement.time - before) + 1;
        }
        boolean broken = before == 0 || before > movement.horizon;
        words[last + AccountRecord.LAST] = broken ? movement.time : Math.max(before, movement.time);
        int counts = side.at + AccountRecord.FADED_COUNTS + flow;
        add(words, counts, 1);
        add(words, counts + 4, 1);
    }

    private void habits(long[] words, int at) {
        Tallies.count(words, at + AccountRecord.HOURS, Tallies.hours(movement.time), 8);
        Tallies.count(words, at + AccountRecord.RAILS, movement.rail, 12);
        words[at + AccountRecord.CURRENCY] = movement.currency;
    }
}
