package vigil.launcher.street;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.net.ssl.HttpsURLConnection;
import vigil.launcher.jars.ClassPath;
import vigil.launcher.jars.JavaProcess;
import vigil.launcher.kafka.KafkaBroker;
import vigil.launcher.postgres.PostgresServer;
import vigil.launcher.processes.FreePort;
import vigil.launcher.processes.Launch;
import vigil.launcher.processes.Part;
import vigil.launcher.processes.Rehearsal;
import vigil.launcher.state.StateFolder;
import vigil.launcher.terminal.Trouble;

/** A house as a process of the street. */
final class HousePart implements Part {

    private static final int OK = 200;
    private static final int PATIENCE_MILLIS = 2_000;
    private static final List<String> PUBLIC_PORTS =
            List.of("VIGIL_GATEWAY_PORT", "VIGIL_GATEWAY_CERTIFICATES_PORT");

    private final House house;
    private final StateFolder state;
    private final Ports ports;
    private final HouseEnvironment environment;
    private final SeedFile seed;
    private final JavaProcess java;

    HousePart(House house, StateFolder state, Street.Given given) {
        this.house = house;
        this.state = state;
        this.ports = given.ports();
        this.environment = given.environment();
        this.seed = given.seed();
        // Copied now: a build while the street runs must not change what a restart starts.
        ClassPath jars = ClassPath.ofModule(state.checkout(), house.module()).staged(state);
        this.java = new JavaProcess(house.title(), state, jars, house.mainClass(), flags(house));
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
        // Otherwise a stranger that answers there would pass for the house.
        for (int each : new int[] {port(), ports.of(house.health())}) {
            if (!Ports.isFree(each)) {
                throw new Trouble("port " + each + " is taken by another program");
            }
        }
        return launch(java, environment.of(house));
    }

    private Launch launch(JavaProcess java, Map<String, String> given) {
        Path folder = state.of(java.part());
        try {
            StateFolder.createPrivate(folder);
        } catch (IOException e) {
            throw new Trouble("Cannot create " + folder + ": " + Trouble.reason(e), e);
        }
        return new Launch(name(), java.command(), given, folder, state.log(java.part()));
    }

    @Override
    public Optional<Rehearsal> rehearsal() {
        // Spring ends there by itself, before anything works: no job runs twice.
        JavaProcess rehearsed = java.rehearsed(List.of("-Dspring.context.exit=onRefresh"));
        return Optional.of(
                new Rehearsal(new Rehearsing(rehearsed), java.rehearsalOutput(), java.cache()));
    }

    /** The house beside itself. */
    private final class Rehearsing implements Part {

        private final JavaProcess rehearsed;
        private final int health = FreePort.any();

        private Rehearsing(JavaProcess rehearsed) {
            this.rehearsed = rehearsed;
        }

        @Override
        public String name() {
            return rehearsed.part();
        }

        @Override
        public List<String> needs() {
            return HousePart.this.needs();
        }

        @Override
        public Launch launch() {
            Map<String, String> given = new TreeMap<>(environment.of(house));
            given.put("SERVER_PORT", Integer.toString(health));
            given.computeIfPresent("VIGIL_STATE", (k, v) -> state.of(name()).toString());
            for (String port : PUBLIC_PORTS) {
                given.computeIfPresent(port, (k, v) -> Integer.toString(FreePort.any()));
            }
            return HousePart.this.launch(rehearsed, given);
        }

        @Override
        public boolean isReady() {
            String scheme = URI.create(ports.insideAddress(house.health())).getScheme();
            return isHealthy(scheme + "://127.0.0.1:" + health);
        }

        @Override
        public int port() {
            return health;
        }
    }

    // The last word has whoever sets VIGIL_MONITORING_JAVA_OPTIONS and the like.
    private static List<String> flags(House house) {
        List<String> flags = new ArrayList<>(house.flags());
        String more =
                System.getenv("VIGIL_" + house.title().toUpperCase(Locale.ROOT) + "_JAVA_OPTIONS");
        if (more != null) {
            Stream.of(more.split("\\s+")).filter(flag -> !flag.isBlank()).forEach(flags::add);
        }
        return flags;
    }

    @Override
    public boolean isReady() {
        return isHealthy(ports.insideAddress(house.health()));
    }

    @Override
    public void whenReady() {
        if (house == House.IDENTITY) {
            seed.markRead();
        }
    }

    private boolean isHealthy(String house) {
        String address = house + "/actuator/health/readiness";
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(address).toURL().openConnection();
            if (connection instanceof HttpsURLConnection proven) {
                proven.setSSLSocketFactory(environment.calls());
            }
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
