package vigil.bench.overload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import vigil.bench.overload.Windows.Seen;
import vigil.launcher.state.StateFolder;

/**
 * What a street made of too much, held against what it promises.
 *
 * @param rate sustainable, a second
 * @param times of it that were offered
 * @param normal how long the sustainable rate was offered at first
 * @param surge how long too much was
 * @param whole the load from its begin to its end
 */
record Verdict(
        double rate,
        double times,
        Duration normal,
        Duration surge,
        Duration whole,
        Windows windows,
        Memory memory,
        Kept kept) {

    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final double BEARABLE = 2;

    /** Processes of a street and their megabytes. */
    record Processes(Map<String, Long> numbers, Map<String, Long> megabytes) {

        static Processes of(StateFolder state) {
            return new Processes(Memories.numbers(state), Memories.now(state));
        }
    }

    /**
     * Memory before, at most, and after.
     *
     * @param most by part
     */
    record Memory(Processes before, Map<String, Long> most, Processes after) {}

    /**
     * Nothing that was accepted may be lost, nor what was refused be kept.
     *
     * @param accepted answers 2xx to all that was sent
     * @param decided decisions that the street keeps
     */
    record Kept(long accepted, long decided) {}

    private Duration end() {
        return normal.plus(surge);
    }

    private Seen usual() {
        return windows.between(Duration.ZERO, normal);
    }

    private Seen during() {
        return windows.between(normal, end());
    }

    /** The slowest that a window was while all was normal. */
    private double slowestNormal() {
        return windows.each(Duration.ZERO, normal).mapToDouble(Seen::p99Millis).max().orElse(0);
    }

    /** Seconds after the surge until a window is as one of those before; empty where none is. */
    private OptionalInt recoveredAfter() {
        List<Seen> after = windows.each(end(), whole).toList();
        double slowest = slowestNormal();
        return IntStream.range(0, after.size())
                .filter(i -> {
                    Seen seen = after.get(i);
                    return seen.busy() + seen.plain() + seen.others() == 0
                            && seen.p99Millis() <= slowest;
                })
                .map(i -> (int) (i * Windows.LENGTH.toSeconds()))
                .findFirst();
    }

    /** What was promised and not held. */
    List<String> broken() {
        List<String> broken = new ArrayList<>();
        Seen all = windows.between(Duration.ZERO, whole.plus(Windows.LENGTH));
        if (during().p99Millis() > BEARABLE * usual().p99Millis()) {
            broken.add("p99 of what was admitted is more than twice the normal one");
        }
        if (all.plain() > 0) {
            broken.add(all.plain() + " were refused without Retry-After");
        }
        if (all.others() > 0) {
            broken.add("other answers: " + windows.others());
        }
        OptionalInt recovered = recoveredAfter();
        if (recovered.isEmpty() || recovered.getAsInt() > RECOVERY.toSeconds()) {
            broken.add("the normal p99 was not back within 30 s");
        }
        if (!memory.before().numbers().equals(memory.after().numbers())) {
            broken.add("a process was started again");
        }
        if (kept.accepted() != kept.decided()) {
            broken.add(
                    "%d were accepted and %d decided".formatted(kept.accepted(), kept.decided()));
        }
        return broken;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(line("normal, %,.0f/s".formatted(rate), usual()));
        lines.add(line("%.0f times that for %d s".formatted(times, surge.toSeconds()), during()));
        lines.add(line("after it", windows.between(end(), whole)));
        OptionalInt recovered = recoveredAfter();
        lines.add(
                "as before after "
                        + (recovered.isPresent() ? recovered.getAsInt() + " s" : "never")
                        + " (a window of 2 s: nothing refused, p99 at most %.0f ms)"
                                .formatted(slowestNormal()));
        lines.add(
                "accepted in all %,d, decided and kept %,d"
                        .formatted(kept.accepted(), kept.decided()));
        lines.add("memory, MB: before, at most, after");
        memory.most()
                .forEach((part, most) ->
                        lines.add(
                                "  %-14s %5d %5d %5d"
                                        .formatted(
                                                part,
                                                memory.before().megabytes().getOrDefault(part, 0L),
                                                most,
                                                memory.after()
                                                        .megabytes()
                                                        .getOrDefault(part, 0L))));
        List<String> broken = broken();
        lines.add(broken.isEmpty() ? "Every promise was kept." : "Not kept:");
        broken.forEach(each -> lines.add("  " + each));
        return lines;
    }

    private static String line(String what, Seen seen) {
        return String.format(
                Locale.ROOT,
                "%-24s admitted %,8d  p50 %6.1f  p99 %6.1f ms   429 or 503 with Retry-After %,8d, without %d   other %d",
                what,
                seen.admitted(),
                seen.p50Millis(),
                seen.p99Millis(),
                seen.busy(),
                seen.plain(),
                seen.others());
    }

    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("sustainablePerSecond", rate);
        figures.put("offeredPerSecond", times * rate);
        figures.put("seconds", surge.toSeconds());
        figures.put("normal", usual());
        figures.put("during", during());
        figures.put("after", windows.between(end(), whole));
        figures.put("windowsOfTwoSeconds", windows.each(Duration.ZERO, whole).toList());
        OptionalInt recovered = recoveredAfter();
        figures.put("recoveredAfterSeconds", recovered.isPresent() ? recovered.getAsInt() : null);
        figures.put("kept", kept);
        figures.put("megabytesBefore", memory.before().megabytes());
        figures.put("megabytesAtMost", memory.most());
        figures.put("megabytesAfter", memory.after().megabytes());
        figures.put("broken", broken());
        return figures;
    }
}
