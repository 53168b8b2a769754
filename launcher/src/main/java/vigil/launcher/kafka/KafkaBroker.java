package vigil.launcher.kafka;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vigil.launcher.jars.JavaProcess;
import vigil.launcher.processes.FreePort;
import vigil.launcher.processes.Launch;
import vigil.launcher.processes.Part;
import vigil.launcher.processes.Rehearsal;
import vigil.launcher.state.StateFolder;
import vigil.launcher.state.WholeFile;
import vigil.launcher.terminal.Trouble;

/** The broker that keeps the ordered log, on 127.0.0.1 alone. */
public final class KafkaBroker implements Part {

    /** Its name among the parts. */
    public static final String NAME = "kafka";

    private final StateFolder state;
    private final JavaProcess java;
    private final int port;
    private final int controllerPort;
    private final Topics topics;

    public KafkaBroker(
            StateFolder state, JavaProcess java, int port, int controllerPort, int partitions) {
        this.state = state;
        this.java = java;
        this.port = port;
        this.controllerPort = controllerPort;
        this.topics = new Topics(bootstrap(port), partitions);
    }

    /** Where clients of the broker on a port begin. */
    public static String bootstrap(int port) {
        return "127.0.0.1:" + port;
    }

    @Override
    public String name() {
        return java.part();
    }

    @Override
    public List<String> needs() {
        return List.of();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Launch launch() {
        Path settings = state.of(name()).resolve("broker.properties");
        try {
            StateFolder.createPrivate(state.of(name()));
            WholeFile.write(
                    settings,
                    settings().entrySet().stream()
                            .map(each ->
                                    each.getKey() + "=" + each.getValue().replace("\\", "\\\\"))
                            .collect(Collectors.joining("\n", "", "\n")));
        } catch (IOException e) {
            throw new Trouble("Cannot write " + settings + ": " + Trouble.reason(e), e);
        }
        List<String> command = new ArrayList<>(java.command());
        command.add(settings.toString());
        return new Launch(name(), command, Map.of(), state.of(name()), state.log(name()));
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("node.id", "1");
        settings.put("process.roles", "broker,controller");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put(
                "listeners",
                "STREET://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
        settings.put("advertised.listeners", "STREET://127.0.0.1:" + port);
        settings.put("inter.broker.listener.name", "STREET");
        settings.put("listener.security.protocol.map", "STREET:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("log.dirs", state.of(name()).resolve("log").toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // A killed broker is refused until its old session ends (9 s by default).
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("broker.heartbeat.interval.ms", "500");
        // What a killed broker has to read again at its next start is one segment at most.
        settings.put("log.segment.bytes", Integer.toString(64 << 20));
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
        settings.put("metric.reporters", "");
        return settings;
    }

    @Override
    public Optional<Rehearsal> rehearsal() {
        KafkaBroker broker =
                new KafkaBroker(
                        state, java.rehearsed(List.of()), FreePort.any(), FreePort.any(), 1);
        return Optional.of(new Rehearsal(broker, java.rehearsalOutput(), java.cache()));
    }

    // First a connection: the admin client would say at length that nobody listens yet.
    @Override
    public boolean isReady() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
        } catch (IOException e) {
            return false;
        }
        return topics.brokerAnswers();
    }

    @Override
    public void whenReady() {
        topics.create();
    }
}
