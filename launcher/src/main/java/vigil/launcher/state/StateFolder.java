package vigil.launcher.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import vigil.launcher.terminal.Trouble;

/**
 * The folder that holds all state of a street, open to its owner alone.
 *
 * @param checkout the folder of the checkout whose houses run
 * @param root the state folder itself, absolute
 */
public record StateFolder(Path checkout, Path root) {

    /** Says that the folder is a street's own; whoever removes what lies here looks for it. */
    public static final String MARKER = "vigil-state";

    private static final long NEEDED_MEGABYTES = 700;

    /** What may be here before the street is made: logs, streets of tests, what a disk has. */
    private static final Set<String> NOBODYS =
            Set.of(
                    "build.log",
                    "console-build.log",
                    "test.log",
                    "lock",
                    ".probe",
                    "clients.json",
                    "faults",
                    "overload",
                    "lost+found");

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

    /**
     * Creates what is missing; refuses a folder that cannot be written, a disk without room, and a
     * folder in which other things lie: it would be closed to others, and cleared one day.
     */
    public StateFolder open() {
        if (!isOwn()) {
            throw new Trouble(
                    "The folder %s holds other files: a street needs one of its own. Name an empty or a new folder in VIGIL_STATE_FOLDER."
                            .formatted(root));
        }
        try {
            createPrivate(root);
            for (Path folder : ownFolders()) {
                createPrivate(folder);
            }
            if (!Files.exists(of(MARKER))) {
                Files.writeString(of(MARKER), "The state of a street of Vigil.\n");
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

    /**
     * Whether nothing but a street's state lies here: it bears the marker, or is from before there
     * was one and has every folder that a street makes, or nothing lies in it yet.
     */
    public boolean isOwn() {
        if (!exists() || Files.isRegularFile(of(MARKER))) {
            return true;
        }
        if (ownFolders().stream().allMatch(Files::isDirectory)) {
            return true;
        }
        Set<String> lying = new HashSet<>();
        try (Stream<Path> files = Files.list(root)) {
            files.forEach(file -> lying.add(file.getFileName().toString()));
        } catch (IOException e) {
            throw new Trouble(
                    "Cannot look into the state folder %s: %s.".formatted(root, Trouble.reason(e)),
                    e);
        }
        return NOBODYS.containsAll(lying);
    }

    private List<Path> ownFolders() {
        return List.of(logs(), run(), secrets(), tls(), jars(), caches());
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
