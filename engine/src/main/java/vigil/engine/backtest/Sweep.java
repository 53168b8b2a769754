package vigil.engine.backtest;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.DoubleStream;
import vigil.engine.Hit;
import vigil.engine.Transaction;
import vigil.engine.TransactionId;
import vigil.engine.core.Admission;
import vigil.engine.core.Core;
import vigil.engine.core.CoreSettings;
import vigil.engine.core.Sha256;
import vigil.engine.scenarios.Parameter;
import vigil.engine.scenarios.Scenario;
import vigil.engine.scenarios.ScenarioException;
import vigil.engine.scenarios.ScenarioSet;

/**
 * One scenario under several values of a parameter, in one walk through the transactions: a curve
 * to choose a threshold by, and samples from both sides of the present one. Its variants share
 * accounts, graph and aggregates. The same stream and question give the same result, to the last
 * hash.
 */
public final class Sweep {
    private static final int MOST_VALUES = 32;
    private static final int MOST_SAMPLED = 10_000;

    private final Core core;
    private final List<Double> values;
    private final int present;
    private final Bands bands;
    private final LabelTally labels = new LabelTally();
    private final long[] hits;
    private final long[] alerts;
    private final MessageDigest digest = Sha256.digest();
    private final ByteBuffer line = ByteBuffer.allocate(24);
    private long transactions;
    private long impossible;

    /**
     * What is asked.
     *
     * @param values tried beside the present one
     * @param sample the most transactions taken from a band
     * @param seed of the samples
     */
    public record Question(
            String scenario, String parameter, List<Double> values, int sample, long seed) {
        public Question {
            values = List.copyOf(values);
            if (values.isEmpty() || values.size() > MOST_VALUES - 1) {
                throw new ScenarioException(
                        "A sweep takes 1 to " + (MOST_VALUES - 1) + " values beside the present");
            }
            if (sample < 1 || sample > MOST_SAMPLED) {
                throw new ScenarioException("A sample holds 1 to " + MOST_SAMPLED);
            }
        }
    }

    /**
     * What the scenario does under one value.
     *
     * @param present whether it is the value in the file
     * @param labels all zero where nothing is labelled
     */
    public record Point(double value, boolean present, long hits, long alerts, LabelScore labels) {}

    /**
     * @param points by value, ascending
     * @param bands those between neighbouring values that hold any transaction, ascending
     * @param hash SHA-256 in hex over every transaction that met any value, and the labels met
     */
    public record Result(
            long transactions,
            long impossible,
            boolean labelled,
            List<Point> points,
            List<Band> bands,
            String hash) {}

    /**
     * @param set which holds the scenario
     * @throws ScenarioException when the question does not suit it
     */
    public Sweep(CoreSettings settings, ScenarioSet set, Question question) {
        double usual = usual(set.scenario(question.scenario()), question);
        values =
                DoubleStream.concat(
                                DoubleStream.of(usual),
                                question.values().stream().mapToDouble(Double::doubleValue))
                        .sorted()
                        .distinct()
                        .boxed()
                        .toList();
        present = values.indexOf(usual);
        core =
                Core.empty(
                        settings,
                        Variants.of(set, question.scenario(), question.parameter(), values));
        bands = new Bands(values, present, question.sample(), question.seed());
        hits = new long[values.size()];
        alerts = new long[values.size()];
    }

    private static double usual(Scenario scenario, Question question) {
        return scenario.parameters().stream()
                .filter(parameter -> parameter.name().equals(question.parameter()))
                .mapToDouble(Parameter::usual)
                .findFirst()
                .orElse(question.values().getFirst()); // Refused where the variants are made.
    }

    /** Shows a transaction before the stretch that counts: accounts and windows know of it. */
    public void learn(Transaction transaction) {
        if (Admission.isPossible(transaction)) {
            core.decide(transaction);
        }
    }

    /** Shows the next transaction, with its label where there is one. */
    public void take(Transaction transaction, boolean isLaundering) {
        if (!Admission.isPossible(transaction)) {
            impossible++;
            return;
        }
        transactions++;
        List<Hit> met = core.decide(transaction).hits();
        labels.take(transaction.id(), isLaundering, met);
        if (met.isEmpty()) {
            return;
        }
        int which = 0;
        for (Hit hit : met) {
            int place = place(hit);
            which |= 1 << place;
            hits[place]++;
            alerts[place] += hit.opensAlert() ? 1 : 0;
        }
        TransactionId id = transaction.id();
        digest.update(line.clear().putLong(id.high()).putLong(id.low()).putInt(which).flip());
        bands.take(id, which, isLaundering);
    }

    private static int place(Hit hit) {
        return Integer.parseInt(hit.scenario().substring(hit.scenario().indexOf('-') + 1)) - 1;
    }

    /** To be called once, at the end. */
    public Result result() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            points.add(
                    new Point(
                            values.get(i),
                            i == present,
                            hits[i],
                            alerts[i],
                            labels.of(Variants.name(i))));
        }
        digest.update(labels.hash());
        digest.update(HexFormat.of().parseHex(core.configurationHash()));
        return new Result(
                transactions,
                impossible,
                labels.isLabelled(),
                points,
                bands.all(),
                HexFormat.of().formatHex(digest.digest()));
    }
}
