package vigil.launcher.street;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import vigil.launcher.jars.ClassPath;
import vigil.launcher.jars.JavaProcess;
import vigil.launcher.kafka.KafkaBroker;
import vigil.launcher.postgres.PostgresServer;
import vigil.launcher.processes.Launch;
import vigil.launcher.processes.Part;
import vigil.launcher.state.StateFolder;
import vigil.launcher.terminal.Trouble;

/** A house as a process of the street. */
final class HousePart implements Part {

    private static final int OK = 200;
    private static final int PATIENCE_MILLIS = 2_000;

    private final House house;
    private final StateFolder state;
    private final Ports ports;
    private final HouseEnvironment environment;

    HousePart(House house, StateFolder state, Ports ports, HouseEnvironment environment) {
        this.house = house;
        this.state = state;
        this.ports = ports;
        this.environment = environment;
    }

    @Override
    public String name() {
        return house.title();
    }

    @Override
    public List<String> needs() {
        return house.keepsSomething() ? List.of(PostgresServer.NAME, KafkaBroker.NAME) : List.of();
    }

    @Override
    public int port() {
        return ports.of(house == House.GATEWAY ? Listener.GATEWAY : house.health());
    }

    @Override
    public Launch launch() {
        try {
            StateFolder.createPrivate(state.of(name()));
        } catch (IOException e) {
            throw new Trouble(
                    "Cannot create the folder of " + name() + ": " + Trouble.reason(e), e);
        }
        JavaProcess java =
                new JavaProcess(
                        name(),
                        state,
                        ClassPath.ofModule(state.checkout(), house.module()),
                        house.mainClass(),
                        flags());
        return new Launch(
                name(), java.command(), environment.of(house), state.of(name()), state.log(name()));
    }

    // The last word has whoever sets VIGIL_MONITORING_JAVA_OPTIONS and the like.
    private List<String> flags() {
        List<String> flags = new ArrayList<>(house.flags());
        String more = System.getenv(optionsName());
        if (more != null) {
            Stream.of(more.split("\\s+")).filter(flag -> !flag.isBlank()).forEach(flags::add);
        }
        return flags;
    }

    private String optionsName() {
        return "VIGIL_" + name().toUpperCase(Locale.ROOT) + "_JAVA_OPTIONS";
    }

    @Override
    public boolean isReady() {
        String address = ports.insideAddress(house.health()) + "/actuator/health/readiness";
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(address).toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            try {
                return connection.getResponseCode() == OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
