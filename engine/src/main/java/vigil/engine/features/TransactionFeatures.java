package vigil.engine.features;

import java.util.ArrayList;
import java.util.List;
import vigil.engine.Context;
import vigil.engine.Places;
import vigil.engine.features.Feature.Kind;

/** The features that stand in the transaction itself: filters of aggregates may name them. */
final class TransactionFeatures {
    private static final long ROUND_MINOR = 100_000;
    private static final long HOUR = 3_600_000L;
    private static final int FIRST_HOUR_OF_DAY = 6;
    private static final int LAST_HOUR_OF_DAY = 22;

    private TransactionFeatures() {}

    static List<Feature> all() {
        List<Feature> all = new ArrayList<>(figures());
        all.addAll(texts());
        all.addAll(truths());
        all.addAll(circumstances());
        all.addAll(ScreeningFeatures.all());
        return all.stream().map(Feature::given).toList();
    }

    private static List<Feature> figures() {
        return List.of(
                Feature.figure(
                        "amount",
                        Kind.MONEY,
                        "The amount paid",
                        m -> m.major(m.transaction().baseMinor())),
                Feature.figure(
                        "hour",
                        Kind.COUNT,
                        "The hour of the day in UTC, 0 to 23",
                        TransactionFeatures::utcHour),
                Feature.figure(
                        "localHour",
                        Kind.COUNT,
                        "The hour of the day in the institution's zone, 0 to 23",
                        TransactionFeatures::localHour),
                Feature.figure(
                        "weekday",
                        Kind.COUNT,
                        "The day of the week in UTC, 1 Monday to 7 Sunday",
                        TransactionFeatures::utcWeekday),
                Feature.figure(
                        "localWeekday",
                        Kind.COUNT,
                        "The day of the week in the institution's zone, 1 Monday to 7 Sunday",
                        m -> m.clocks().weekday(m.transaction().eventTimeMillis())),
                Feature.figure(
                        "payerAge",
                        Kind.COUNT,
                        "Full years of the payer, -1 when unknown",
                        m -> m.transaction().context().payerAge()));
    }

    private static long utcHour(Moment moment) {
        return Math.floorMod(Math.floorDiv(moment.transaction().eventTimeMillis(), HOUR), 24L);
    }

    /** The first day of 1970 was a Thursday. */
    private static long utcWeekday(Moment moment) {
        long day = Math.floorDiv(moment.transaction().eventTimeMillis(), 24 * HOUR);
        return 1 + Math.floorMod(day + 3, 7L);
    }

    private static int localHour(Moment moment) {
        return moment.clocks().hour(moment.transaction().eventTimeMillis());
    }

    private static List<Feature> texts() {
        return List.of(
                Feature.text(
                        "format",
                        "The rail: ACH, CHEQUE, CREDIT_CARD, CASH, WIRE, REINVESTMENT, CRYPTO, INSTANT, CARD, DIRECT_DEBIT, OTHER",
                        m -> m.transaction().format().name()),
                Feature.text(
                        "kind",
                        "What it is for: PAYMENT, PURCHASE, DEPOSIT, WITHDRAWAL, REFUND, CHARGEBACK",
                        m -> m.transaction().context().kind().name()),
                Feature.text("currency", "The currency paid", m -> m.transaction().paidCurrency()),
                Feature.text(
                        "receivedCurrency",
                        "The currency received",
                        m -> m.transaction().receivedCurrency()),
                Feature.text(
                        "payerCountry",
                        "The payer's country, empty when unknown",
                        m -> m.transaction().payerCountry()),
                Feature.text(
                        "payeeCountry",
                        "The payee's country, empty when unknown",
                        m -> m.transaction().payeeCountry()),
                Feature.text(
                        "payerSegment",
                        "The payer's customer segment, empty when unknown",
                        m -> m.transaction().context().payerSegment()),
                Feature.text(
                        "payeeSegment",
                        "The payee's customer segment, empty when unknown",
                        m -> m.transaction().context().payeeSegment()));
    }

    private static List<Feature> truths() {
        return List.of(
                Feature.truth(
                        "crossCurrency",
                        "Whether another currency was received than paid",
                        m ->
                                !m.transaction()
                                        .paidCurrency()
                                        .equals(m.transaction().receivedCurrency())),
                Feature.truth(
                        "crossBorder",
                        "Whether both countries are known and differ",
                        TransactionFeatures::crossBorder),
                Feature.truth(
                        "toOneself",
                        "Whether payer and payee are one account",
                        m -> m.transaction().payer() == m.transaction().payee()),
                Feature.truth(
                        "sameHolder",
                        "Whether one known customer holds both accounts",
                        m -> sameHolder(m.transaction().context())));
    }

    private static List<Feature> circumstances() {
        return List.of(
                Feature.truth(
                        "sameBank",
                        "Whether one known bank keeps both accounts",
                        m ->
                                m.transaction().payerBank() != 0
                                        && m.transaction().payerBank()
                                                == m.transaction().payeeBank()),
                Feature.truth(
                        "roundAmount",
                        "Whether the amount paid is a multiple of 1,000",
                        m -> isRound(m.transaction().paidMinor())),
                Feature.truth(
                        "nearThreshold",
                        "Whether it is cash closely below the reporting threshold",
                        Moment::nearThreshold),
                Feature.truth(
                        "night",
                        "Whether it happened between 22 and 6 o'clock in UTC",
                        m -> isNight(utcHour(m))),
                Feature.truth(
                        "localNight",
                        "Whether it happened between 22 and 6 o'clock in the institution's zone",
                        m -> isNight(localHour(m))),
                Feature.truth(
                        "placeKnown",
                        "Whether it is known where it happened",
                        m -> m.transaction().context().place() != Places.NOWHERE));
    }

    private static boolean isNight(long hour) {
        return hour < FIRST_HOUR_OF_DAY || hour >= LAST_HOUR_OF_DAY;
    }

    private static boolean sameHolder(Context context) {
        return context.payerHolder() != 0 && context.payerHolder() == context.payeeHolder();
    }

    private static boolean crossBorder(Moment moment) {
        String from = moment.transaction().payerCountry();
        String to = moment.transaction().payeeCountry();
        return !from.isEmpty() && !to.isEmpty() && !from.equals(to);
    }

    /** A multiple of 1,000 at two decimals. */
    static boolean isRound(long paidMinor) {
        return paidMinor % ROUND_MINOR == 0;
    }
}
