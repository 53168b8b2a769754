package vigil.models.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vigil.engine.scoring.Calibration;
import vigil.engine.scoring.Forest;
import vigil.launcher.terminal.Trouble;
import vigil.models.evaluation.Part;
import vigil.models.evaluation.Ranking;

/**
 * Learns from the first part, chooses the number of trees, calibration and threshold by the second
 * alone, and looks at the third once.
 */
public final class Trainer {
    private static final double LEAST_OF_A_SEARCH = 0.005;

    private final Samples samples;
    private final List<String> names;
    private final TimeSplit split;
    private final LearningSettings settings;

    /** {@code names}: of the samples' columns. */
    public Trainer(
            Samples samples, List<String> names, TimeSplit split, LearningSettings settings) {
        this.samples = samples;
        this.names = names;
        this.split = split;
        this.settings = settings;
    }

    /**
     * Looks whether this machine can train, before anything long is begun.
     *
     * @throws Trouble saying what to install
     */
    public static void requireLightgbm() {
        Lightgbm.requireNative();
    }

    /**
     * Trains on the strongest of these columns.
     *
     * @throws Trouble when a part holds no laundering or nothing else
     */
    public Trained train(List<String> all) {
        requireLightgbm();
        String lacking = lacking();
        if (lacking != null) {
            throw new Trouble(lacking);
        }
        List<String> features = strongest(all);
        int[] columns = columns(features);
        String trees = grow(columns);
        Forest forest = Forest.ofLightgbm(trees);
        double[] held = scores(forest, split.validation(), columns);
        boolean[] labels = labels(split.validation());
        Calibration calibration = IsotonicFit.of(held, labels);
        double threshold = new Ranking(held, labels).strictestOfTheBest().threshold();
        return new Trained(
                features,
                trees,
                forest,
                calibration,
                threshold,
                part(forest, calibration, threshold, split.training(), columns),
                part(forest, calibration, threshold, split.validation(), columns),
                part(forest, calibration, threshold, split.test(), columns));
    }

    private int[] columns(List<String> features) {
        return features.stream().mapToInt(names::indexOf).toArray();
    }

    /**
     * Those that a first model gained most by, in the order of all. The engine reads each of them
     * for every transaction, so one that takes a search has to bring more.
     */
    private List<String> strongest(List<String> all) {
        if (all.size() <= settings.features()) {
            return all;
        }
        Set<String> chosen =
                FeatureGain.of(grow(columns(all)), all).stream()
                        .filter(gain -> !gain.searched() || gain.share() >= LEAST_OF_A_SEARCH)
                        .limit(settings.features())
                        .map(FeatureGain::feature)
                        .collect(Collectors.toSet());
        // A model that could split nothing says nothing of features either.
        return chosen.isEmpty() ? all : all.stream().filter(chosen::contains).toList();
    }

    private String grow(int[] columns) {
        Lightgbm.Rows learnt = rows(split.training(), columns);
        Lightgbm.Rows held = rows(split.validation(), columns);
        List<String> models = new ArrayList<>();
        for (int i = 0; i < settings.models(); i++) {
            models.add(Lightgbm.grow(learnt, held, columns.length, settings.ofModel(i)));
        }
        return Grove.mean(models);
    }

    private Lightgbm.Rows rows(int[] rows, int[] columns) {
        return new Lightgbm.Rows(samples.matrix(rows, columns), samples.labels(rows));
    }

    /** Why nothing can be learnt from this split; null when something can. */
    public @Nullable String lacking() {
        String training = lacking(split.training(), "training");
        String validation = lacking(split.validation(), "validation");
        return training != null
                ? training
                : validation != null ? validation : lacking(split.test(), "test");
    }

    private @Nullable String lacking(int[] rows, String part) {
        long laundering = Arrays.stream(rows).filter(samples::laundering).count();
        return laundering > 0 && laundering < rows.length
                ? null
                : "The %s part holds %,d transactions, %,d of them laundering: a model needs both kinds in each part of the time"
                        .formatted(part, rows.length, laundering);
    }

    private double[] scores(Forest forest, int[] rows, int[] columns) {
        double[] scores = new double[rows.length];
        double[] vector = new double[columns.length];
        for (int i = 0; i < rows.length; i++) {
            double[] all = samples.vector(rows[i]);
            for (int j = 0; j < columns.length; j++) {
                vector[j] = all[columns[j]];
            }
            scores[i] = forest.score(vector);
        }
        return scores;
    }

    private boolean[] labels(int[] rows) {
        boolean[] labels = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            labels[i] = samples.laundering(rows[i]);
        }
        return labels;
    }

    private Part part(
            Forest forest, Calibration calibration, double threshold, int[] rows, int[] columns) {
        double[] scores = scores(forest, rows, columns);
        double[] probabilities = Arrays.stream(scores).map(calibration::probability).toArray();
        return Part.of(scores, probabilities, samples.truth(rows), threshold);
    }
}
