package vigil.simulator.crime;

import java.util.ArrayList;
import java.util.List;
import vigil.simulator.book.Rail;
import vigil.simulator.chance.Dice;

/** Crimes that AMLworld lacks, on several rails. */
final class Schemes {
    private static final Rail[] FAST_RAILS = {Rail.WIRE, Rail.ACH, Rail.CHEQUE};
    private static final double REPORTING_LIMIT_DOLLARS = 10_000;

    private final Dice dice;

    Schemes(Dice dice) {
        this.dice = dice;
    }

    /**
     * Cash just under the reporting limit from a few runners into one account, and on in one sum.
     */
    List<Hop> structuring() {
        int runners = 1 + dice.below(4);
        int deposits = 5 + dice.below(11);
        List<Hop> hops = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < deposits; i++) {
            double dollars =
                    Math.round(dice.between(0.8, 0.999) * REPORTING_LIMIT_DOLLARS / 10) * 10.0;
            sum += dollars;
            hops.add(new Hop(dice.between(0, 90), 2 + i % runners, 0, dollars, Rail.CASH));
        }
        hops.add(new Hop(dice.between(92, 130), 0, 1, sum * dice.between(0.93, 0.99), Rail.WIRE));
        return hops;
    }

    /** A sign of life, a long silence, then large sums in and at once out again. */
    List<Hop> dormantReactivation() {
        List<Hop> hops = new ArrayList<>();
        hops.add(new Hop(dice.between(0, 24), 1, 0, dice.between(20, 300), Rail.CHEQUE));
        double waking = dice.between(9, 12) * 24;
        int credits = 2 + dice.below(4);
        for (int i = 0; i < credits; i++) {
            double hour = waking + dice.between(0, 24);
            double dollars = dice.between(8_000, 60_000);
            hops.add(new Hop(hour, 2 + i, 0, dollars, rail()));
            hops.add(
                    new Hop(
                            hour + dice.between(1, 36),
                            0,
                            2 + credits + i,
                            dollars * dice.between(0.9, 0.99),
                            rail()));
        }
        return hops;
    }

    /** Mules who keep a few per cent and send the rest to one collector within hours. */
    List<Hop> mulePassThrough() {
        int mules = 3 + dice.below(6);
        List<Hop> hops = new ArrayList<>();
        int victim = 1 + mules;
        for (int mule = 1; mule <= mules; mule++) {
            int credits = 1 + dice.below(3);
            double hour = dice.between(0, 72);
            double sum = 0;
            for (int i = 0; i < credits; i++) {
                double dollars = dice.between(400, 9_000);
                sum += dollars;
                hops.add(new Hop(hour + dice.between(0, 3), victim++, mule, dollars, rail()));
            }
            hops.add(
                    new Hop(
                            hour + 3 + dice.between(0.5, 10),
                            mule,
                            0,
                            sum * dice.between(0.9, 0.97),
                            rail()));
        }
        return hops;
    }

    private Rail rail() {
        return FAST_RAILS[dice.below(FAST_RAILS.length)];
    }
}
