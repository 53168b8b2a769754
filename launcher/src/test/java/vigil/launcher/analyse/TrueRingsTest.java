package vigil.launcher.analyse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.contracts.amlworld.AmlworldWriter;
import vigil.simulator.Simulation;
import vigil.simulator.SimulationSettings;
import vigil.simulator.TrueRings;

/** The third-party rings of AMLworld HI-Small, set into traffic of ours. */
class TrueRingsTest {
    /**
     * Cycles of two payments between pairs of accounts through which 21 and 31 other rings run at
     * the same time. What closes them raises an alert about these two accounts, but their payments
     * to and fro hold a sum of another ring that is closer to what comes back: which of them came
     * back nobody can tell.
     */
    private static final Set<String> ENTANGLED = Set.of("61", "109", "275");

    @TempDir private Path folder;

    /**
     * On accounts of their own, with a fifth of the accounts ordinary ones, and with all of them:
     * the table is on the screen.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2, 1})
    void everyRingInReachIsFoundAndOrdinaryTrafficIsLeftAlone(double merged) throws IOException {
        Path bank = folder.resolve("bank.csv.gz");
        Path key = folder.resolve("rings.csv");
        var settings =
                SimulationSettings.defaults()
                        .withSize(40_000, 200_000, 18)
                        .withRings(TrueRings.hiSmall(), merged)
                        .withCrimes(Set.of(), 0);
        try (var writer = AmlworldWriter.create(bank)) {
            new Simulation(settings).run(writer::write).write(key);
        }

        JsonNode figures = analysed(bank, key);

        assertThat(figures.path("ordinaryShareAlerted").asDouble()).isLessThan(0.001);
        Map<String, Integer> inReach = new HashMap<>();
        for (JsonNode ring : figures.path("rings")) {
            if (ring.has("inReach")) {
                inReach.put(ring.path("typology").asString(), ring.path("inReach").asInt());
                assertThat(ring.path("inReachMissed").valueStream().map(JsonNode::asString))
                        .isSubsetOf(ENTANGLED);
            }
        }
        assertThat(inReach).isEqualTo(Map.of("CYCLE", 49, "SCATTER-GATHER", 33));
    }

    private JsonNode analysed(Path bank, Path key) {
        Path report = folder.resolve("report.json");
        var screen = new ByteArrayOutputStream();
        var command = new AnalyseCommand(new PrintStream(screen, true, UTF_8));
        new CommandLine(command).parseArgs(bank.toString(), "--rings=" + key, "--report=" + report);
        assertThat(command.call()).isZero();
        screen.toString(UTF_8)
                .lines()
                .dropWhile(line -> !line.startsWith("Precision"))
                .takeWhile(line -> !line.startsWith("The most telling"))
                .forEach(System.out::println);
        return JsonMapper.shared().readTree(report);
    }
}
