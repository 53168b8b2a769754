package vigil.engine.features;

import vigil.engine.accounts.AccountView;
import vigil.engine.accounts.Direction;

/** What an account was before the transaction counted. */
final class Background {
    private boolean isNew;
    private long first;
    private long last;
    private int place;
    private long placeTime;
    private long wording;
    private final double[] mean = new double[2];
    private final double[] deviation = new double[2];
    private final long[] greatest = new long[2];
    private final int[] count = new int[2];
    private final long[] lastOf = new long[2];

    void remember(AccountView account) {
        isNew = account.isNew();
        first = account.first();
        last = account.last();
        place = account.place();
        placeTime = account.placeTime();
        wording = account.wording();
        for (int i = 0; i < 2; i++) {
            Direction direction = i == 0 ? Direction.OUT : Direction.IN;
            mean[i] = account.mean(direction);
            deviation[i] = account.deviation(direction);
            greatest[i] = account.greatest(direction);
            count[i] = account.lifeCount(direction);
            lastOf[i] = account.last(direction);
        }
    }

    boolean isNew() {
        return isNew;
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }

    long last(Direction direction) {
        return lastOf[direction.ordinal()];
    }

    int place() {
        return place;
    }

    long placeTime() {
        return placeTime;
    }

    long wording() {
        return wording;
    }

    double mean(Direction direction) {
        return mean[direction.ordinal()];
    }

    double deviation(Direction direction) {
        return deviation[direction.ordinal()];
    }

    long greatest(Direction direction) {
        return greatest[direction.ordinal()];
    }

    int count(Direction direction) {
        return count[direction.ordinal()];
    }
}
