package vigil.engine.accounts;

import vigil.engine.figures.Fading;

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
        if (view.isApart() || movement.minor >= AccountRun.MOST) {
            addAtOnce(view, direction, weights);
            AccountRun.apart(words, at, isAhead(words, at));
        } else {
            view.makeRoom(direction);
            AccountRun.add(words, at, direction, movement, first);
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

    private void join(Acquaintance side, Acquaintance other, Direction direction, Fading weights) {
        long[] words = side.words();
        int at = side.view().at;
        int ways = AccountRecord.ways(at, direction);
        AccountLife.plus(words, ways, weights.shortly());
        AccountLife.plus(words, ways + 1, other.ways(direction, 1) * weights.shortly());
        AccountLife.plus(words, ways + 2, other.ways(direction, 2) * weights.shortly());
        int stream = AccountRecord.stream(0, direction);
        Stream.join(words, at + stream, other, other.view().at + stream);
    }

    /**
     * Where a clock was broken nothing waits: which payment came first matters. Nor does what is
     * too great for a run.
     */
    private void addAtOnce(AccountView view, Direction direction, Fading weights) {
        long[] words = view.words;
        int at = view.at;
        view.windows(direction);
        AccountRun.leave(words, at, direction);
        int half = AccountRecord.half(view.life(), direction);
        AccountLife.count(movement, words, at, direction);
        AccountLife.Entry entry = new AccountLife.Entry().of(movement, first, weights);
        AccountLife.add(entry, words, half, AccountLife.count(words, at, direction));
        if (first) {
            AccountLife.addFirst(entry, words, AccountRecord.firsts(at, direction));
        }
    }

    /** Whether anything kept is later than what the clock takes for plausible. */
    private boolean isAhead(long[] words, int at) {
        boolean ahead = !movement.isByTheClock();
        for (Direction direction : Direction.values()) {
            long last = words[AccountRecord.half(at, direction) + AccountRecord.LAST];
            int windows = AccountRecord.windows(at, direction);
            long first = words[AccountRecord.firsts(at, direction) + AccountRecord.LAST];
            ahead |= Math.max(last, first) > movement.horizon;
            ahead |= AccountWindows.endsAfter(words, windows, movement.horizon);
        }
        return ahead;
    }
}
