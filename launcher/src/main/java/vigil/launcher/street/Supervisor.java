package vigil.launcher.street;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import vigil.launcher.processes.Phase;
import vigil.launcher.processes.SelfRecord;
import vigil.launcher.processes.Watch;
import vigil.launcher.state.StateFolder;
import vigil.launcher.state.WholeFile;
import vigil.launcher.terminal.Trouble;

/** The process that keeps a street running when the terminal is long closed. */
public final class Supervisor {

    /** Its name among the processes. */
    public static final String NAME = "supervisor";

    private static final long LOOK_MILLIS = 100;
    private static final long LOOKS_A_BOUND = 50;

    /** About an hour; certificates have ten days left when they are renewed. */
    private static final long LOOKS_A_RENEWAL = 36_000;

    private static final boolean REHEARSE =
            Boolean.parseBoolean(System.getProperty(StreetSwitch.REHEARSE));
    private static final int QUIET_LOOKS = 6;

    private final StateFolder state;
    private final SelfRecord self;
    private final Reservations reservations;
    private final CountDownLatch stopAsked = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    private Supervisor(StateFolder state, Reservations reservations) {
        this.state = state;
        this.reservations = reservations;
        this.self = new SelfRecord(NAME, state);
    }

    /** Takes the checkout's folder, the state folder and that of the account's reserved ports. */
    public static void main(String[] arguments) throws InterruptedException {
        StateFolder state = new StateFolder(Path.of(arguments[0]), Path.of(arguments[1]));
        new Supervisor(state, new Reservations(Path.of(arguments[2]))).run();
    }

    private void run() throws InterruptedException {
        self.write(Phase.STARTING, "");
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::awaitStop));
        try {
            Ports ports = Ports.choose(state, reservations);
            tell(movedFile(state), String.join(System.lineSeparator(), ports.moved()));
            keep(Street.of(state, ports));
        } catch (Trouble trouble) {
            tell(failureFile(state), String.valueOf(trouble.getMessage()));
        } finally {
            self.forget();
            stopped.countDown();
        }
    }

    private void keep(Street street) throws InterruptedException {
        street.start();
        try {
            supervise(street);
        } finally {
            try {
                self.write(Phase.STOPPING, "");
            } finally {
                street.stop();
            }
        }
    }

    private void supervise(Street street) throws InterruptedException {
        boolean up = false;
        boolean rehearsed = !REHEARSE;
        Quiet quiet = Quiet.ofThisMachine(QUIET_LOOKS);
        for (long look = 1; !stopAsked.await(LOOK_MILLIS, TimeUnit.MILLISECONDS); look++) {
            if (!up && street.isReady()) {
                up = true;
                self.write(Phase.READY, "");
            }
            if (!up && street.hopeless().isPresent()) {
                tell(failureFile(state), failure(street.hopeless().get()));
                return;
            }
            if (look % LOOKS_A_RENEWAL == 0) {
                street.renewCertificates();
            }
            if (look % LOOKS_A_BOUND == 0) {
                LogFiles.bound(state);
                if (up && !rehearsed && quiet.look()) {
                    rehearsed = true;
                    street.rehearse();
                }
            }
        }
    }

    private String failure(Watch watch) {
        String name = watch.part().name();
        List<String> last = LogFiles.last(state.log(name), 12);
        return "%s does not start: %s%s"
                .formatted(
                        name,
                        watch.note(),
                        last.isEmpty()
                                ? ""
                                : "%nThe last lines of %s:%n  %s"
                                        .formatted(
                                                state.log(name),
                                                String.join(System.lineSeparator() + "  ", last)));
    }

    private static void tell(Path file, String what) {
        try {
            WholeFile.write(file, what);
        } catch (IOException e) {
            System.err.println(what);
        }
    }

    // The virtual machine ends when its shutdown hooks have: this one lasts as long as the stop.
    private void awaitStop() {
        stopAsked.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Path failureFile(StateFolder state) {
        return state.run().resolve("failure");
    }

    private static Path movedFile(StateFolder state) {
        return state.run().resolve("moved");
    }

    /** Which ports the running supervisor could not have, in words. */
    static List<String> movedPorts(StateFolder state) {
        try {
            return Files.exists(movedFile(state))
                    ? Files.readString(movedFile(state)).lines().toList()
                    : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Forgets what an earlier supervisor told. */
    static void forgetTidings(StateFolder state) throws IOException {
        Files.deleteIfExists(failureFile(state));
        Files.deleteIfExists(movedFile(state));
    }
}
