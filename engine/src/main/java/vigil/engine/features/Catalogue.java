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

    /** What a model says itself; no model reads it. */
    public static final String ANOMALY = "anomaly.share";

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
        List<Feature> features = new ArrayList<>(TransactionFeatures.all());
        features.add(
                Feature.figure(
                        "history.days",
                        Kind.DAYS,
                        "Days since the first transaction ever seen",
                        Moment::historyDays));
        features.add(
                Feature.truth(
                        "late", "Whether a later transaction had been seen before", Moment::late));
        features.addAll(ofPair());
        features.addAll(AccountFeatures.payer());
        features.addAll(AccountFeatures.payee());
        features.addAll(PlaceFeatures.all());
        features.addAll(AcquaintanceFeatures.all());
        features.addAll(PatternFeatures.all());
        features.add(
                Feature.figure(
                        ANOMALY,
                        Kind.SHARE,
                        "How unusual the payment is: the share of its peers' payments that are less so, by the model in force; 0 without one",
                        Moment::anomaly));
        SequencedMap<String, Feature> map = new LinkedHashMap<>();
        for (Feature feature : features) {
            Feature before = map.put(feature.name(), feature);
            if (before != null) {
                throw new IllegalStateException("Two features are called " + feature.name());
            }
        }
        return map;
    }

    /** A multiple of 1,000 at two decimals. */
    public static boolean isRound(long paidMinor) {
        return TransactionFeatures.isRound(paidMinor);
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
