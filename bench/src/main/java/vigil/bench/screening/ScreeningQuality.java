package vigil.bench.screening;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
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
import vigil.bench.screening.lucene.TrigramNames;
import vigil.matcher.entity.Entity;
import vigil.matcher.entity.PartialDate;
import vigil.matcher.entity.Schema;
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

    @Option(
            names = "--lucene",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "ask a plain Lucene program the same (default ${DEFAULT-VALUE})")
    private boolean lucene;

    @Option(names = "--report", description = "write the figures there as JSON")
    private @Nullable Path report;

    private final Map<String, Object> figures = new LinkedHashMap<>();

    @Override
    public Integer call() throws IOException {
        Collection<Entity> list = SdnList.entities();
        WatchIndex index = WatchIndex.of("sdn", list, new NameReader());
        List<CorruptedNames.Question> questions = CorruptedNames.of(list, each, new Random(seed));
        List<String> names = ordinaryNames(list);
        Program matcher = Program.matcher(index, ALL);
        figures.putAll(new QualityRun("The matcher", matcher).of(questions, names));
        birthYears(index, names);
        List<CorruptedNames.Question> others =
                OtherCorruptions.of(list, each / 2, new Random(seed + 3));
        figures.put(
                "otherCorruptions",
                new QualityRun("The matcher, persons corrupted by other rules", matcher)
                        .of(others, names));
        if (lucene) {
            askLucene(list, questions, others, names);
        }
        Report.write(report, "screening-quality", figures);
        return 0;
    }

    /** How hard the questions are: what a plain program makes of them. */
    private void askLucene(
            Collection<Entity> list,
            List<CorruptedNames.Question> questions,
            List<CorruptedNames.Question> others,
            List<String> names)
            throws IOException {
        try (TrigramNames trigrams = TrigramNames.of(list)) {
            Program program = Program.lucene(trigrams, ALL.hits());
            figures.put(
                    "lucene",
                    new QualityRun("Lucene: trigrams and Jaro-Winkler", program)
                            .of(questions, names));
            figures.put(
                    "luceneOtherCorruptions",
                    new QualityRun("Lucene, persons corrupted by other rules", program)
                            .of(others, names));
        }
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
