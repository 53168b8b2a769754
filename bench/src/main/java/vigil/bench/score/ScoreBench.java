package vigil.bench.score;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vigil.bench.Report;
import vigil.engine.scoring.Forest;

/** Score, additive reasons and exact SHAP of one vector after another, in processor time. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        description = "A model's score and reasons, one transaction at a time.")
public final class ScoreBench implements Callable<Integer> {
    private static final int VECTORS = 4_096;
    private static final int PASSES = 5;

    @Option(names = "--trees", defaultValue = "500", description = "(default ${DEFAULT-VALUE})")
    private int trees;

    @Option(names = "--depth", defaultValue = "6", description = "(default ${DEFAULT-VALUE})")
    private int depth;

    @Option(names = "--features", defaultValue = "60", description = "(default ${DEFAULT-VALUE})")
    private int features;

    @Option(names = "--report", description = "write the figures there as JSON")
    private @Nullable Path report;

    private double sink;

    @Override
    public Integer call() throws IOException {
        Forest forest = Forest.ofLightgbm(new RandomTrees(features, depth).text(trees));
        double[][] vectors = vectors();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("trees", trees);
        figures.put("depth", depth);
        figures.put("features", features);
        figures.put("scoreMicros", micros("score", vectors, VECTORS, forest::score));
        figures.put(
                "reasonsMicros",
                micros("additive reasons", vectors, VECTORS, v -> forest.attribute(v)[0]));
        figures.put("shapMicros", micros("exact SHAP", vectors, 64, v -> forest.shap(v)[0]));
        Report.write(report, "score", figures);
        return Double.isNaN(sink) ? 1 : 0;
    }

    private double[][] vectors() {
        Random random = new Random(2);
        double[][] vectors = new double[VECTORS][];
        for (int i = 0; i < VECTORS; i++) {
            vectors[i] = random.doubles(features, -2, 2).toArray();
            vectors[i][random.nextInt(features)] = Double.NaN;
        }
        return vectors;
    }

    /** The median pass after as many to warm up, in processor time of this thread. */
    private double micros(
            String what, double[][] vectors, int count, ToDoubleFunction<double[]> work) {
        double[] passes = new double[PASSES];
        var thread = ManagementFactory.getThreadMXBean();
        for (int pass = -PASSES; pass < PASSES; pass++) {
            long begun = thread.getCurrentThreadCpuTime();
            for (int i = 0; i < count; i++) {
                sink += work.applyAsDouble(vectors[i]);
            }
            double micros = (thread.getCurrentThreadCpuTime() - begun) / 1e3 / count;
            passes[Math.max(0, pass)] = micros;
        }
        java.util.Arrays.sort(passes);
        double median = passes[PASSES / 2];
        System.out.printf(Locale.ROOT, "%-18s %,10.2f us%n", what, median);
        return median;
    }
}
