package vigil.bench.peers;

import java.util.Random;

/** What payments of one kind look like; the same number gives the same payment. */
@FunctionalInterface
interface Work {

    long SPREAD = 0x9E3779B97F4A7C15L;
    int HOT_PAYEES = 5_000;

    Draw draw(long number);

    /**
     * Those of the ten rules: 10,000 accounts, a tenth of the traffic on a hundredth of them, forty
     * counterparties an account, amounts 5 + exponential(600), half out and half in, half a per
     * cent each of cash just under 10,000 and of 10,000 to 50,000, two to a listed country.
     *
     * @param prefix of the accounts' numbers, so that another run meets others
     */
    static Work tenRules(String prefix) {
        return number -> {
            Random random = new Random(number * SPREAD);
            int own = random.nextInt(10) == 0 ? random.nextInt(100) : random.nextInt(10_000);
            int other = (own * 7_919 + random.nextInt(40) * 104_729 + 1) % 10_000;
            boolean out = random.nextBoolean();
            double kind = random.nextDouble();
            boolean cash = kind < 0.005;
            long cents = (long) (100 * (5 - 600 * Math.log(1 - random.nextDouble())));
            if (cash) {
                cents = 900_000 + random.nextInt(99_900);
            } else if (kind < 0.01) {
                cents = 1_000_000 + random.nextInt(4_000_000);
            }
            return new Draw(
                    prefix + (out ? own : other),
                    prefix + (out ? other : own),
                    cents,
                    cash,
                    random.nextInt(50) == 0 ? "IR" : "US");
        };
    }

    /** Those of the velocity rules: 5,000 debtors pay 5,000 creditors. */
    static Work velocity(String prefix) {
        return number -> {
            Random random = new Random(number * SPREAD);
            return new Draw(
                    prefix + "d" + random.nextInt(5_000),
                    prefix + "c" + random.nextInt(5_000),
                    100 + random.nextInt(100_000),
                    false,
                    "US");
        };
    }

    /** One account pays them all. */
    static Work hotAccount(String prefix) {
        return number -> {
            Random random = new Random(number * SPREAD);
            return new Draw(
                    prefix + "hot",
                    prefix + "p" + random.nextInt(HOT_PAYEES),
                    100 + random.nextInt(100_000),
                    false,
                    "US");
        };
    }
}
