package vigil.checks.street;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vigil.checks.console.ConsoleWorkshop;
import vigil.launcher.door.FrontDoor;
import vigil.launcher.processes.ProcessRecord;
import vigil.launcher.processes.Signal;
import vigil.launcher.state.StateFolder;
import vigil.launcher.state.Trees;
import vigil.launcher.street.House;
import vigil.launcher.street.Ports;
import vigil.launcher.street.StreetSwitch;

/** A street of its own for the tests, with a door for every role. */
final class RunningStreet implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final StateFolder state;
    private final StreetSwitch street;
    private final Map<String, FrontDoor> doors = new ConcurrentHashMap<>();

    private RunningStreet(StateFolder state) {
        this.state = state;
        this.street = new StreetSwitch(state, line -> {});
    }

    static RunningStreet start(Path checkout) throws IOException, InterruptedException {
        System.setProperty("vigil.console", ConsoleWorkshop.shared().built().toString());
        Path folder = checkout.resolve("checks/target/street");
        RunningStreet running = new RunningStreet(new StateFolder(checkout, folder));
        running.street.off();
        Trees.delete(folder);
        running.street.on();
        return running;
    }

    StateFolder state() {
        return state;
    }

    String address() {
        return Ports.remembered(state).gatewayAddress();
    }

    /** As kill -9 does; the supervisor starts it again. */
    void kill(House house) {
        ProcessHandle process =
                ProcessRecord.of(house.title(), state)
                        .flatMap(record -> record.handle(state))
                        .orElseThrow();
        Signal.KILL.to(process);
        process.onExit().join();
    }

    FrontDoor door(String institution, String role) {
        return doors.computeIfAbsent(
                institution + "/" + role, name -> FrontDoor.of(state, institution, role));
    }

    /** Sends JSON, XML or CSV as the demo institution's machine. */
    HttpResponse<String> post(String path, String contentType, byte[] body) {
        return post(door("demo", "machine"), path, contentType, body);
    }

    HttpResponse<String> post(FrontDoor door, String path, String contentType, byte[] body) {
        HttpRequest request =
                door.request(path)
                        .timeout(PATIENCE)
                        .header("Content-Type", contentType)
                        .header(
                                "Idempotency-Key",
                                "key-"
                                        + Math.abs(
                                                path.hashCode() * 31L
                                                        + java.util.Arrays.hashCode(body)))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        return door.send(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String institution, String role, String path) {
        FrontDoor door = door(institution, role);
        return door.send(
                door.request(path).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Posts nothing with an {@code Authorization} of one's own making. */
    HttpResponse<String> with(String authorization, String path) {
        FrontDoor door = door("demo", "machine");
        HttpRequest request =
                HttpRequest.newBuilder(door.address().resolve(path))
                        .timeout(PATIENCE)
                        .header("Authorization", authorization)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                        .build();
        return door.send(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> anonymously(String path) {
        FrontDoor door = door("demo", "machine");
        return door.send(
                HttpRequest.newBuilder(door.address().resolve(path)).timeout(PATIENCE).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        street.off();
    }
}
