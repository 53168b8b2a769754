package vigil.launcher.security;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vigil.launcher.kafka.KafkaBroker;
import vigil.launcher.state.StateFolder;
import vigil.launcher.street.Listener;
import vigil.launcher.street.Ports;
import vigil.launcher.terminal.Trouble;

/** Prints the security events of all houses for a system that collects such. */
@Command(
        name = "security-events",
        description = "Print the security events of all houses, one line of JSON each.",
        mixinStandardHelpOptions = true)
public final class SecurityEventsCommand implements Callable<Integer> {

    @Option(
            names = "--format",
            defaultValue = "ocsf",
            description = "ocsf, ecs or vigil (default ${DEFAULT-VALUE}).")
    private String format = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Go on as events come.")
    private boolean follow;

    @Option(
            names = "--reader",
            paramLabel = "NAME",
            description =
                    "Go on where the reader of this name stopped; without one, from the oldest event.")
    private @Nullable String reader;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "Another Kafka than that of the local street.")
    private @Nullable String kafka;

    @Option(
            names = "--kafka-settings",
            paramLabel = "FILE",
            description = "A properties file for Kafka's client: TLS, logins.")
    private @Nullable Path settings;

    @Override
    public Integer call() throws IOException {
        try (SecurityTopic topic = new SecurityTopic(address(), reader, settings)) {
            long unknown = topic.print(rendering(), follow, System.out);
            if (unknown > 0) {
                System.err.println(
                        unknown + " records are no events that this version knows: left out.");
            }
        }
        return 0;
    }

    private Rendering rendering() {
        try {
            return Rendering.valueOf(format.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Trouble("There is no format '" + format + "': ocsf, ecs or vigil.", e);
        }
    }

    private String address() {
        return kafka == null
                ? KafkaBroker.bootstrap(Ports.remembered(StateFolder.here()).of(Listener.KAFKA))
                : kafka;
    }
}
