package vigil.bench.screening;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vigil.bench.Report;
import vigil.matcher.entity.Entity;
import vigil.matcher.entity.PartialDate;
import vigil.matcher.entity.Schema;
import vigil.matcher.screening.Hit;
import vigil.matcher.screening.SearchLimits;
import vigil.matcher.screening.WatchIndex;
import vigil.matcher.words.NameReader;

/**
 * How well names are screened: corrupted names of the list must be found, ordinary names must not.
 * By name and schema alone, then with a birth year on both sides.
 */
@Command(
        name = "screening-quality",
        mixinStandardHelpOptions = true,
        description = "Recall on corrupted names and hits on ordinary ones.")
public final class ScreeningQuality implements Callable<Integer> {

    private static final SearchLimits ALL = new SearchLimits(10, 0);
    private static final double RECALL = 0.95;
    private static final double HITS = 0.01;

    @Option(
            names = "--each",
            defaultValue = "1000",
            description = "questions of each kind of corruption (default ${DEFAULT-VALUE})")
    private int each;

    @Option(
            names = "--ordinary",
            defaultValue = "10000",
            description = "(default ${DEFAULT-VALUE})")
    private int ordinary;

    @Option(names = "--seed", defaultValue = "7", description = "(default ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--report", description = "write the figures there as JSON")
    private @Nullable Path report;

    private final Map<String, Object> figures = new LinkedHashMap<>();

    /** How often the entity stood first, among the first ten, and was asked for. */
    private static final class Recall {
        int first;
        int amongTen;
        int asked;
    }

    @Override
    public Integer call() throws IOException {
        Collection<Entity> list = SdnList.entities();
        WatchIndex index = WatchIndex.of("sdn", list, new NameReader());
        List<CorruptedNames.Question> questions = CorruptedNames.of(list, each, new Random(seed));
        double[] found = ask(index, questions);
        List<String> names = ordinaryNames(list);
        double[] brought = new double[names.size()];
        for (int i = 0; i < brought.length; i++) {
            brought[i] = best(index, Entity.builder("q", Schema.PERSON).name(names.get(i)).build());
        }
        weigh(found, brought);
        birthYears(index, names);
        Report.write(report, "screening-quality", figures);
        return 0;
    }

    /** Scores of the entities asked for, 0 where they were not found. */
    private double[] ask(WatchIndex index, List<CorruptedNames.Question> questions) {
        Map<Corruption, Recall> recalls = new EnumMap<>(Corruption.class);
        double[] scores = new double[questions.size()];
        for (int i = 0; i < scores.length; i++) {
            CorruptedNames.Question question = questions.get(i);
            Recall recall = recalls.computeIfAbsent(question.kind(), kind -> new Recall());
            List<Hit> hits = index.search(question.asEntity(), ALL);
            recall.asked++;
            for (int place = 0; place < hits.size(); place++) {
                if (hits.get(place).entity() == question.source()) {
                    scores[i] = hits.get(place).score();
                    recall.first += place == 0 ? 1 : 0;
                    recall.amongTen++;
                }
            }
        }
        Recall all = new Recall();
        recalls.forEach((kind, recall) -> {
            print(kind.name().toLowerCase(Locale.ROOT), recall);
            all.first += recall.first;
            all.amongTen += recall.amongTen;
            all.asked += recall.asked;
        });
        print("all", all);
        return scores;
    }

    private void print(String what, Recall recall) {
        double first = 100.0 * recall.first / recall.asked;
        double amongTen = 100.0 * recall.amongTen / recall.asked;
        System.out.printf(
                Locale.ROOT, "%-14s recall@1 %5.1f  recall@10 %5.1f%n", what, first, amongTen);
        figures.put(what, List.of(first, amongTen));
    }

    private List<String> ordinaryNames(Collection<Entity> list) throws IOException {
        Set<String> listed = new HashSet<>();
        for (Entity entity : list) {
            entity.names().forEach(name -> listed.add(OrdinaryNames.key(name)));
            entity.aliases().forEach(name -> listed.add(OrdinaryNames.key(name)));
        }
        return new OrdinaryNames(new Random(seed + 1))
                .names(ordinary, name -> listed.contains(OrdinaryNames.key(name)));
    }

    private static double best(WatchIndex index, Entity asked) {
        List<Hit> hits = index.search(asked, ALL);
        return hits.isEmpty() ? 0 : hits.getFirst().score();
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
                "at 95 %% recall (score %.3f) %.2f %% of %,d ordinary names bring a hit%n"
                        + "at 1 %% of them (score %.3f) the recall is %.1f %%%n",
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

    /** Ordinary people with birth years, against a list most of whose persons have some. */
    private void birthYears(WatchIndex index, List<String> names) {
        Random random = new Random(seed + 2);
        double least = 0.5;
        int without = 0;
        int with = 0;
        for (String name : names) {
            Entity bare = Entity.builder("q", Schema.PERSON).name(name).build();
            PartialDate born = PartialDate.year(1940 + random.nextInt(65));
            boolean dated =
                    index.search(bare, ALL).stream()
                            .filter(hit -> hit.score() >= least)
                            .anyMatch(hit -> !hit.entity().birthDates().isEmpty());
            if (dated) {
                without++;
                Entity known = bare.toBuilder().birthDate(born).build();
                with +=
                        index.search(known, ALL).stream()
                                        .filter(hit -> !hit.entity().birthDates().isEmpty())
                                        .anyMatch(hit -> hit.score() >= least)
                                ? 1
                                : 0;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "at a score of %.2f: %d ordinary names hit entries with a birth date, %d when both sides"
                        + " have a birth year%n",
                least,
                without,
                with);
        figures.put("hitsWithoutBirthYear", without);
        figures.put("hitsWithBirthYear", with);
    }
}
