package vigil.simulator.crime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vigil.simulator.chance.Dice;

/**
 * AMLworld's typologies as the answer key of HI-Small really shows them: sizes, hours and amounts
 * are fitted to its 370 rings (a bipartite ring is a set of disjoint pairs, a stack a set of
 * parallel two-hop chains, and one ring in nine is a single payment).
 */
final class RingShapes {
    private static final double WINDOW_HOURS = 96;
    private static final double HALF_WINDOW_HOURS = 48;
    private static final double BIPARTITE_HOURS = 47;
    private static final double SCATTER_LEAST_HOURS = 130;
    private static final double SCATTER_MOST_HOURS = 202;
    private static final double STACK_FIRST_HOURS = 60;
    private static final double STACK_DELAY_HOURS = 54;
    private static final int MOST_DEGREE = 16;
    private static final double DISORDER = 0.08;
    private static final double HOP_SPREAD = 0.067;

    private final Dice dice;

    RingShapes(Dice dice) {
        this.dice = dice;
    }

    List<Hop> draw(Crime typology) {
        return switch (typology) {
            case FAN_OUT -> fan(true);
            case FAN_IN -> fan(false);
            case GATHER_SCATTER -> gatherScatter();
            case SCATTER_GATHER -> scatterGather();
            case CYCLE -> cycle();
            case RANDOM -> walk();
            case BIPARTITE -> bipartite();
            case STACK -> stack();
            case STRUCTURING -> new Schemes(dice).structuring();
            case DORMANT_REACTIVATION -> new Schemes(dice).dormantReactivation();
            case MULE_PASS_THROUGH -> new Schemes(dice).mulePassThrough();
        };
    }

    /** 0 to 20,000 dollars in most cases; now and then a sum beyond all reason. */
    static double dollars(Dice dice) {
        return dice.happens(0.98)
                ? dice.between(60, 20_000)
                : StrictMath.exp(dice.between(11.5, 17.5));
    }

    private double passedOn(double dollars) {
        return dollars * StrictMath.exp(HOP_SPREAD * Math.min(Math.max(dice.normal(), -3), 3));
    }

    /** From {@code least} to {@code most}, small ones more often the larger {@code skew} is. */
    private int size(int least, int most, double skew) {
        return least + (int) ((most - least + 1) * StrictMath.pow(dice.unit(), skew));
    }

    private List<Hop> fan(boolean out) {
        int degree = 1 + dice.below(MOST_DEGREE);
        List<Hop> hops = new ArrayList<>();
        for (int i = 1; i <= degree; i++) {
            hops.add(
                    new Hop(
                            dice.between(0, WINDOW_HOURS),
                            out ? 0 : i,
                            out ? i : 0,
                            dollars(dice)));
        }
        return hops;
    }

    private List<Hop> gatherScatter() {
        int in = size(1, MOST_DEGREE, 1.2);
        int out = size(1, MOST_DEGREE, 1.2);
        List<Hop> hops = new ArrayList<>();
        for (int i = 1; i <= in; i++) {
            hops.add(new Hop(dice.between(0, WINDOW_HOURS), i, 0, dollars(dice)));
        }
        double end = dice.between(SCATTER_LEAST_HOURS, SCATTER_MOST_HOURS);
        for (int i = 1; i <= out; i++) {
            hops.add(new Hop(dice.between(WINDOW_HOURS, end), 0, in + i, dollars(dice)));
        }
        return hops;
    }

    private List<Hop> scatterGather() {
        int mids = size(1, MOST_DEGREE, 1.3);
        List<Hop> hops = new ArrayList<>();
        for (int mid = 2; mid < mids + 2; mid++) {
            double dollars = dollars(dice);
            hops.add(new Hop(dice.between(0, HALF_WINDOW_HOURS), 0, mid, dollars));
            hops.add(
                    new Hop(
                            dice.between(HALF_WINDOW_HOURS, WINDOW_HOURS),
                            mid,
                            1,
                            passedOn(dollars)));
        }
        return hops;
    }

    private List<Hop> cycle() {
        int length = size(2, 12, 2);
        double[] hours = hours(length);
        if (dice.happens(DISORDER)) {
            double first = hours[0];
            hours[0] = hours[1];
            hours[1] = first;
        }
        return chain(hours, true);
    }

    private List<Hop> walk() {
        return chain(hours(size(1, 11, 1.9)), false);
    }

    private List<Hop> chain(double[] hours, boolean closed) {
        List<Hop> hops = new ArrayList<>();
        double dollars = dollars(dice);
        for (int i = 0; i < hours.length; i++) {
            int to = closed && i == hours.length - 1 ? 0 : i + 1;
            hops.add(new Hop(hours[i], i, to, dollars));
            dollars = passedOn(dollars);
        }
        return hops;
    }

    private List<Hop> bipartite() {
        int pairs = size(1, 15, 2.2);
        List<Hop> hops = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            hops.add(new Hop(dice.between(0, BIPARTITE_HOURS), 2 * i, 2 * i + 1, dollars(dice)));
        }
        return hops;
    }

    private List<Hop> stack() {
        int chains = size(1, 15, 1.6);
        List<Hop> hops = new ArrayList<>();
        for (int i = 0; i < chains; i++) {
            double dollars = dollars(dice);
            double hour = dice.between(0, STACK_FIRST_HOURS);
            hops.add(new Hop(hour, 3 * i, 3 * i + 1, dollars));
            hops.add(
                    new Hop(
                            hour + dice.between(4, STACK_DELAY_HOURS),
                            3 * i + 1,
                            3 * i + 2,
                            passedOn(dollars)));
        }
        return hops;
    }

    private double[] hours(int count) {
        double[] hours = new double[count];
        for (int i = 0; i < count; i++) {
            hours[i] = dice.between(0, WINDOW_HOURS);
        }
        Arrays.sort(hours);
        return hours;
    }
}
