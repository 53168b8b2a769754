package vigil.models.evaluation;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Scores held against labels, the highest first; equal scores stand or fall together. */
public final class Ranking {
    private static final double NOISE = 0.01;

    private final double[] scores;
    private final boolean[] labels;
    private final int positives;

    /** Of flagged transactions at a threshold. */
    public record Quality(double threshold, double precision, double recall) {
        public double f1() {
            return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        }
    }

    public Ranking(double[] scores, boolean[] labels) {
        int[] order =
                IntStream.range(0, scores.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> -scores[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        this.scores = new double[scores.length];
        this.labels = new boolean[scores.length];
        int sum = 0;
        for (int i = 0; i < order.length; i++) {
            this.scores[i] = scores[order[i]];
            this.labels[i] = labels[order[i]];
            sum += this.labels[i] ? 1 : 0;
        }
        positives = sum;
    }

    public int size() {
        return scores.length;
    }

    public int positives() {
        return positives;
    }

    /** The threshold with the greatest F1, in the middle between two scores. */
    public Quality best() {
        Quality best = new Quality(Double.POSITIVE_INFINITY, 0, 0);
        int hits = 0;
        for (int i = 0; i < scores.length; i++) {
            hits += labels[i] ? 1 : 0;
            boolean last = i + 1 == scores.length;
            if (last || scores[i + 1] < scores[i]) {
                double threshold = last ? scores[i] : (scores[i] + scores[i + 1]) / 2;
                Quality here = quality(threshold, hits, i + 1);
                best = here.f1() > best.f1() ? here : best;
            }
        }
        return best;
    }

    /**
     * Of the thresholds whose F1 is the greatest but for {@value #NOISE}, the highest: on a few
     * hundred positives that much is noise, and where crime gets rarer the lower ones drown in
     * false alarms.
     */
    public Quality strictestOfTheBest() {
        double enough = best().f1() - NOISE;
        int hits = 0;
        for (int i = 0; i < scores.length; i++) {
            hits += labels[i] ? 1 : 0;
            if (i + 1 < scores.length && scores[i + 1] < scores[i]) {
                Quality here = quality((scores[i] + scores[i + 1]) / 2, hits, i + 1);
                if (here.f1() >= enough) {
                    return here;
                }
            }
        }
        return best();
    }

    /** What a threshold reaches. */
    public Quality at(double threshold) {
        int hits = 0;
        int flagged = 0;
        while (flagged < scores.length && scores[flagged] >= threshold) {
            hits += labels[flagged++] ? 1 : 0;
        }
        return quality(threshold, hits, flagged);
    }

    private Quality quality(double threshold, int hits, int flagged) {
        return new Quality(
                threshold,
                flagged == 0 ? 0 : (double) hits / flagged,
                positives == 0 ? 0 : (double) hits / positives);
    }

    /** Area under the precision-recall curve, as average precision. */
    public double averagePrecision() {
        double sum = 0;
        int hits = 0;
        int hitsBefore = 0;
        for (int i = 0; i < scores.length; i++) {
            hits += labels[i] ? 1 : 0;
            if (i + 1 == scores.length || scores[i + 1] < scores[i]) {
                sum += (double) (hits - hitsBefore) * hits / (i + 1);
                hitsBefore = hits;
            }
        }
        return positives == 0 ? 0 : sum / positives;
    }

    /** Recall when officers can look at this share of all transactions. */
    public double recallWithin(double share) {
        int budget = (int) Math.round(share * scores.length);
        int hits = 0;
        for (int i = 0; i < budget; i++) {
            hits += labels[i] ? 1 : 0;
        }
        return positives == 0 ? 0 : (double) hits / positives;
    }
}
