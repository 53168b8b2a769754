package vigil.monitoring.comparison;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import vigil.engine.scenarios.ScenarioSet;
import vigil.monitoring.comparison.LogComparison.Range;
import vigil.monitoring.comparison.LogComparison.Result;
import vigil.monitoring.detection.DetectionSettings;
import vigil.monitoring.log.LogSettings;
import vigil.monitoring.log.Topics;
import vigil.monitoring.loop.Cores;
import vigil.monitoring.loop.LoopSettings;
import vigil.monitoring.rates.RateSettings;
import vigil.monitoring.rates.Rates;

/** Where the start script enters to replay the log of a street beside it. */
public final class CompareLog {
    private static final String USAGE =
            """
            ./vigil replay [--from PLACE] [--to PLACE]
              Replays the log of the running street and compares every decision, byte for byte.
              --from, --to  places in each partition of the log, the first one in, the last one out;
                            what lies before is replayed and not compared
            Ends with 0 when all are equal, 1 at the first difference, 2 when it could not look.\
            """;

    /** As the house has them unless it is told otherwise. */
    private static final LogSettings LOG =
            new LogSettings("transactions", "decisions", 4, (short) 1, Duration.ofSeconds(10));

    private static final LoopSettings LOOP =
            new LoopSettings(1 << 20, 100_000, 2_000_000, Duration.ofMinutes(30), 2, 1);
    private static final long TOLD_EVERY = 50_000;

    private CompareLog() {}

    /** {@code --bootstrap ADDRESS}, and what the usage says. */
    public static void main(String[] arguments) {
        // The broker's client tells its settings otherwise; the screen is for the comparison.
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        String bootstrap = "";
        Range range = Range.ALL;
        try {
            for (int i = 0; i < arguments.length; i += 2) {
                if (arguments[i].equals("--help")) {
                    System.out.println(USAGE);
                    return 0;
                }
                String value = i + 1 < arguments.length ? arguments[i + 1] : "";
                switch (arguments[i]) {
                    case "--bootstrap" -> bootstrap = value;
                    case "--from" -> range = new Range(Long.parseLong(value), range.to());
                    case "--to" -> range = new Range(range.from(), Long.parseLong(value));
                    default -> throw new NumberFormatException();
                }
            }
        } catch (NumberFormatException e) {
            System.err.println(USAGE);
            return 2;
        }
        try {
            return compare(bootstrap, Topics.existing(bootstrap, LOG), range) ? 0 : 1;
        } catch (KafkaException e) {
            System.err.println("The log cannot be read: " + e.getMessage());
            return 2;
        }
    }

    /** As the house has them that runs in the same environment. */
    private static Cores cores() {
        StandardEnvironment environment = new StandardEnvironment();
        ConfigurationPropertySources.attach(environment);
        Binder binder = Binder.get(environment);
        RateSettings rates = binder.bindOrCreate("vigil.monitoring.rates", RateSettings.class);
        DetectionSettings detection =
                binder.bindOrCreate("vigil.monitoring.core", DetectionSettings.class);
        return new Cores(detection.in(Rates.load(rates).base()), ScenarioSet.builtIn());
    }

    private static boolean compare(String bootstrap, Topics topics, Range range) {
        Cores cores = cores();
        LogComparison comparison = new LogComparison(bootstrap, topics, cores, LOOP);
        long equal = 0;
        for (int partition = 0; partition < topics.partitions(); partition++) {
            int own = partition;
            long[] told = {TOLD_EVERY};
            Result result =
                    comparison.compare(
                            partition,
                            range,
                            place -> {
                                if (place >= told[0]) {
                                    told[0] = place + TOLD_EVERY;
                                    System.out.printf("partition %d: place %,d%n", own, place);
                                }
                            });
            equal += result.equal();
            if (result.difference() != null) {
                System.out.printf(
                        "%,d decisions equal, then partition %d, %s%n",
                        equal, partition, result.difference());
                return false;
            }
        }
        System.out.printf("%,d decisions equal%n", equal);
        return true;
    }
}
