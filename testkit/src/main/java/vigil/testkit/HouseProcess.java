package vigil.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A house as a process of its own, to be killed. */
public final class HouseProcess implements AutoCloseable {

    private final StreetParts street;
    private final int port;
    private final Process process;

    private HouseProcess(StreetParts street, int port, Process process) {
        this.street = street;
        this.port = port;
        this.process = process;
    }

    /**
     * Where a process writes.
     *
     * @param state its folder
     * @param log what it says
     */
    public record Place(Path state, Path log) {

        /** The street's own. */
        public static Place of(StreetParts street) {
            return new Place(street.state(), street.log());
        }
    }

    /**
     * Starts a house; it is not ready yet.
     *
     * @param house the class with its {@code main}
     * @param settings as {@code --name=value}; port and folder are given here
     */
    public static HouseProcess start(
            StreetParts street, Class<?> house, Place place, List<String> settings) {
        int port = freePort();
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx512m",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path", "")),
                                house.getName()));
        settings.stream()
                .filter(setting -> !setting.startsWith("--server.port="))
                .filter(setting -> !setting.startsWith("--vigil.state="))
                .forEach(command::add);
        command.add("--server.port=" + port);
        command.add("--vigil.state=" + place.state());
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(place.log().toFile()))
                            .start();
            return new HouseProcess(street, port, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Door door(String institution, String... roles) {
        return street.door(address(), institution, roles);
    }

    /** As kill -9 does. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** As SIGTERM does; gives the exit code. */
    public int terminate() {
        process.destroy();
        return process.onExit().join().exitValue();
    }

    @Override
    public void close() {
        kill();
    }

    /** Sends a signal, such as {@code STOP}. */
    public void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether a probe answers well: {@code readiness} or {@code liveness}. */
    public boolean isUp(String probe) {
        try {
            return street.stranger(address()).get("/actuator/health/" + probe).status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private String address() {
        return "http://127.0.0.1:" + port;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
