package vigil.models.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import vigil.engine.scoring.Calibration;

/**
 * Isotonic regression by pooling adjacent violators. Blocks hold at least {@value #LEAST} rows, and
 * each is drawn to the whole by one row, so that no chance is quite 0 or 1.
 */
final class IsotonicFit {
    private static final int LEAST = 10;

    private double scores;
    private double hits;
    private int rows;

    private IsotonicFit() {}

    static Calibration of(double[] scores, boolean[] labels) {
        double base =
                (double) IntStream.range(0, labels.length).filter(i -> labels[i]).count()
                        / labels.length;
        List<IsotonicFit> blocks = new ArrayList<>();
        IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scores[i]))
                .forEach(i -> put(blocks, scores[i], labels[i]));
        List<Double> middles = new ArrayList<>();
        List<Double> chances = new ArrayList<>();
        for (IsotonicFit block : blocks) {
            double middle = block.scores / block.rows;
            double chance = (block.hits + base) / (block.rows + 1);
            if (middles.isEmpty() || middle > middles.getLast()) {
                middles.add(middle);
                chances.add(chances.isEmpty() ? chance : Math.max(chance, chances.getLast()));
            }
        }
        return new Calibration(middles, chances);
    }

    private static void put(List<IsotonicFit> blocks, double score, boolean label) {
        if (blocks.isEmpty() || blocks.getLast().rows >= LEAST) {
            blocks.add(new IsotonicFit());
        }
        IsotonicFit last = blocks.getLast();
        last.scores += score;
        last.hits += label ? 1 : 0;
        last.rows++;
        while (blocks.size() > 1 && blocks.getLast().rows >= LEAST && violated(blocks)) {
            IsotonicFit above = blocks.removeLast();
            IsotonicFit below = blocks.getLast();
            below.scores += above.scores;
            below.hits += above.hits;
            below.rows += above.rows;
        }
    }

    private static boolean violated(List<IsotonicFit> blocks) {
        IsotonicFit above = blocks.getLast();
        IsotonicFit below = blocks.get(blocks.size() - 2);
        return below.hits / below.rows >= above.hits / above.rows;
    }
}
