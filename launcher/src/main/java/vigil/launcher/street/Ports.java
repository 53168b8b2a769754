package vigil.launcher.street;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import vigil.launcher.state.StateFolder;
import vigil.launcher.state.WholeFile;
import vigil.launcher.terminal.Trouble;

/**
 * At which port each listener of the street is found.
 *
 * @param numbers a port for each listener
 * @param moved in words, which listeners could not have the port they had or prefer
 */
public record Ports(Map<Listener, Integer> numbers, List<String> moved) {

    private static final int DEFAULT_BASE = 8400;
    private static final int STEP = 100;
    private static final int STEPS = 100;

    public Ports {
        numbers = Map.copyOf(numbers);
        moved = List.copyOf(moved);
    }

    public int of(Listener listener) {
        return Objects.requireNonNull(numbers.get(listener));
    }

    /** The public address of the gateway. */
    public String gatewayAddress() {
        return "https://localhost:" + of(Listener.GATEWAY);
    }

    /** The public address at which the gateway asks callers for certificates. */
    public String certificatesAddress() {
        return "https://localhost:" + of(Listener.GATEWAY_CERTIFICATES);
    }

    /** Where the local authority says what it took back. */
    public URI revokedAddress() {
        return URI.create(insideAddress(Listener.GATEWAY_HEALTH) + "/pki/local.crl");
    }

    /** The address of a listener inside the street; the gateway's watch is in the clear always. */
    public String insideAddress(Listener listener) {
        boolean clear = listener == Listener.GATEWAY_HEALTH || !House.proveThemselves();
        return (clear ? "http" : "https") + "://127.0.0.1:" + of(listener);
    }

    /** The ports of the last start; those that would be tried first when there was none. */
    public static Ports remembered(StateFolder state) {
        return new Ports(read(state, base()), List.of());
    }

    /** Finds a free port for every listener, the remembered one if it can be, and remembers it. */
    static Ports choose(StateFolder state, Reservations reservations) {
        int base = base();
        Map<Listener, Integer> wanted = read(state, base);
        Map<Listener, Integer> chosen = new EnumMap<>(Listener.class);
        List<String> moved = new ArrayList<>();
        Set<Integer> used = new HashSet<>();
        for (Listener listener : Listener.values()) {
            int port = wanted.getOrDefault(listener, listener.preferred(base));
            int free = freeFrom(port, used, reservations);
            if (free != port) {
                moved.add(
                        "Port %d is taken by another program: %s uses port %d."
                                .formatted(port, listener.title(), free));
            }
            used.add(free);
            chosen.put(listener, free);
        }
        Ports ports = new Ports(chosen, moved);
        ports.remember(state, base);
        return ports;
    }

    private static int base() {
        String base = System.getenv("VIGIL_PORT_BASE");
        if (base == null || base.isBlank()) {
            return DEFAULT_BASE;
        }
        if (!base.matches("\\d{4,5}") || Integer.parseInt(base) > 65_000) {
            throw new Trouble("VIGIL_PORT_BASE must be a number from 1000 to 65000, not " + base);
        }
        return Integer.parseInt(base);
    }

    private static int freeFrom(int port, Set<Integer> used, Reservations reservations) {
        for (int step = 0; step < STEPS; step++) {
            int candidate = port + step * STEP;
            if (candidate < 65_536
                    && !used.contains(candidate)
                    && isFree(candidate)
                    && reservations.take(candidate)) {
                return candidate;
            }
        }
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new Trouble("No port is free on 127.0.0.1: " + Trouble.reason(e), e);
        }
    }

    /** Whether nobody listens there, neither on 127.0.0.1 nor on ::1, which localhost may mean. */
    static boolean isFree(int port) {
        return canListen("127.0.0.1", port) && (canListen("::1", port) || !canListen("::1", 0));
    }

    private static boolean canListen(String address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address, port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Path file(StateFolder state) {
        return state.root().resolve("ports.properties");
    }

    private static Map<Listener, Integer> read(StateFolder state, int base) {
        Map<Listener, Integer> ports = new EnumMap<>(Listener.class);
        for (Listener listener : Listener.values()) {
            ports.put(listener, listener.preferred(base));
        }
        if (!Files.exists(file(state))) {
            return ports;
        }
        Properties lines = new Properties();
        try {
            lines.load(new StringReader(Files.readString(file(state))));
        } catch (IOException e) {
            throw new Trouble("Cannot read " + file(state) + ": " + Trouble.reason(e), e);
        }
        if (!Integer.toString(base).equals(lines.getProperty("base"))) {
            return ports;
        }
        for (Listener listener : Listener.values()) {
            String port = lines.getProperty(listener.name(), "");
            if (port.matches("\\d{2,5}") && Integer.parseInt(port) < 65_536) {
                ports.put(listener, Integer.parseInt(port));
            }
        }
        return ports;
    }

    private void remember(StateFolder state, int base) {
        Properties lines = new Properties();
        lines.setProperty("base", Integer.toString(base));
        numbers.forEach((listener, port) -> lines.setProperty(listener.name(), port.toString()));
        try {
            StringWriter text = new StringWriter();
            lines.store(text, null);
            WholeFile.write(file(state), text.toString());
        } catch (IOException e) {
            throw new Trouble("Cannot write " + file(state) + ": " + Trouble.reason(e), e);
        }
    }
}
