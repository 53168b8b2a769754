package vigil.bench.peers;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vigil.bench.Report;
import vigil.bench.street.DoorLoad;
import vigil.launcher.door.FrontDoor;
import vigil.launcher.postgres.ServerFigures;
import vigil.launcher.state.StateFolder;
import vigil.launcher.street.Listener;
import vigil.launcher.street.Ports;
import vigil.launcher.street.StreetSwitch;
import vigil.launcher.terminal.Trouble;

/** The rules and payments that other programs were measured on, through the gateway, durable. */
@Command(
        name = "peers",
        mixinStandardHelpOptions = true,
        description = {
            "The work that Marble and Tazama were measured on, with their figures beside ours.",
            "Takes the institution 'other' of a street whose rules it replaces: use a state folder of its own (VIGIL_STATE_FOLDER)."
        })
public final class PeersBench implements Callable<Integer> {

    private static final String INSTITUTION = "other";
    private static final Duration BETWEEN = Duration.ofHours(6);
    private static final Duration HISTORY = Duration.ofDays(60);
    private static final Duration HOT_WINDOW = Duration.ofHours(18);
    private static final long BACK_DAYS = 300;
    private static final List<Map.Entry<Integer, Peer>> VELOCITY =
            List.of(
                    Map.entry(3, Peer.TAZAMA_3_RULES),
                    Map.entry(10, Peer.TAZAMA_10_RULES),
                    Map.entry(33, Peer.TAZAMA_33_RULES));

    @Option(
            names = "--connections",
            defaultValue = "32",
            description = "at once (default ${DEFAULT-VALUE})")
    private int connections;

    @Option(
            names = "--seconds",
            defaultValue = "20",
            description = "for each step (default ${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "40",
            description = "seconds before anything is measured (default ${DEFAULT-VALUE})")
    private int warmUp;

    @Option(
            names = "--history",
            split = ",",
            defaultValue = "0,100000,1000000",
            description = "payments stored before, ascending (default ${DEFAULT-VALUE})")
    private List<Long> histories = List.of();

    @Option(
            names = "--hot",
            defaultValue = "100000",
            description = "payments of the hot account in a day (default ${DEFAULT-VALUE})")
    private long hot;

    @Option(names = "--report", description = "write the figures there as JSON")
    private @Nullable Path report;

    private final StateFolder state = StateFolder.here();
    private final String run = "p" + Long.toString(System.nanoTime(), 36);
    private final List<Measured> measured = new ArrayList<>();

    /** Event time only goes forward, as in a log of years. */
    private Instant now =
            Instant.now().minus(BACK_DAYS, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MINUTES);

    @Override
    public Integer call() throws IOException, InterruptedException {
        new StreetSwitch(state, System.out::println).on();
        refuseUsed();
        RuleDesk desk = new RuleDesk(state, INSTITUTION);
        int database = Ports.remembered(state).of(Listener.POSTGRES);
        try (ServerFigures server = ServerFigures.of(state, database)) {
            desk.retireAll();
            door().closed("warm up", payments("w", Work.velocity(run)), Duration.ofSeconds(warmUp));
            velocityRules(desk, server);
            desk.retireAll();
            Rule.ten().forEach(desk::publish);
            tenRules(server);
            hotAccount(server);
        }
        System.out.println();
        PeersTable.lines(measured).forEach(System.out::println);
        Report.write(report, "peers", figures());
        return measured.stream().allMatch(line -> line.closed().failed() == 0) ? 0 : 1;
    }

    private void velocityRules(RuleDesk desk, ServerFigures server)
            throws IOException, InterruptedException {
        int inForce = 0;
        for (Map.Entry<Integer, Peer> step : VELOCITY) {
            List<Rule> rules = Rule.velocity(step.getKey());
            rules.subList(inForce, rules.size()).forEach(desk::publish);
            inForce = rules.size();
            measure(inForce + " velocity rules", step.getValue(), Work.velocity(run), server);
        }
        double further =
                measured.getLast().cost().streetMillis()
                        - measured.getFirst().cost().streetMillis();
        System.out.printf(
                "a further rule: %.1f us%n",
                1_000 * further / (VELOCITY.getLast().getKey() - VELOCITY.getFirst().getKey()));
    }

    private void tenRules(ServerFigures server) throws IOException, InterruptedException {
        long stored = 0;
        Work work = Work.tenRules(run);
        for (long history : histories) {
            if (history > stored) {
                new History(work, stored, history - stored, now, HISTORY)
                        .bringIn(state, INSTITUTION);
                now = now.plus(HISTORY);
                stored = history;
            }
            measure(
                    "ten rules, %,d stored".formatted(history),
                    Peer.MARBLE_TEN_RULES,
                    work,
                    server);
        }
    }

    private void hotAccount(ServerFigures server) throws IOException, InterruptedException {
        Work work = Work.hotAccount(run);
        new History(work, 0, hot, now, HOT_WINDOW).bringIn(state, INSTITUTION);
        now = now.plus(HOT_WINDOW);
        measure("ten rules, hot account", Peer.TAZAMA_HOT_ACCOUNT, work, server);
    }

    private void measure(String name, Peer peer, Work work, ServerFigures server)
            throws IOException, InterruptedException {
        Duration step = Duration.ofSeconds(seconds);
        Cost.Since since = Cost.now(state, server);
        var closed = door().closed(name, payments("c", work), step);
        Cost cost = since.of(Math.max(1, closed.answered()));
        var half =
                door().open(
                                "  at half of that",
                                payments("o", work),
                                Math.max(1, closed.perSecond() / 2),
                                step);
        measured.add(new Measured(name, peer, closed, half, cost));
    }

    private DrawnPayments payments(String step, Work work) {
        now = now.plus(BETWEEN);
        return new DrawnPayments(run + step + measured.size(), work, now);
    }

    private DoorLoad door() {
        return new DoorLoad(state, INSTITUTION, connections);
    }

    private void refuseUsed() {
        FrontDoor door = FrontDoor.of(state, INSTITUTION, "analyst");
        HttpResponse<String> first =
                door.send(
                        door.request("/v1/transactions?limit=1").GET().build(),
                        HttpResponse.BodyHandlers.ofString());
        if (!FrontDoor.json(first.body()).path("items").isEmpty()) {
            throw new Trouble(
                    "The institution '"
                            + INSTITUTION
                            + "' has payments already: use another folder with VIGIL_STATE_FOLDER, or ./vigil reset.");
        }
    }

    private Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("connections", connections);
        figures.put("seconds", seconds);
        figures.put("lines", measured);
        return figures;
    }
}
