package vigil.simulator.population;

import vigil.simulator.chance.Dice;
import vigil.simulator.chance.Shares;

/** The banks of a zone: a few large ones and a long tail, 17 accounts to a bank as in HI-Small. */
final class Branches {
    private static final int ACCOUNTS_OF_A_BANK = 17;
    private static final int FEWEST_BANKS = 8;

    /**
     * The probability that two accounts are with the same bank: 2 % of HI-Small's payments to
     * others stay inside one.
     */
    private static final double CONCENTRATION = 0.0235;

    private static final double STEEPEST = 0.2;
    private static final double FLATTEST = 1_000;

    private final int first;
    private final int banks;
    private final Shares shares;

    Branches(int first, int accounts) {
        this.first = first;
        banks = Math.max(FEWEST_BANKS, accounts / ACCOUNTS_OF_A_BANK);
        double steep = STEEPEST;
        double flat = FLATTEST;
        while (flat / steep > 1.001) {
            double middle = Math.sqrt(steep * flat);
            if (concentration(weights(middle)) > CONCENTRATION) {
                steep = middle;
            } else {
                flat = middle;
            }
        }
        shares = new Shares(weights(flat));
    }

    /** A Zipf curve whose head is the flatter the larger {@code flatness} is. */
    private double[] weights(double flatness) {
        double[] weights = new double[banks];
        for (int i = 0; i < banks; i++) {
            weights[i] = 1 / (i + flatness);
        }
        return weights;
    }

    private static double concentration(double[] weights) {
        double sum = 0;
        double squares = 0;
        for (double weight : weights) {
            sum += weight;
            squares += weight * weight;
        }
        return squares / (sum * sum);
    }

    int draw(Dice dice) {
        return first + shares.draw(dice);
    }

    int banks() {
        return banks;
    }
}
