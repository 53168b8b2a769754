package vigil.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

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

    static KilledHouse on(StreetParts street, String... more) {
        KilledHouse house = start(street, street.state(), street.log(), more);
        Until.holds("the house is ready", house::isReady);
        return house;
    }

    /** A second process of the same house, with a folder of its own: it lives and is not ready. */
    static KilledHouse standby(StreetParts street) {
        KilledHouse house =
                start(
                        street,
                        street.state().resolveSibling("standby"),
                        street.log().resolveSibling("standby.log"));
        Until.holds("the standby lives", () -> house.isUp("liveness"));
        return house;
    }

    private static KilledHouse start(StreetParts street, Path state, Path log, String... more) {
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
        House.settings(street).stream()
                .filter(setting -> !setting.startsWith("--server.port="))
                .filter(setting -> !setting.startsWith("--vigil.state="))
                .forEach(command::add);
        command.addAll(List.of(more));
        command.add("--server.port=" + port);
        command.add("--vigil.state=" + state);
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            return new KilledHouse(street, port, process);
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

    /** As a machine does that swaps, or a hypervisor that moves it. */
    void pause() {
        signal("STOP");
    }

    void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isReady() {
        return isUp("readiness");
    }

    private boolean isUp(String what) {
        try {
            return street.stranger(address()).get("/actuator/health/" + what).status() == 200;
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
