package vigil.launcher.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;
import vigil.launcher.state.StateFolder;
import vigil.launcher.state.Trees;
import vigil.launcher.terminal.Trouble;

/** The PostgreSQL programs of this machine's kind, unpacked once. */
final class Binaries {

    private static final String MAJOR = "18";

    private Binaries() {}

    /** The folder with {@code bin}, {@code lib} and {@code share}. */
    static Path unpacked(StateFolder state) {
        Path parent = state.of("postgres");
        Path folder = parent.resolve("programs-" + MAJOR);
        if (Files.isExecutable(folder.resolve("bin/postgres"))) {
            return folder;
        }
        Path beside = folder.resolveSibling(folder.getFileName() + ".new");
        try {
            StateFolder.createPrivate(parent);
            Trees.delete(beside);
            unpack(beside);
            Trees.delete(folder);
            Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
            return folder;
        } catch (IOException e) {
            throw new Trouble(
                    "Cannot unpack PostgreSQL into %s: %s".formatted(folder, Trouble.reason(e)), e);
        }
    }

    private static void unpack(Path folder) throws IOException {
        Files.createDirectories(folder);
        String archive = archive();
        try (InputStream packed = Binaries.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                throw new Trouble(
                        "There is no PostgreSQL for this machine (%s, %s) on the class path."
                                .formatted(
                                        System.getProperty("os.name"),
                                        System.getProperty("os.arch")));
            }
            TarArchiveInputStream tar =
                    new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)));
            @Nullable TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null) {
                write(entry, tar, folder);
                entry = tar.getNextEntry();
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path folder)
            throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("an entry leaves the folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
        boolean program = (entry.getMode() & 0100) != 0;
        Set<PosixFilePermission> rights =
                PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--");
        Files.setPosixFilePermissions(target, rights);
    }

    private static String archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        boolean arm = processor.equals("aarch64") || processor.equals("arm64");
        if (system.contains("mac")) {
            return "postgres-darwin-" + (arm ? "arm_64" : "x86_64") + ".txz";
        }
        return "postgres-linux-" + (arm ? "arm_64" : "x86_64") + ".txz";
    }
}
