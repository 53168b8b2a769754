package vigil.launcher.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import vigil.launcher.terminal.Trouble;

/**
 * The folder that holds all state of a street, open to its owner alone.
 *
 * @param checkout the folder of the checkout whose houses run
 * @param root the state folder itself, absolute
 */
public record StateFolder(Path checkout, Path root) {

    private static final long NEEDED_MEGABYTES = 700;

    public StateFolder {
        checkout = checkout.toAbsolutePath().normalize();
        root = root.toAbsolutePath().normalize();
    }

    /**
     * The state folder that the start script names ({@code vigil.root}), moved by the environment
     * variable {@code VIGIL_STATE_FOLDER}.
     */
    public static StateFolder here() {
        Path checkout = Path.of(System.getProperty("vigil.root", "."));
        String moved = System.getenv("VIGIL_STATE_FOLDER");
        return new StateFolder(
                checkout,
                moved == null || moved.isBlank() ? checkout.resolve(".vigil") : Path.of(moved));
    }

    /** Creates what is missing; refuses a folder that cannot be written or a disk without room. */
    public StateFolder open() {
        try {
            for (Path folder :
                    new Path[] {root, logs(), run(), secrets(), tls(), jars(), caches()}) {
                createPrivate(folder);
            }
            Path probe = Files.createTempFile(root, "probe", "");
            Files.writeString(probe, "room");
            Files.delete(probe);
            requireRoom();
            return this;
        } catch (IOException e) {
            throw new Trouble(
                    "Cannot write to the state folder %s: %s. Give this account the folder, or move it with VIGIL_STATE_FOLDER."
                            .formatted(root, Trouble.reason(e)),
                    e);
        }
    }

    private void requireRoom() throws IOException {
        long megabytes = Files.getFileStore(root).getUsableSpace() >> 20;
        if (megabytes < NEEDED_MEGABYTES) {
            throw new Trouble(
                    "The disk is full: %d MB are free where %s lies, the street needs %d MB. Make room, or move it with VIGIL_STATE_FOLDER."
                            .formatted(megabytes, root, NEEDED_MEGABYTES));
        }
    }

    /** Creates a folder that only its owner may enter. */
    public static void createPrivate(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
    }

    public boolean exists() {
        return Files.isDirectory(root);
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    /** Process records and what the supervisor tells. */
    public Path run() {
        return root.resolve("run");
    }

    public Path secrets() {
        return root.resolve("secrets");
    }

    public Path tls() {
        return root.resolve("tls");
    }

    /** Copies of our own jars: a build must not pull the rug from under a running street. */
    public Path jars() {
        return root.resolve("jars");
    }

    /** Ahead-of-time caches of the Java programs. */
    public Path caches() {
        return root.resolve("caches");
    }

    /** What lasts no longer than a process: not every account may write to the machine's own. */
    public Path temporary() {
        return root.resolve("temporary");
    }

    /** A folder of one part's own. */
    public Path of(String part) {
        return root.resolve(part);
    }
}
