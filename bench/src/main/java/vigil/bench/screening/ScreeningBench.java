package vigil.bench.screening;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vigil.bench.Report;
import vigil.bench.screening.lucene.TrigramNames;
import vigil.matcher.entity.Entity;
import vigil.matcher.entity.Schema;
import vigil.matcher.screening.CustomerIndex;
import vigil.matcher.screening.SearchLimits;
import vigil.matcher.screening.WatchIndex;
import vigil.matcher.words.NameReader;

/**
 * How fast names are screened, in processor time of one thread: half of the questions are corrupted
 * names of the list, half ordinary names.
 */
@Command(
        name = "screening",
        mixinStandardHelpOptions = true,
        description = "Screen names against OFAC's list and against a million names, on one core.")
public final class ScreeningBench implements Callable<Integer> {

    private static final int PASSES = 4;
    private static final int LUCENE_PASSES = 2;
    private static final SearchLimits TEN = new SearchLimits(10, 0);
    private static final int CHANGED_ENTRIES = 6;

    @Option(
            names = "--large",
            defaultValue = "1000000",
            description = "names of the large list, 0 for none (default ${DEFAULT-VALUE})")
    private int large;

    @Option(
            names = "--no-service",
            description = "leave out the part that starts the street and asks it")
    private boolean coreAlone;

    @Option(names = "--report", description = "write the figures there as JSON")
    private @Nullable Path report;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<String, Object> figures = new LinkedHashMap<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Collection<Entity> list = SdnList.entities();
        List<Questions.Asked> questions = Questions.of(list);
        Race.Result usual = measure("SDN, January 2024", "sdn", list, questions);
        tellRecall("sdn", usual);
        measureLucene(list, questions, usual);
        if (large > 0) {
            Collection<Entity> many = recombined(list, large);
            measure("recombined names", "large", many, questions);
            measureDelta(list, many);
        }
        if (!coreAlone) {
            List<Entity> entities = questions.stream().map(Questions.Asked::entity).toList();
            figures.put("throughService", ThroughService.measure(entities));
        }
        Report.write(report, "screening", figures);
        return 0;
    }

    private Race.Result measure(
            String title, String key, Collection<Entity> list, List<Questions.Asked> questions)
            throws IOException {
        long begun = threads.getCurrentThreadCpuTime();
        WatchIndex index = WatchIndex.of(key, list, new NameReader());
        double build = (threads.getCurrentThreadCpuTime() - begun) / 1e9;
        long used = usedMegabytes();
        System.out.printf(
                Locale.ROOT,
                "%s: %,d names of %,d entities; built in %.1f s, arrays %,d MB, heap %,d MB%n",
                title,
                index.names(),
                index.entities(),
                build,
                index.bytes() / 1_000_000,
                used);
        figures.put(key + "Names", index.names());
        figures.put(key + "BuildSeconds", build);
        figures.put(key + "HeapMegabytes", used);
        Race.Result result = run(index, SearchLimits.USUAL, questions);
        tell(key, result);
        return result;
    }

    private static Race.Result run(
            WatchIndex index, SearchLimits limits, List<Questions.Asked> questions)
            throws IOException {
        return Race.of(Program.matcher(index, limits), questions, PASSES);
    }

    /**
     * Beside a plain Lucene program, which brings ten hits whatever they score: the matcher as it
     * screens, with hits from 0.5 on, and with ten hits as well.
     */
    private void measureLucene(
            Collection<Entity> list, List<Questions.Asked> questions, Race.Result usual)
            throws IOException {
        System.out.println("  ten hits of each name, whatever they score:");
        WatchIndex index = WatchIndex.of("sdn", list, new NameReader());
        Race.Result ten = run(index, TEN, questions);
        tell("ten", ten);
        tellRecall("ten", ten);
        System.out.println("Lucene: a hundred by trigrams, rescored by Jaro-Winkler, ten kept");
        try (TrigramNames names = TrigramNames.of(list)) {
            Race.Result theirs =
                    Race.of(Program.lucene(names, TEN.hits()), questions, LUCENE_PASSES);
            tell("lucene", theirs);
            tellRecall("lucene", theirs);
            double times = usual.rate() / theirs.rate();
            double tenTimes = ten.rate() / theirs.rate();
            System.out.printf(
                    Locale.ROOT,
                    "  the matcher answers %.1f times as many names, %.1f times with ten hits each%n",
                    times,
                    tenTimes);
            figures.put("timesLucene", times);
            figures.put("tenTimesLucene", tenTimes);
        }
    }

    private void tellRecall(String key, Race.Result result) {
        System.out.printf(
                Locale.ROOT,
                "  recall@1 %.1f, recall@10 %.1f of the corrupted names%n",
                result.first(),
                result.amongTen());
        figures.put(key + "RecallAt1", result.first());
        figures.put(key + "RecallAt10", result.amongTen());
    }

    private void tell(String key, Race.Result result) {
        System.out.printf(
                Locale.ROOT,
                "  %,.0f names a second of processor time; p50 %.0f us, p99 %.0f us, most %.1f ms%n",
                result.rate(),
                result.p50Micros(),
                result.p99Micros(),
                result.latencies().getMaxValue() / 1e6);
        figures.put(key + "NamesPerSecond", result.rate());
        figures.put(key + "P50Micros", result.p50Micros());
        figures.put(key + "P99Micros", result.p99Micros());
    }

    /** As many changed entries as the median change of OFAC's list has, among the many. */
    private void measureDelta(Collection<Entity> list, Collection<Entity> customers) {
        CustomerIndex index = CustomerIndex.of(customers, new NameReader());
        List<Entity> changed =
                list.stream()
                        .filter(entity -> entity.schema() == Schema.PERSON)
                        .skip(1_000)
                        .limit(CHANGED_ENTRIES)
                        .toList();
        double millis = 0;
        int found = 0;
        for (int pass = 0; pass < 2 * PASSES; pass++) {
            long begun = threads.getCurrentThreadCpuTime();
            found = index.search(changed, new SearchLimits(1_000, 0.5)).size();
            millis = (threads.getCurrentThreadCpuTime() - begun) / 1e6;
        }
        System.out.printf(
                Locale.ROOT,
                "%d changed entries among %,d customers: %.1f ms, %d to look at%n",
                CHANGED_ENTRIES,
                index.size(),
                millis,
                found);
        figures.put("deltaMillis", millis);
    }

    /** Persons whose names are put together from words of the list's persons. */
    private static Collection<Entity> recombined(Collection<Entity> list, int count) {
        List<String> words = new ArrayList<>();
        list.stream()
                .filter(entity -> entity.schema() == Schema.PERSON)
                .forEach(entity -> words.addAll(List.of(entity.names().getFirst().split("[ ,]+"))));
        Random random = new Random(4);
        List<Entity> made = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            StringBuilder name = new StringBuilder();
            for (int left = 2 + random.nextInt(3); left > 0; left--) {
                name.append(words.get(random.nextInt(words.size()))).append(' ');
            }
            made.add(Entity.builder("person-" + i, Schema.PERSON).name(name.toString()).build());
        }
        return made;
    }

    private static long usedMegabytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1_000_000;
    }
}
