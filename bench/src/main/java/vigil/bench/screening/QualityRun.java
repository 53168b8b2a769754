package vigil.bench.screening;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vigil.matcher.entity.Entity;
import vigil.matcher.entity.Schema;

/** One program's answers to corrupted names of the list, and to names that are not on it. */
final class QualityRun {

    private static final double RECALL = 0.95;
    private static final double HITS = 0.01;

    /** Where a look is worth it. */
    private static final double SCORE = 0.5;

    private final Program program;
    private final String title;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    /** How often the entity stood first, among the first ten, scored a half, was asked for. */
    private static final class Recall {
        int first;
        int amongTen;
        int scored;
        int asked;
    }

    QualityRun(String title, Program program) {
        this.title = title;
        this.program = program;
    }

    /** Asks everything, prints what came of it and returns the figures. */
    Map<String, Object> of(List<CorruptedNames.Question> questions, List<String> ordinary)
            throws IOException {
        System.out.println(title);
        double[] found = ask(questions);
        double[] brought = new double[ordinary.size()];
        for (int i = 0; i < brought.length; i++) {
            Entity asked = Entity.builder("q", Schema.PERSON).name(ordinary.get(i)).build();
            List<Program.Answer> answers = program.search(asked);
            brought[i] = answers.isEmpty() ? 0 : answers.getFirst().score();
        }
        weigh(found, brought);
        return figures;
    }

    /** Scores of the entities asked for, 0 where they were not found. */
    private double[] ask(List<CorruptedNames.Question> questions) throws IOException {
        Map<String, Recall> recalls = new LinkedHashMap<>();
        Recall all = new Recall();
        double[] scores = new double[questions.size()];
        for (int i = 0; i < scores.length; i++) {
            CorruptedNames.Question question = questions.get(i);
            List<Program.Answer> answers = program.search(question.asEntity());
            int place = Program.place(answers, question.source());
            scores[i] = place < 0 ? 0 : answers.get(place).score();
            count(recalls.computeIfAbsent(question.kind(), k -> new Recall()), place, scores[i]);
            count(all, place, scores[i]);
        }
        recalls.forEach(this::print);
        print("all", all);
        return scores;
    }

    private static void count(Recall recall, int place, double score) {
        recall.asked++;
        recall.first += place == 0 ? 1 : 0;
        recall.amongTen += place >= 0 ? 1 : 0;
        recall.scored += score >= SCORE ? 1 : 0;
    }

    private void print(String what, Recall recall) {
        double first = 100.0 * recall.first / recall.asked;
        double amongTen = 100.0 * recall.amongTen / recall.asked;
        double scored = 100.0 * recall.scored / recall.asked;
        System.out.printf(
                Locale.ROOT,
                "  %-18s recall@1 %5.1f  recall@10 %5.1f  scores 0.5 %5.1f%n",
                what,
                first,
                amongTen,
                scored);
        figures.put(what, List.of(first, amongTen, scored));
    }

    private void weigh(double[] found, double[] brought) {
        Arrays.sort(found);
        Arrays.sort(brought);
        double threshold = found[(int) (found.length * (1 - RECALL))];
        double hit = share(brought, threshold);
        double strict = brought[(int) (brought.length * (1 - HITS))];
        double recall = share(found, Math.nextUp(strict));
        System.out.printf(
                Locale.ROOT,
                "  at 95 %% recall (score %.3f) %.2f %% of %,d ordinary names bring a hit%n"
                        + "  at 1 %% of them (score %.3f) the recall is %.1f %%%n",
                threshold,
                100 * hit,
                brought.length,
                strict,
                100 * recall);
        figures.put("thresholdAt95PercentRecall", threshold);
        figures.put("ordinaryHitPercent", 100 * hit);
        figures.put("recallPercentAtOnePercentHits", 100 * recall);
    }

    private static double share(double[] sorted, double least) {
        return (double) Arrays.stream(sorted).filter(score -> score >= least).count()
                / sorted.length;
    }
}
