package vigil.engine.features;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import vigil.engine.features.Feature.Kind;

/** Every feature that a scenario may name. */
public final class Catalogue {
    /** Rises when a figure is computed otherwise under the same name and meaning. */
    public static final int REVISION = 1;

    private static final SequencedMap<String, Feature> BY_NAME = byName();

    private Catalogue() {}

    /** All features in the order in which they are documented. */
    public static List<Feature> all() {
        return List.copyOf(BY_NAME.values());
    }

    public static @Nullable Feature find(String name) {
        return BY_NAME.get(name);
    }

    private static SequencedMap<String, Feature> byName() {
        List<Feature> features = new ArrayList<>(figures());
        features.addAll(texts());
        features.addAll(truths());
        features.addAll(ofPair());
        features.addAll(AccountFeatures.payer());
        features.addAll(AccountFeatures.payee());
        features.addAll(AcquaintanceFeatures.all());
        features.addAll(PatternFeatures.all());
        SequencedMap<String, Feature> map = new LinkedHashMap<>();
        for (Feature feature : features) {
            Feature before = map.put(feature.name(), feature);
            if (before != null) {
                throw new IllegalStateException("Two features are called " + feature.name());
            }
        }
        return map;
    }

    private static List<Feature> figures() {
        return List.of(
                Feature.figure(
                        "amount",
                        Kind.MONEY,
                        "The amount paid",
                        m -> m.major(m.transaction().baseMinor())),
                Feature.figure(
                        "history.days",
                        Kind.DAYS,
                        "Days since the first transaction ever seen",
                        Moment::historyDays));
    }

    private static List<Feature> texts() {
        return List.of(
                Feature.text(
                        "format",
                        "The rail: ACH, CHEQUE, CREDIT_CARD, CASH, WIRE, CRYPTO …",
                        m -> m.transaction().format().name()),
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
                        m -> m.transaction().payeeCountry()));
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
                        Catalogue::crossBorder),
                Feature.truth(
                        "toOneself",
                        "Whether payer and payee are one account",
                        m -> m.transaction().payer() == m.transaction().payee()),
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
                        "late", "Whether a later transaction had been seen before", Moment::late));
    }

    private static boolean crossBorder(Moment moment) {
        String from = moment.transaction().payerCountry();
        String to = moment.transaction().payeeCountry();
        return !from.isEmpty() && !to.isEmpty() && !from.equals(to);
    }

    /** A multiple of 1,000 at two decimals. */
    public static boolean isRound(long paidMinor) {
        return paidMinor % 100_000 == 0;
    }

    private static List<Feature> ofPair() {
        return List.of(
                Feature.truth(
                        "pair.isNew",
                        "Whether the payer had never paid the payee",
                        m -> !m.pair().known()),
                Feature.truth(
                        "pair.strangers",
                        "Whether neither had paid the other before the window",
                        Moment::strangers),
                Feature.figure(
                        "pair.count",
                        Kind.COUNT,
                        "Payments from the payer to the payee before this one",
                        m -> m.pair().countBefore()),
                Feature.figure(
                        "pair.reverseCount",
                        Kind.COUNT,
                        "Payments from the payee to the payer before",
                        m -> m.pair().reverseCount()),
                Feature.figure(
                        "pair.port",
                        Kind.COUNT,
                        "Which of the payer's payees this one is, by first payment",
                        m -> m.pair().port()),
                Feature.figure(
                        "pair.idleDays",
                        Kind.DAYS,
                        "Days since the payer last paid the payee, 0 when never",
                        m -> m.pair().known() ? m.daysSince(m.pair().lastBefore()) : 0),
                Feature.figure(
                        "pair.mean",
                        Kind.MONEY,
                        "Mean amount from the payer to the payee before",
                        m ->
                                m.pair().countBefore() == 0
                                        ? 0
                                        : m.major(
                                                (double) m.pair().sumBefore()
                                                        / m.pair().countBefore())));
    }

    /** For those who write scenarios: name and meaning of every feature. */
    public static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        BY_NAME.forEach((name, feature) -> meanings.put(name, feature.meaning()));
        return meanings;
    }
}
