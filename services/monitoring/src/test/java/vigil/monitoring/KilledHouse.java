package vigil.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vigil.monitoring.street.Door;
import vigil.monitoring.street.StreetParts;
import vigil.monitoring.street.Until;

/** The house as a process of its own, to be killed. */
final class KilledHouse implements AutoCloseable {

    private final StreetParts street;
    private final int port;
    private final Process process;

    private KilledHouse(StreetParts street, int port, Process process) {
        this.street = street;
        this.port = port;
        this.process = process;
    }

    static KilledHouse on(StreetParts street) {
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
                                Monitoring.class.getName()));
        street.settings().stream()
                .filter(setting -> !setting.startsWith("--server.port"))
                .forEach(command::add);
        command.add("--server.port=" + port);
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(street.log().toFile())
                            .start();
            KilledHouse house = new KilledHouse(street, port, process);
            Until.holds("the house is ready", house::isReady);
            return house;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Door machine() {
        return street.door(address(), "demo", "machine");
    }

    Door door(String... roles) {
        return street.door(address(), "demo", roles);
    }

    /** As kill -9 does. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** As SIGTERM does; gives the exit code. */
    int terminate() {
        process.destroy();
        return process.onExit().join().exitValue();
    }

    @Override
    public void close() {
        kill();
    }

    private boolean isReady() {
        try {
            return street.stranger(address()).get("/actuator/health/readiness").status() == 200;
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
