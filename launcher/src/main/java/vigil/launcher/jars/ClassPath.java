package vigil.launcher.jars;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import vigil.launcher.state.StateFolder;
import vigil.launcher.terminal.Trouble;

/**
 * The jars of a Java process.
 *
 * @param entries in the order in which they are searched
 */
public record ClassPath(List<Path> entries) {

    public ClassPath {
        entries = List.copyOf(entries);
    }

    /** What the build made for a module, such as {@code services/identity}. */
    public static ClassPath ofModule(Path checkout, String module) {
        Path target = checkout.resolve(module).resolve("target");
        List<Path> entries = new ArrayList<>();
        entries.add(ownJar(target, module));
        entries.addAll(written(target.resolve("classpath"), module));
        return new ClassPath(entries);
    }

    /** What this very process runs from. */
    public static ClassPath ofThisProcess() {
        return parsed(System.getProperty("java.class.path"));
    }

    private static ClassPath parsed(String text) {
        return new ClassPath(
                Stream.of(text.split(File.pathSeparator))
                        .filter(entry -> !entry.isBlank())
                        .map(entry -> Path.of(entry).toAbsolutePath())
                        .toList());
    }

    private static Path ownJar(Path target, String module) {
        String name = Path.of(module).getFileName().toString();
        if (!Files.isDirectory(target)) {
            throw notBuilt(module);
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file ->
                            file.getFileName()
                                    .toString()
                                    .matches(name + "-\\d[\\d.]*(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> notBuilt(module));
        } catch (IOException e) {
            throw new Trouble("Cannot read " + target + ": " + Trouble.reason(e), e);
        }
    }

    private static List<Path> written(Path file, String module) {
        if (!Files.exists(file)) {
            throw notBuilt(module);
        }
        try {
            return parsed(Files.readString(file).strip()).entries();
        } catch (IOException e) {
            throw new Trouble("Cannot read " + file + ": " + Trouble.reason(e), e);
        }
    }

    private static Trouble notBuilt(String module) {
        return new Trouble(
                "The module "
                        + module
                        + " is not built. `./vigil up` builds it; see .vigil/build.log.");
    }

    /**
     * The same class path with copies of every jar that a build in this checkout may write again;
     * jars of the Maven repository stay where they are. The same content has the same copy, which
     * keeps ahead-of-time caches valid.
     */
    public ClassPath staged(StateFolder state) {
        return new ClassPath(entries.stream().map(entry -> staged(entry, state)).toList());
    }

    private static Path staged(Path entry, StateFolder state) {
        boolean built = entry.startsWith(state.checkout()) || entry.toString().contains("/vigil/");
        if (!built || entry.startsWith(state.jars()) || Files.isDirectory(entry)) {
            return entry;
        }
        try {
            Path folder = state.jars().resolve(digest(entry));
            Path copy = folder.resolve(entry.getFileName());
            if (!Files.exists(copy)) {
                StateFolder.createPrivate(folder);
                Path beside = Files.createTempFile(folder, "copy", ".jar");
                Files.copy(entry, beside, StandardCopyOption.REPLACE_EXISTING);
                Files.move(beside, copy, StandardCopyOption.ATOMIC_MOVE);
            }
            return copy;
        } catch (IOException e) {
            throw new Trouble("Cannot copy " + entry + ": " + Trouble.reason(e), e);
        }
    }

    /** A digest of a file's content, short but enough to tell builds apart. */
    private static String digest(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(content, digest)
                    .transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return String.join(File.pathSeparator, entries.stream().map(Path::toString).toList());
    }
}
