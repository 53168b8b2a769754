package vigil.engine.features;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import vigil.engine.accounts.AccountView;
import vigil.engine.accounts.Direction;
import vigil.engine.accounts.Window;
import vigil.engine.features.Feature.Kind;

/** The features of one side of a transaction: {@code payer.…} or {@code payee.…}. */
final class AccountFeatures {
    private static final double MINUTES_A_DAY = 1_440;

    private final String side;
    private final Function<Moment, AccountView> account;
    private final List<Feature> features = new ArrayList<>();

    private AccountFeatures(String side, Function<Moment, AccountView> account) {
        this.side = side;
        this.account = account;
    }

    static List<Feature> payer() {
        return new AccountFeatures("payer", Moment::payer).all();
    }

    static List<Feature> payee() {
        return new AccountFeatures("payee", Moment::payee).all();
    }

    private List<Feature> all() {
        for (Window window : Window.values()) {
            inWindow(Direction.OUT, window, "payees");
            inWindow(Direction.IN, window, "payers");
            passThrough(window);
        }
        life(Direction.OUT, "payees");
        life(Direction.IN, "payers");
        habits();
        return features;
    }

    private void add(Feature feature) {
        features.add(feature);
    }

    private static String word(Direction direction) {
        return direction == Direction.OUT ? "out" : "in";
    }

    private static String prose(Direction direction) {
        return direction == Direction.OUT ? "paid out" : "received";
    }

    private void inWindow(Direction direction, Window window, String partners) {
        String span = window.label();
        add(
                Feature.figure(
                        side + "." + word(direction) + "Count" + span,
                        Kind.COUNT,
                        "Payments that the "
                                + side
                                + " "
                                + prose(direction)
                                + " within "
                                + span
                                + ", this one too",
                        m -> account.apply(m).count(direction, window)));
        add(
                Feature.figure(
                        side + "." + word(direction) + "Sum" + span,
                        Kind.MONEY,
                        "Money that the "
                                + side
                                + " "
                                + prose(direction)
                                + " within "
                                + span
                                + ", this payment too",
                        m -> m.major(account.apply(m).sum(direction, window))));
        add(
                Feature.figure(
                        side + "." + partners + span,
                        Kind.COUNT,
                        "Distinct " + partners + " of the " + side + " within " + span,
                        m -> account.apply(m).partners(direction, window)));
    }

    private void passThrough(Window window) {
        add(
                Feature.figure(
                        side + ".passThrough" + window.label(),
                        Kind.SHARE,
                        "Money out against money in within "
                                + window.label()
                                + ", the lesser over the greater",
                        m -> balance(account.apply(m), window)));
    }

    private static double balance(AccountView account, Window window) {
        double out = account.sum(Direction.OUT, window);
        double in = account.sum(Direction.IN, window);
        return out <= 0 || in <= 0 ? 0 : Math.min(out, in) / Math.max(out, in);
    }

    private void life(Direction direction, String partners) {
        String way = word(direction);
        add(
                Feature.figure(
                        side + "." + way + "Count",
                        Kind.COUNT,
                        "Payments that the "
                                + side
                                + " ever "
                                + prose(direction)
                                + " before this one",
                        m -> account.apply(m).lifeCount(direction)));
        add(
                Feature.figure(
                        side + "." + partners,
                        Kind.COUNT,
                        "Distinct " + partners + " of the " + side + " ever",
                        m -> account.apply(m).lifePartners(direction)));
        amounts(direction, way);
    }

    private void amounts(Direction direction, String way) {
        add(
                Feature.figure(
                        side + "." + way + "Mean",
                        Kind.MONEY,
                        "Mean amount that the " + side + " " + prose(direction) + " before",
                        m -> m.major(account.apply(m).mean(direction))));
        add(
                Feature.figure(
                        side + "." + way + "Greatest",
                        Kind.MONEY,
                        "Greatest amount that the " + side + " " + prose(direction) + " before",
                        m -> m.major(account.apply(m).greatest(direction))));
        add(
                Feature.figure(
                        side + "." + way + "Deviations",
                        Kind.RATIO,
                        "How many standard deviations this amount lies above what the "
                                + side
                                + " "
                                + prose(direction)
                                + " before; 0 below five payments",
                        m -> deviations(m, account.apply(m), direction)));
        add(
                Feature.figure(
                        side + "." + way + "IdleMinutes",
                        Kind.RATIO,
                        "Minutes since the "
                                + side
                                + " last "
                                + prose(direction)
                                + ", 0 when never",
                        m -> idleMinutes(m, account.apply(m), direction)));
    }

    private static double idleMinutes(Moment moment, AccountView before, Direction direction) {
        return before.lifeCount(direction) == 0
                ? 0
                : moment.daysSince(before.last(direction)) * MINUTES_A_DAY;
    }

    private static double deviations(Moment moment, AccountView before, Direction direction) {
        if (before.lifeCount(direction) < 5 || before.deviation(direction) <= 0) {
            return 0;
        }
        return (moment.transaction().baseMinor() - before.mean(direction))
                / before.deviation(direction);
    }

    private void habits() {
        add(
                Feature.truth(
                        side + ".isNew",
                        "Whether the " + side + " was never seen before",
                        m -> account.apply(m).isNew()));
        add(
                Feature.figure(
                        side + ".ageDays",
                        Kind.DAYS,
                        "Days since the " + side + " was first seen",
                        m -> account.apply(m).isNew() ? 0 : m.daysSince(account.apply(m).first())));
        add(
                Feature.figure(
                        side + ".idleDays",
                        Kind.DAYS,
                        "Days since the " + side + " last paid or received, 0 when never",
                        m -> account.apply(m).isNew() ? 0 : m.daysSince(account.apply(m).last())));
        add(
                Feature.figure(
                        side + ".cashShare",
                        Kind.SHARE,
                        "Share of the " + side + "'s payments in cash",
                        m -> share(account.apply(m), account.apply(m).cashCount())));
        add(
                Feature.figure(
                        side + ".roundShare",
                        Kind.SHARE,
                        "Share of the " + side + "'s payments in round amounts",
                        m -> share(account.apply(m), account.apply(m).roundCount())));
        near(Direction.OUT);
        near(Direction.IN);
    }

    private static double share(AccountView account, int count) {
        long all = account.allCount();
        return all == 0 ? 0 : Math.min(1, (double) count / all);
    }

    private void near(Direction direction) {
        String way = direction == Direction.OUT ? "Out" : "In";
        add(
                Feature.figure(
                        side + ".near" + way + "Count7d",
                        Kind.COUNT,
                        "Cash closely below the reporting threshold that the "
                                + side
                                + " "
                                + prose(direction)
                                + " within 7d",
                        m -> account.apply(m).nearCount(direction)));
        add(
                Feature.figure(
                        side + ".near" + way + "Sum7d",
                        Kind.MONEY,
                        "Sum of that cash",
                        m -> m.major(account.apply(m).nearSum(direction))));
    }
}
