package vigil.launcher.street;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vigil.launcher.jars.ClassPath;
import vigil.launcher.jars.JavaProcess;
import vigil.launcher.kafka.Broker;
import vigil.launcher.kafka.KafkaBroker;
import vigil.launcher.postgres.PostgresServer;
import vigil.launcher.processes.Part;
import vigil.launcher.processes.Watch;
import vigil.launcher.redis.RedisServer;
import vigil.launcher.state.StateFolder;
import vigil.launcher.terminal.Trouble;
import vigil.launcher.tls.LocalAuthority;

/** All parts of a street, wired; each kept running by a watch. */
public final class Street {

    private static final int TOO_OFTEN = 3;

    private final Rehearsals rehearsals;
    private final HouseEnvironment environment;
    private final Map<String, Watch> watches = new LinkedHashMap<>();

    /** What all houses are given. */
    record Given(Ports ports, HouseEnvironment environment, SeedFile seed) {}

    private Street(StateFolder state, List<Part> parts, HouseEnvironment environment) {
        this.environment = environment;
        for (Part part : parts) {
            List<Watch> needs = part.needs().stream().map(this::watch).toList();
            watches.put(part.name(), new Watch(part, state, needs, Street::log));
        }
        rehearsals = new Rehearsals(state, parts);
    }

    // Standard output of the supervisor is its log.
    private static void log(String line) {
        System.out.println(Instant.now() + " " + line);
    }

    /** Lays out the street of this checkout at these ports. */
    static Street of(StateFolder state, Ports ports) {
        LocalAuthority authority =
                new LocalAuthority(state, InstantSource.system(), ports.revokedAddress());
        authority.prepare();
        SeedFile seed = new SeedFile(state);
        Console console = new Console(state, ports);
        seed.write(List.of(console.client()));
        List<Part> parts = new ArrayList<>();
        RedisServer redis = new RedisServer(state, ports.of(Listener.REDIS));
        boolean shared = redis.hindrance().isEmpty();
        if (shared) {
            parts.add(redis);
        } else {
            log("no Redis, so the gateway counts for itself: " + redis.hindrance());
        }
        HouseEnvironment environment = new HouseEnvironment(state, ports, authority, seed, shared);
        Given given = new Given(ports, environment, seed);
        parts.add(
                new PostgresServer(
                        state,
                        ports.of(Listener.POSTGRES),
                        Stream.of(House.values())
                                .filter(House::keepsSomething)
                                .map(House::title)
                                .toList()));
        parts.add(
                new KafkaBroker(
                        state,
                        broker(state),
                        ports.of(Listener.KAFKA),
                        ports.of(Listener.KAFKA_CONTROLLER),
                        partitions()));
        for (House house : List.of(House.values()).reversed()) {
            parts.add(new HousePart(house, state, given));
        }
        return new Street(state, parts, environment);
    }

    private static JavaProcess broker(StateFolder state) {
        return new JavaProcess(
                KafkaBroker.NAME,
                state,
                ClassPath.ofThisProcess(),
                Broker.class.getName(),
                List.of(
                        "-Xms128m",
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-Dlog4j2.configurationFile=classpath:vigil/launcher/kafka/broker-log.xml"));
    }

    private static int partitions() {
        String partitions = System.getenv("VIGIL_LOG_PARTITIONS");
        if (partitions == null || partitions.isBlank()) {
            return 1;
        }
        if (!partitions.matches("[1-9]\\d?")) {
            throw new Trouble(
                    "VIGIL_LOG_PARTITIONS must be a number from 1 to 99, not " + partitions);
        }
        return Integer.parseInt(partitions);
    }

    void start() {
        watches.values().forEach(Watch::begin);
    }

    /** For a street that runs longer than certificates last. */
    void renewCertificates() {
        environment.renewCertificates();
    }

    /** Makes the next start quicker, beside the running street. */
    void rehearse() {
        rehearsals.begin();
    }

    boolean isReady() {
        return watches.values().stream().allMatch(Watch::isReady);
    }

    /** The part that has failed so often without ever being ready that it is pointless to go on. */
    Optional<Watch> hopeless() {
        return watches.values().stream()
                .filter(watch -> !watch.wasReady() && watch.failuresInARow() >= TOO_OFTEN)
                .findFirst();
    }

    /** Stops the front door first, what keeps things last. */
    void stop() {
        rehearsals.end();
        watches.values().stream().toList().reversed().forEach(Watch::end);
    }

    private Watch watch(String name) {
        Watch watch = watches.get(name);
        if (watch == null) {
            throw new IllegalStateException("no part " + name + " before the one that needs it");
        }
        return watch;
    }
}
