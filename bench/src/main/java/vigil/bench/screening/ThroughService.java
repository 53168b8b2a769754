package vigil.bench.screening;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import vigil.bench.load.HttpsConnection;
import vigil.bench.load.LoadRun;
import vigil.bench.street.ProcessorTime;
import vigil.launcher.door.FrontDoor;
import vigil.launcher.state.StateFolder;
import vigil.launcher.street.StreetSwitch;
import vigil.matcher.entity.Entity;

/** Batches of names through the gateway to the screening house, on the whole machine. */
final class ThroughService {

    private static final int NAMES_A_BATCH = 100;
    private static final int CONNECTIONS = 4;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration MEASURED = Duration.ofSeconds(15);

    private ThroughService() {}

    /**
     * Screens the questions, again and again, against the demo lists of a street that it starts.
     */
    static Map<String, Object> measure(List<Entity> questions)
            throws IOException, InterruptedException {
        StateFolder state = StateFolder.here();
        new StreetSwitch(state, System.out::println).on();
        List<byte[]> batches = batches(questions);
        run(state, batches, WARM_UP);
        ProcessorTime before = ProcessorTime.of(state);
        LoadRun.Outcome outcome = run(state, batches, MEASURED);
        long names = outcome.answered() * NAMES_A_BATCH;
        Map<String, Double> processorMillis = ProcessorTime.of(state).millisFor(before, names);
        System.out.printf(
                Locale.ROOT,
                "through the service in batches of %d: %,.0f names/s, p50 %.0f ms and p99 %.0f ms a batch, refused %d, failed %d; processor milliseconds a name: %s%n",
                NAMES_A_BATCH,
                outcome.perSecond() * NAMES_A_BATCH,
                outcome.p50Millis(),
                outcome.p99Millis(),
                outcome.refused(),
                outcome.failed(),
                ProcessorTime.line(processorMillis));
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("namesPerSecond", outcome.perSecond() * NAMES_A_BATCH);
        figures.put("batches", outcome);
        figures.put("processorMillisPerName", processorMillis);
        return figures;
    }

    private static LoadRun.Outcome run(StateFolder state, List<byte[]> batches, Duration duration)
            throws IOException, InterruptedException {
        FrontDoor door = FrontDoor.of(state, "demo", "machine");
        URI address = door.address();
        String token = door.token();
        return new LoadRun(
                        address,
                        door.client().sslContext(),
                        CONNECTIONS,
                        number ->
                                HttpsConnection.post(
                                        address,
                                        "/match/default",
                                        token,
                                        batches.get((int) (number % batches.size()))))
                .closed(duration);
    }

    private static List<byte[]> batches(List<Entity> questions) {
        JsonMapper json = JsonMapper.shared();
        List<byte[]> batches = new ArrayList<>();
        for (int from = 0; from + NAMES_A_BATCH <= questions.size(); from += NAMES_A_BATCH) {
            Map<String, Object> queries = new LinkedHashMap<>();
            for (Entity question : questions.subList(from, from + NAMES_A_BATCH)) {
                queries.put(
                        "q" + queries.size(),
                        Map.of(
                                "schema",
                                question.schema().label(),
                                "properties",
                                Map.of("name", question.names())));
            }
            batches.add(
                    json.writeValueAsString(Map.of("queries", queries))
                            .getBytes(StandardCharsets.UTF_8));
        }
        return batches;
    }
}
