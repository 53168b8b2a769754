package vigil.engine.features;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import vigil.engine.accounts.Acquaintance;
import vigil.engine.accounts.Acquaintance.Flow;
import vigil.engine.accounts.Direction;
import vigil.engine.features.Feature.Kind;

/**
 * The features of first payments, rhythms and streams. What never happened is NaN, and no
 * comparison with it holds.
 */
final class AcquaintanceFeatures {
    private final String side;
    private final Function<Moment, Acquaintance> account;
    private final List<Feature> features = new ArrayList<>();

    private AcquaintanceFeatures(String side, Function<Moment, Acquaintance> account) {
        this.side = side;
        this.account = account;
    }

    static List<Feature> all() {
        List<Feature> all = new ArrayList<>(of("payer", m -> m.acquaintances().payer()));
        all.addAll(of("payee", m -> m.acquaintances().payee()));
        all.addAll(ofPair());
        all.addAll(ofBoth());
        return all;
    }

    private static List<Feature> of(String side, Function<Moment, Acquaintance> account) {
        var features = new AcquaintanceFeatures(side, account);
        for (Flow flow : Flow.values()) {
            features.rhythm(flow);
        }
        features.beat();
        features.shares();
        features.stream();
        features.habits();
        return features.features;
    }

    private void add(
            String name, Kind kind, String meaning, ToDoubleFunction<Acquaintance> figure) {
        features.add(
                Feature.figure(
                        side + "." + name,
                        kind,
                        meaning.replace("@", "the " + side),
                        m -> figure.applyAsDouble(account.apply(m))));
    }

    private static String name(Flow flow) {
        return switch (flow) {
            case OUT -> "out";
            case IN -> "in";
            case FIRST_OUT -> "firstOut";
            case FIRST_IN -> "firstIn";
        };
    }

    private static String prose(Flow flow) {
        return switch (flow) {
            case OUT -> "payments out of @";
            case IN -> "payments into @";
            case FIRST_OUT -> "payments of @ to somebody it had never paid";
            case FIRST_IN -> "payments to @ by somebody who had never paid it";
        };
    }

    private void rhythm(Flow flow) {
        String name = name(flow);
        String prose = prose(flow);
        add(
                name + "IdleDays",
                Kind.DAYS,
                "Days since the last of the " + prose,
                a -> a.idleDays(flow));
        add(
                name + "GapDays",
                Kind.DAYS,
                "Days between the last two " + prose,
                a -> a.gapDays(flow));
        add(
                name + "Unevenness",
                Kind.SHARE,
                "How far the time since the last of the "
                        + prose
                        + " departs from the gap before it: 0 not at all",
                a -> a.unevenness(flow));
        add(
                name + "Faded2d",
                Kind.RATIO,
                "How many " + prose + ", half weight after 2 days",
                a -> a.count(flow, false));
        add(
                name + "Faded14d",
                Kind.RATIO,
                "How many " + prose + ", half weight after 14 days",
                a -> a.count(flow, true));
    }

    private void beat() {
        for (Direction direction : Direction.values()) {
            String way = direction == Direction.OUT ? "out" : "in";
            String prose = direction == Direction.OUT ? "payments out of @" : "payments into @";
            add(
                    way + "OffBeat",
                    Kind.RATIO,
                    "How far this moment lies from the nearest beat of the last five "
                            + prose
                            + ", against the gap of that beat: 0 on it",
                    a -> a.offBeat(direction));
            add(
                    way + "Unsteadiness",
                    Kind.SHARE,
                    "How far the two most alike gaps between the last five " + prose + " differ",
                    a -> a.unsteadiness(direction));
        }
    }

    private void shares() {
        add(
                "firstOutShare",
                Kind.SHARE,
                "Share of first payments among those out of @, half weight after 14 days",
                a -> a.firstShare(Flow.FIRST_OUT));
        add(
                "firstInShare",
                Kind.SHARE,
                "Share of first payments among those into @, half weight after 14 days",
                a -> a.firstShare(Flow.FIRST_IN));
        add(
                "balance2d",
                Kind.RATIO,
                "Money into @ less money out over both, -1 to 1, half weight after 2 days",
                a -> a.balance(false));
        add(
                "balance14d",
                Kind.RATIO,
                "Money into @ less money out over both, -1 to 1, half weight after 14 days",
                a -> a.balance(true));
    }

    private void stream() {
        for (int hops = 2; hops <= 3; hops++) {
            int steps = hops;
            add(
                    "waysIn" + hops,
                    Kind.RATIO,
                    "Ways of " + hops + " first payments that ended at @, half weight after 2 days",
                    a -> a.waysIn(steps));
            add(
                    "waysOut" + hops,
                    Kind.RATIO,
                    "Ways of " + hops + " first payments that began at @, half weight after 2 days",
                    a -> a.waysOut(steps));
        }
        add(
                "depthUp",
                Kind.COUNT,
                "First payments in a row within 20 days on the longest known way that ended at @",
                Acquaintance::depthUp);
        add(
                "depthDown",
                Kind.COUNT,
                "First payments in a row within 20 days on the longest known way that began at @",
                Acquaintance::depthDown);
    }

    private void habits() {
        add(
                "hourShare",
                Kind.SHARE,
                "Share of the payments of @ at this time of day, in eighths",
                Acquaintance::hourShare);
        features.add(
                Feature.figure(
                        side + ".formatShare",
                        Kind.SHARE,
                        "Share of the payments of the " + side + " by this rail",
                        m -> account.apply(m).railShare(m.transaction().format().ordinal())));
        features.add(
                Feature.truth(
                        side + ".otherCurrency",
                        "Whether the last payment of the " + side + " was in another currency",
                        m ->
                                account.apply(m)
                                        .otherCurrency(m.transaction().paidCurrency().hashCode())));
        add(
                "sameAmountsOut",
                Kind.COUNT,
                "Of the last three payments out of @, those of this amount",
                a -> a.sameAmounts(Direction.OUT));
        add(
                "sameAmountsIn",
                Kind.COUNT,
                "Of the last three payments into @, those of this amount",
                a -> a.sameAmounts(Direction.IN));
        add(
                "overFirstOut",
                Kind.RATIO,
                "This amount over that of the last first payment out of @",
                a -> a.overFirst(Direction.OUT));
        add(
                "overFirstIn",
                Kind.RATIO,
                "This amount over that of the last first payment into @",
                a -> a.overFirst(Direction.IN));
    }

    private static List<Feature> ofPair() {
        return List.of(
                Feature.figure(
                        "pair.portIn",
                        Kind.COUNT,
                        "Which of the payee's payers this one is, by first payment",
                        m -> m.pair().portIn()),
                Feature.figure(
                        "pair.gapDays",
                        Kind.DAYS,
                        "Days between the last two payments from the payer to the payee before",
                        m ->
                                m.pair().countBefore() < 2
                                        ? Double.NaN
                                        : m.pair().gapMinutes() / 1440.0),
                Feature.figure(
                        "pair.unevenness",
                        Kind.SHARE,
                        "How far the days since the pair's last payment depart from the gap before it: 0 not at all",
                        AcquaintanceFeatures::unevenness),
                Feature.figure(
                        "pair.reverseIdleDays",
                        Kind.DAYS,
                        "Days since the payee last paid the payer",
                        m ->
                                m.pair().reverseCount() == 0
                                        ? Double.NaN
                                        : m.daysSince(m.pair().reverseLast())));
    }

    private static double unevenness(Moment m) {
        if (m.pair().countBefore() < 2) {
            return Double.NaN;
        }
        double gap = m.pair().gapMinutes() / 1440.0;
        double idle = m.daysSince(m.pair().lastBefore());
        return Math.abs(gap - idle) / Math.max(1e-9, Math.max(gap, idle));
    }

    private static List<Feature> ofBoth() {
        return List.of(
                Feature.figure(
                        "stream.ring",
                        Kind.COUNT,
                        "First payments around the ring that this one closes within 20 days; one of more than three only in some orders of time; 0 without",
                        m -> m.acquaintances().payer().ringWith(m.acquaintances().payee())),
                Feature.figure(
                        "stream.commonUp",
                        Kind.COUNT,
                        "Accounts up the stream of first payments from payee and payer both",
                        m -> m.acquaintances().payee().commonUp(m.acquaintances().payer())),
                Feature.figure(
                        "stream.commonDown",
                        Kind.COUNT,
                        "Accounts down the stream of first payments from payer and payee both",
                        m -> m.acquaintances().payer().commonDown(m.acquaintances().payee())));
    }
}
