package vigil.bench.core;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import vigil.engine.Decision;
import vigil.engine.Transaction;
import vigil.engine.core.Core;
import vigil.engine.features.Catalogue;
import vigil.engine.features.Feature;
import vigil.engine.features.Moment;

/**
 * The core without scenarios and model: transactions in a row as a log or a file brings them, no
 * clock read between them.
 *
 * <p>Two figures, since they mean two things. <em>Kept</em>: everything that the features without
 * patterns are read from is brought up to each transaction, and could be read there. <em>Read</em>:
 * all of these features are read at each transaction as well, the texts among them.
 */
final class FeaturesAlone {
    private final List<Transaction> transactions;
    private final Supplier<Core> empty;
    private final Feature[] features =
            Catalogue.all().stream()
                    .filter(feature -> feature.cost() != Feature.Cost.SEARCH)
                    .filter(feature -> !feature.name().equals(Catalogue.ANOMALY))
                    .toArray(Feature[]::new);
    private final double[] vector = new double[features.length];

    /**
     * Transactions a second, by the clock on the wall and by the deciding thread's processor time.
     */
    record Rate(double perSecond, double perProcessorSecond) {}

    FeaturesAlone(List<Transaction> transactions, Supplier<Core> empty) {
        this.transactions = transactions;
        this.empty = empty;
    }

    /** The figures of so many passes of each kind, a pass of both before. */
    Map<String, Object> figures(int passes) {
        List<Rate> kept = new ArrayList<>();
        List<Rate> read = new ArrayList<>();
        for (int i = 0; i <= passes; i++) {
            Rate state = pass(false);
            Rate values = pass(true);
            if (i > 0) {
                kept.add(state);
                read.add(values);
                System.out.printf(
                        "features alone: state kept %,10.0f tx/s (%,10.0f of processor time)   all %d read %,9.0f tx/s (%,9.0f of processor time)%n",
                        state.perSecond(),
                        state.perProcessorSecond(),
                        features.length,
                        values.perSecond(),
                        values.perProcessorSecond());
            }
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("featuresWithoutPatterns", features.length);
        figures.put("stateKept", kept);
        figures.put("medianStateKept", median(kept));
        figures.put("everyFeatureRead", read);
        figures.put("medianEveryFeatureRead", median(read));
        return figures;
    }

    private Rate pass(boolean values) {
        Core core = empty.get();
        Consumer<Decision> to = values ? decision -> read(core.moment()) : decision -> {};
        var thread = ManagementFactory.getThreadMXBean();
        long processor = thread.getCurrentThreadCpuTime();
        long begun = System.nanoTime();
        core.decide(transactions, to);
        double seconds = (System.nanoTime() - begun) / 1e9;
        double processorSeconds = (thread.getCurrentThreadCpuTime() - processor) / 1e9;
        return new Rate(transactions.size() / seconds, transactions.size() / processorSeconds);
    }

    private void read(Moment moment) {
        for (int i = 0; i < vector.length; i++) {
            Feature feature = features[i];
            vector[i] =
                    feature.kind() == Feature.Kind.TEXT
                            ? feature.text().apply(moment).length()
                            : feature.figure().applyAsDouble(moment);
        }
    }

    private static Rate median(List<Rate> rates) {
        return rates.stream()
                .sorted(Comparator.comparingDouble(Rate::perProcessorSecond))
                .skip(rates.size() / 2)
                .findFirst()
                .orElse(new Rate(0, 0));
    }
}
