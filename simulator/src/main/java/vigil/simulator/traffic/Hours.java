package vigil.simulator.traffic;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import vigil.simulator.book.Rail;
import vigil.simulator.chance.Dice;
import vigil.simulator.chance.Shares;

/**
 * When in the day a payment is made. Each rail has its rhythm (shops by day, clearing runs by
 * night); together they have HI-Small's mean hour of 10.5 and its deviation of 7.4.
 */
final class Hours {
    private static final Map<Rail, Shares> OF_RAIL =
            new EnumMap<>(
                    Map.of(
                            Rail.CHEQUE,
                                    hours(
                                            6, 6, 6, 5, 5, 5, 4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 3, 4, 6,
                                            7, 7, 7, 6, 6),
                            Rail.CREDIT_CARD,
                                    hours(
                                            3, 2, 1, 1, 1, 1, 2, 3, 4, 5, 5, 5, 6, 6, 5, 5, 5, 6, 7,
                                            7, 6, 6, 5, 4),
                            Rail.ACH,
                                    hours(
                                            8, 8, 8, 8, 8, 6, 4, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2, 3,
                                            4, 5, 5, 5, 5),
                            Rail.CASH,
                                    hours(
                                            1, 1, 1, 1, 1, 2, 3, 5, 7, 8, 8, 7, 7, 7, 6, 6, 6, 6, 5,
                                            4, 4, 3, 2, 1),
                            Rail.REINVESTMENT, hours(98, 1, 1),
                            Rail.WIRE,
                                    hours(
                                            1, 1, 1, 1, 1, 1, 1, 3, 7, 9, 10, 10, 8, 8, 9, 9, 8, 5,
                                            2, 1, 1, 1, 1, 1),
                            Rail.BITCOIN,
                                    hours(
                                            5, 5, 4, 4, 4, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 5, 5,
                                            5, 5, 6, 6, 6)));

    private Hours() {}

    /** A minute of the day. */
    static int minute(Rail rail, Dice dice) {
        Shares shares = OF_RAIL.get(rail);
        int hour = shares == null ? dice.below(24) : shares.draw(dice);
        return hour * 60 + dice.below(60);
    }

    private static Shares hours(double... weights) {
        return new Shares(Arrays.copyOf(weights, 24));
    }
}
