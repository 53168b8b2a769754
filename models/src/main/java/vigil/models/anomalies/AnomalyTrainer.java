package vigil.models.anomalies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import vigil.engine.bundles.AnomalyParts;
import vigil.engine.scoring.AnomalyModel;
import vigil.engine.scoring.Calibration;
import vigil.engine.scoring.FeatureSpecification;
import vigil.engine.scoring.Forest;
import vigil.engine.scoring.PeerGroup;
import vigil.models.evaluation.Ranking;
import vigil.models.training.Samples;
import vigil.models.training.TimeSplit;

/**
 * Grows a forest for each group of peers from the first part of the time, tells by the second what
 * share of the group is less unusual, and looks at the third once. No label is read but to tell
 * what was found there.
 */
public final class AnomalyTrainer {
    static final int TREES = 64;
    static final int SAMPLE = 128;

    /** Fewer peers than this say nothing of one in a thousand. */
    private static final int LEAST_PEERS = 1_000;

    private static final double[] SHARES = {
        0, 0.25, 0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 0.9995, 0.9998, 0.9999
    };

    private final Samples samples;
    private final List<String> features;
    private final int[] columns;
    private final TimeSplit split;
    private final long seed;

    /**
     * @param names of the samples' columns
     * @param seen of these, what may be looked at
     */
    public AnomalyTrainer(
            Samples samples, List<String> names, List<String> seen, TimeSplit split, long seed) {
        this.samples = samples;
        this.split = split;
        this.seed = seed;
        features = Habits.among(seen);
        columns = features.stream().mapToInt(names::indexOf).toArray();
    }

    /** Grows the forests. */
    public TrainedAnomalies train() {
        List<AnomalyParts.Group> groups = new ArrayList<>();
        groups.add(group(PeerGroup.EVERYBODY, any -> true));
        for (String name : samples.groups().stream().sorted().toList()) {
            IntPredicate own = row -> samples.group(row).equals(name);
            if (PeerGroup.isName(name)
                    && Arrays.stream(split.training()).filter(own).count() >= LEAST_PEERS
                    && Arrays.stream(split.validation()).filter(own).count() >= LEAST_PEERS) {
                groups.add(group(name, own));
            }
        }
        return judged(groups);
    }

    private AnomalyParts.Group group(String name, IntPredicate own) {
        int[] learnt = Arrays.stream(split.training()).filter(own).toArray();
        int[] held = Arrays.stream(split.validation()).filter(own).toArray();
        String trees = forest(learnt, new SplittableRandom(seed * 31 + name.hashCode()));
        double[] sums = scores(Forest.ofLightgbm(trees), held);
        return new AnomalyParts.Group(name, trees, shares(sums));
    }

    private String forest(int[] rows, SplittableRandom chance) {
        StringBuilder text =
                new StringBuilder("tree\nversion=v4\nnum_class=1\nmax_feature_idx=")
                        .append(features.size() - 1)
                        .append("\nobjective=binary sigmoid:1\n\n");
        for (int i = 0; i < TREES; i++) {
            text.append(IsolationTree.grow(i, sample(rows, chance), TREES, chance));
        }
        return text.append("end of trees\n").toString();
    }

    private float[][] sample(int[] rows, SplittableRandom chance) {
        int size = Math.min(SAMPLE, rows.length);
        float[][] sample = new float[size][];
        for (int i = 0; i < size; i++) {
            sample[i] = row(rows[chance.nextInt(rows.length)]);
        }
        return sample;
    }

    /** What is missing counts as zero, as the engine reads it. */
    private float[] row(int row) {
        float[] figures = samples.matrix(new int[] {row}, columns);
        for (int i = 0; i < figures.length; i++) {
            figures[i] = Float.isNaN(figures[i]) ? 0 : figures[i];
        }
        return figures;
    }

    private double[] scores(Forest forest, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> forest.score(vector(row))).toArray();
    }

    private double[] vector(int row) {
        float[] figures = samples.matrix(new int[] {row}, columns);
        double[] vector = new double[figures.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = figures[i];
        }
        return vector;
    }

    /** Rising sums with the share of payments below them; the greatest stands for all beyond. */
    private static Calibration shares(double[] sums) {
        double[] sorted = sums.clone();
        Arrays.sort(sorted);
        TreeMap<Double, Double> steps = new TreeMap<>();
        for (double share : SHARES) {
            int place = (int) Math.ceil(share * sorted.length);
            if (place < sorted.length) {
                steps.putIfAbsent(sorted[place], share);
            }
        }
        double least = 1.0 / (sorted.length + 1);
        steps.put(Math.nextUp(sorted[sorted.length - 1]), 1 - least);
        return new Calibration(List.copyOf(steps.keySet()), List.copyOf(steps.values()));
    }

    private TrainedAnomalies judged(List<AnomalyParts.Group> groups) {
        List<AnomalyModel.Peers> peers = new ArrayList<>();
        for (AnomalyParts.Group group : groups) {
            peers.add(
                    new AnomalyModel.Peers(
                            group.name(), Forest.ofLightgbm(group.trees()), group.shares()));
        }
        AnomalyModel model = new AnomalyModel(FeatureSpecification.of(features), peers);
        double[] rated = new double[split.test().length];
        boolean[] labels = new boolean[rated.length];
        for (int i = 0; i < rated.length; i++) {
            int row = split.test()[i];
            rated[i] = model.rate(samples.group(row), vector(row));
            labels[i] = samples.laundering(row);
        }
        Ranking ranking = new Ranking(rated, labels);
        return new TrainedAnomalies(
                features,
                groups,
                ranking.recallWithin(0.001),
                ranking.recallWithin(0.01),
                ranking.recallWithin(0.05),
                Arrays.stream(rated).filter(share -> share >= 0.999).count()
                        / (double) Math.max(1, rated.length));
    }
}
