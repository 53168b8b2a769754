package vigil.launcher.scenarios;

import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vigil.engine.Decision;
import vigil.engine.core.Admission;
import vigil.engine.core.Core;
import vigil.engine.core.CoreSettings;
import vigil.engine.scenarios.Example;
import vigil.engine.scenarios.Scenario;
import vigil.engine.scenarios.ScenarioSet;

/** Shows which risk is watched by which scenario, and what tests it. */
@Command(
        name = "coverage",
        description = "The matrix of risk, typology, scenario and tests, in Markdown.",
        mixinStandardHelpOptions = true)
final class CoverageCommand implements Callable<Integer> {

    @Mixin private ScenarioFolder folder = new ScenarioFolder();

    @Option(
            names = "--over",
            paramLabel = "FILE",
            description =
                    "Show these past transactions to the scenarios, and tell when each was met last.")
    private @Nullable String over;

    private final PrintStream screen = System.out;

    @Override
    public Integer call() {
        ScenarioSet set = folder.load();
        lines(set, over == null ? null : lastFired(set, over)).forEach(screen::println);
        return 0;
    }

    private static Map<String, Long> lastFired(ScenarioSet set, String file) {
        Core core = Core.empty(CoreSettings.defaults(), set);
        Map<String, Long> last = new HashMap<>();
        PastTransactions.each(
                file,
                taken -> {
                    if (Admission.isPossible(taken.transaction())) {
                        Decision decision = core.decide(taken.transaction());
                        decision.hits()
                                .forEach(hit ->
                                        last.merge(
                                                hit.scenario(),
                                                decision.eventTimeMillis(),
                                                Math::max));
                    }
                });
        return last;
    }

    /** The matrix, and behind it what stands for the entries of outside registers. */
    static List<String> lines(ScenarioSet set, @Nullable Map<String, Long> lastFired) {
        List<String> lines = new ArrayList<>(matrix(set, lastFired));
        lines.addAll(
                List.of(
                        "",
                        "## Registers",
                        "",
                        "What stands for the rules of Tazama's register, Ballerine's alert definitions and the typologies of AMLworld. Left out: an officer's override (Tazama's EFRuP) is a snooze here, and three definitions of Ballerine come from reports about a merchant, not from transactions.",
                        "",
                        "| entry | scenarios |",
                        "|---|---|"));
        for (Registers.Entry entry : Registers.of(set)) {
            lines.add(
                    "| "
                            + entry.name()
                            + " | "
                            + String.join(", ", entry.scenarios())
                            + entry.gap()
                            + " |");
        }
        return lines;
    }

    /** A line each, in the order of risk and typology. */
    private static List<String> matrix(ScenarioSet set, @Nullable Map<String, Long> lastFired) {
        List<String> inForce = ScenarioSet.builtIn().names();
        List<Scenario> sorted = new ArrayList<>(set.scenarios());
        sorted.sort(
                Comparator.comparing(Scenario::risk)
                        .thenComparing(Scenario::typology)
                        .thenComparing(Scenario::id));
        List<String> lines = new ArrayList<>();
        lines.add(
                "| risk | typology | scenario | what it says | rules of registers | examples | |"
                        + (lastFired == null ? "" : " last fired |"));
        lines.add("|---|---|---|---|---|---|---|" + (lastFired == null ? "" : "---|"));
        for (Scenario scenario : sorted) {
            long hits = scenario.examples().stream().filter(Example::expected).count();
            lines.add(
                    "| "
                            + String.join(
                                    " | ",
                                    scenario.risk(),
                                    scenario.typology(),
                                    "`" + scenario.id() + "`",
                                    scenario.name(),
                                    String.join(", ", scenario.covers()),
                                    hits + " hit, " + (scenario.examples().size() - hits) + " miss",
                                    inForce.contains(scenario.id()) ? "in force" : "on the shelf")
                            + " |"
                            + fired(scenario, lastFired));
        }
        return lines;
    }

    private static String fired(Scenario scenario, @Nullable Map<String, Long> lastFired) {
        if (lastFired == null) {
            return "";
        }
        Long at = lastFired.get(scenario.id());
        return " " + (at == null ? "never" : Instant.ofEpochMilli(at)) + " |";
    }
}
