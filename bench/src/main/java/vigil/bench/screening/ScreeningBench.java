package vigil.bench.screening;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vigil.bench.Report;
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

    private static final int QUESTIONS = 11_000;
    private static final int PASSES = 3;
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
        List<Entity> questions = questions(list);
        measure("SDN, January 2024", "sdn", list, questions);
        if (large > 0) {
            Collection<Entity> many = recombined(list, large);
            measure("recombined names", "large", many, questions);
            measureDelta(list, many);
        }
        if (!coreAlone) {
            figures.put("throughService", ThroughService.measure(questions));
        }
        Report.write(report, "screening", figures);
        return 0;
    }

    private static List<Entity> questions(Collection<Entity> list) throws IOException {
        List<Entity> questions = new ArrayList<>();
        int ofEachKind = QUESTIONS / 2 / Corruption.values().length;
        CorruptedNames.of(list, ofEachKind, new Random(1))
                .forEach(question -> questions.add(question.asEntity()));
        for (String name : new OrdinaryNames(new Random(2)).names(QUESTIONS / 2, name -> false)) {
            questions.add(Entity.builder("question", Schema.PERSON).name(name).build());
        }
        Collections.shuffle(questions, new Random(3));
        return questions;
    }

    private void measure(
            String title, String key, Collection<Entity> list, List<Entity> questions) {
        long begun = threads.getCurrentThreadCpuTime();
        WatchIndex index = WatchIndex.of(key, list, new NameReader());
        double build = (threads.getCurrentThreadCpuTime() - begun) / 1e9;
        long used = usedMegabytes();
        double best = 0;
        Histogram latencies = new Histogram(3);
        for (int pass = -PASSES; pass < PASSES; pass++) {
            Histogram one = new Histogram(3);
            double rate = pass(index, questions, one);
            if (pass >= 0 && rate > best) {
                best = rate;
                latencies = one;
            }
        }
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
        tell(key, best, latencies);
    }

    private void tell(String key, double rate, Histogram latencies) {
        double median = latencies.getValueAtPercentile(50) / 1e3;
        double slow = latencies.getValueAtPercentile(99) / 1e3;
        System.out.printf(
                Locale.ROOT,
                "  %,.0f names a second of processor time; p50 %.0f us, p99 %.0f us, most %.1f ms%n",
                rate,
                median,
                slow,
                latencies.getMaxValue() / 1e6);
        figures.put(key + "NamesPerSecond", rate);
        figures.put(key + "P50Micros", median);
        figures.put(key + "P99Micros", slow);
    }

    private double pass(WatchIndex index, List<Entity> questions, Histogram latencies) {
        long begun = threads.getCurrentThreadCpuTime();
        long before = begun;
        int hits = 0;
        for (Entity question : questions) {
            hits += index.search(question, SearchLimits.USUAL).size();
            long now = threads.getCurrentThreadCpuTime();
            latencies.recordValue(now - before);
            before = now;
        }
        if (hits == 0) {
            throw new IllegalStateException("Nothing was found.");
        }
        return questions.size() / ((before - begun) / 1e9);
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
