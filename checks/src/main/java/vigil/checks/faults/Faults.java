package vigil.checks.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import vigil.launcher.Vigil;
import vigil.launcher.door.FrontDoor;
import vigil.launcher.kafka.KafkaBroker;
import vigil.launcher.postgres.PostgresServer;
import vigil.launcher.redis.RedisServer;
import vigil.launcher.state.StateFolder;
import vigil.launcher.state.Trees;
import vigil.launcher.street.StreetSwitch;

/** The fault campaign as a command, on a street of its own that is gone afterwards. */
@Command(
        name = "./vigil faults",
        description =
                "Kill every process again and again under load, and prove that nothing acknowledged was lost or doubled.",
        mixinStandardHelpOptions = true)
public final class Faults implements Callable<Integer> {

    private static final int CALLERS = 8;

    @Option(
            names = "--rounds",
            defaultValue = "20",
            description = "kills in all (default ${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--outages",
            split = ",",
            description =
                    "seconds for which PostgreSQL, Kafka and Redis are each kept away, such as 5,40")
    private List<Integer> outages = List.of();

    @Option(
            names = "--per-second",
            defaultValue = "60",
            description = "payments a second (default ${DEFAULT-VALUE})")
    private double perSecond;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "of payments and moments (default ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--report", description = "write the figures there as JSON")
    private @Nullable Path report;

    /** Ends with 0 when every promise was kept. */
    public static void main(String[] arguments) {
        Vigil.run(new Faults(), arguments);
    }

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        StateFolder here = StateFolder.here();
        StateFolder state = new StateFolder(here.checkout(), here.root().resolve("faults"));
        StreetSwitch street = new StreetSwitch(state, System.out::println);
        street.off();
        Trees.delete(state.root());
        System.out.println("A street for the campaign starts in " + state.root() + " ...");
        street.on();
        try {
            Proof.Findings findings;
            Callers callers =
                    new Callers(
                            FrontDoor.of(state, "demo", "machine"), new Payments(seed), perSecond);
            Campaign campaign =
                    new Campaign(state, seed, callers.acknowledged()::size, System.out::println);
            long begun = System.nanoTime();
            try (callers) {
                callers.start(CALLERS);
                campaign.kills(rounds);
                for (int seconds : outages) {
                    campaign.outage(PostgresServer.NAME, Duration.ofSeconds(seconds));
                    campaign.outage(KafkaBroker.NAME, Duration.ofSeconds(seconds));
                    campaign.outage(RedisServer.NAME, Duration.ofSeconds(seconds));
                }
            }
            findings = Proof.settled(state, callers);
            double seconds = (System.nanoTime() - begun) / 1e9;
            tell(campaign, callers, findings, seconds);
            return findings.broken().isEmpty() ? 0 : 1;
        } finally {
            street.off();
        }
    }

    private void tell(Campaign campaign, Callers callers, Proof.Findings findings, double seconds)
            throws IOException {
        System.out.printf("%n%-12s %6s %22s%n", "process", "kills", "slowest recovery, s");
        campaign.tolls()
                .forEach((part, toll) ->
                        System.out.printf(
                                "%-12s %6d %22.1f%n", part, toll.kills(), toll.slowestSeconds()));
        System.out.printf(
                "%nacknowledged %d (retries %d), in the log %d, decided %d, alerts %d, in %.0f s%n",
                callers.acknowledged().size(),
                callers.retries(),
                findings.logged(),
                findings.decided(),
                findings.alerts(),
                seconds);
        if (findings.broken().isEmpty()) {
            System.out.println(
                    "Every acknowledged payment has exactly one decision, every alert exists once: 0 broken.");
        } else {
            System.out.println(findings.broken().size() + " promises were broken:");
            findings.broken().stream().limit(20).forEach(line -> System.out.println("  " + line));
        }
        if (report != null) {
            write(report, campaign, callers, findings, seconds);
        }
    }

    private void write(
            Path file, Campaign campaign, Callers callers, Proof.Findings findings, double seconds)
            throws IOException {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("rounds", rounds);
        figures.put("outageSeconds", outages);
        figures.put("seed", seed);
        figures.put("seconds", seconds);
        figures.put("processes", campaign.tolls());
        figures.put("acknowledged", callers.acknowledged().size());
        figures.put("retries", callers.retries());
        figures.put("logged", findings.logged());
        figures.put("decided", findings.decided());
        figures.put("alerts", findings.alerts());
        figures.put("broken", findings.broken());
        Files.writeString(
                file,
                JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(figures));
    }
}
