package vigil.models.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vigil.engine.scoring.Calibration;
import vigil.engine.scoring.Forest;
import vigil.launcher.terminal.Trouble;
import vigil.models.training.Trained.Part;

/**
 * Learns from the first part, chooses the number of trees, calibration and threshold by the second
 * alone, and looks at the third once.
 */
public final class Trainer {
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
     * Trains on these of the columns.
     *
     * @throws Trouble when a part holds no laundering or nothing else
     */
    public Trained train(List<String> features) {
        requireLightgbm();
        int[] columns = features.stream().mapToInt(names::indexOf).toArray();
        requireBoth(split.training(), "training");
        requireBoth(split.validation(), "validation");
        requireBoth(split.test(), "test");
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

    private void requireBoth(int[] rows, String part) {
        long laundering = Arrays.stream(rows).filter(samples::laundering).count();
        if (laundering == 0 || laundering == rows.length) {
            throw new Trouble(
                    "The %s part holds %,d transactions, %,d of them laundering: a model needs both kinds in each part of the time"
                            .formatted(part, rows.length, laundering));
        }
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
        boolean[] labels = labels(rows);
        Ranking ranking = new Ranking(scores, labels);
        double squares = 0;
        for (int i = 0; i < scores.length; i++) {
            double error = calibration.probability(scores[i]) - (labels[i] ? 1 : 0);
            squares += error * error;
        }
        return new Part(
                rows.length,
                ranking.positives(),
                ranking.at(threshold),
                ranking.averagePrecision(),
                ranking.recallWithin(0.001),
                ranking.recallWithin(0.01),
                squares / scores.length);
    }
}
