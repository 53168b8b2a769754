package vigil.engine.accounts;

import vigil.engine.accounts.Acquaintance.Flow;

/** A movement as it goes into the records of its two accounts. */
record AcquaintanceNews(Movement movement, boolean first) {
    /** Into that of one side; the other one is told of as it stood before too. */
    void settle(Acquaintance side, Acquaintance other, Direction direction) {
        AccountView view = side.view();
        long[] words = view.words;
        int at = view.at;
        Fading weights = fade(side);
        if (first) {
            join(side, other, direction, weights);
        }
        if (view.isApart()) {
            addAtOnce(view, direction, weights);
            AccountRun.apart(words, at, isAhead(words, at));
        } else {
            view.makeRoom(direction);
            AccountRun.add(words, at, direction, movement);
            AccountLife.count(movement, words, at, direction);
        }
    }

    /** The account's figures come to the movement's epoch: what it weighs in them. */
    private Fading fade(Acquaintance side) {
        AccountView view = side.view();
        long[] words = view.words;
        int at = view.at;
        long time = movement.weighedAt();
        long from = words[at + AccountRecord.FADED_AT];
        boolean broken = from > movement.horizon;
        long to = broken || !side.isKnown() ? time : Math.max(from, time);
        long epoch = Fading.epoch(to);
        if (side.isKnown() && (broken || epoch != Fading.epoch(from))) {
            view.life();
            AccountLife.rebase(words, at, from, to, broken);
        }
        words[at + AccountRecord.FADED_AT] = to;
        return epoch == Fading.epoch(time) ? movement.weights : new Fading().of(time, epoch);
    }

    private void join(
            Acquaintance side, Acquaintance other, Direction direction, Fading weights) {
        long[] words = side.words();
        int at = side.view().at;
        int firsts = AccountRecord.firsts(at, direction);
        boolean out = direction == Direction.OUT;
        AccountLife.tick(words, firsts, movement.time, movement.horizon, weights);
        words[firsts + AccountRecord.FIRST_AMOUNT] = movement.minor;
        double ones = other.count(out ? Flow.FIRST_OUT : Flow.FIRST_IN, false);
        double twos = out ? other.waysOut(2) : other.waysIn(2);
        AccountLife.plus(words, firsts + AccountRecord.WAYS, ones * weights.shortly);
        AccountLife.plus(words, firsts + AccountRecord.WAYS + 1, twos * weights.shortly);
        int stream = AccountRecord.stream(0, direction);
        Stream.join(words, at + stream, other, other.view().at + stream);
    }

    /** Where a clock was broken nothing waits: which payment came first matters. */
    private void addAtOnce(AccountView view, Direction direction, Fading weights) {
        long[] words = view.words;
        int at = view.at;
        view.windows(direction);
        AccountRun.leave(words, at, direction);
        int half = AccountRecord.half(view.life(), direction);
        AccountLife.count(movement, words, at, direction);
        int number = AccountLife.count(words, at, direction);
        AccountLife.tick(words, half, movement.time, movement.horizon, weights);
        AccountLife.add(words, half, movement.time, movement.minor, number, weights);
    }

    /** Whether anything kept is later than what the clock takes for plausible. */
    private boolean isAhead(long[] words, int at) {
        boolean ahead = !movement.isByTheClock();
        for (Direction direction : Direction.values()) {
            long last = words[AccountRecord.half(at, direction) + AccountRecord.LAST];
            int windows = AccountRecord.windows(at, direction);
            ahead |= last > movement.horizon;
            ahead |= AccountWindows.endsAfter(words, windows, movement.horizon);
        }
        return ahead;
    }
}
