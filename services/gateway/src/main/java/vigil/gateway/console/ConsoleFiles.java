package vigil.gateway.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.gateway.answers.Answer;

/**
 * All files of the console, read into memory: what a request names is looked up among them and
 * never on disk, so that no spelling of a path leads out of the folder. Read again when the first
 * page has changed.
 */
public final class ConsoleFiles {

    private static final Logger log = LoggerFactory.getLogger(ConsoleFiles.class);
    private static final String FIRST_PAGE = "/index.html";
    private static final long MOST_BYTES = 64L * 1024 * 1024;
    private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Map<String, String> PACKED = Map.of(".br", "br", ".gz", "gzip");

    private final @Nullable Path folder;
    private final AtomicLong lookedNanos = new AtomicLong(System.nanoTime());
    private volatile Known known;

    private record Known(@Nullable FileTime changed, Map<String, ConsoleFile> files) {}

    /**
     * @param folder with {@code index.html}; null where no console is installed
     */
    public ConsoleFiles(@Nullable Path folder) {
        this.folder = folder;
        this.known = folder == null ? new Known(null, Map.of()) : read(folder);
    }

    /**
     * The file at a checked path; for an address that only the console's own pages know, the first
     * page, if the caller wants a page at all. Null where there is nothing.
     */
    public @Nullable Answer at(String path, HttpFields asked) {
        if (folder == null) {
            return path.equals("/") ? NoConsole.answer() : null;
        }
        Map<String, ConsoleFile> files = current(folder).files();
        ConsoleFile file = files.get(path.equals("/") ? FIRST_PAGE : path);
        if (file == null && wantsPage(path, asked)) {
            file = files.get(FIRST_PAGE);
        }
        return file == null ? null : file.answer(asked);
    }

    /** A name with a dot is a file's: that a file is missing must not look like a page. */
    private static boolean wantsPage(String path, HttpFields asked) {
        String accepted = asked.get(HttpHeader.ACCEPT);
        boolean file = path.substring(path.lastIndexOf('/')).indexOf('.') >= 0;
        return !file && accepted != null && accepted.contains("text/html");
    }

    private Known current(Path from) {
        long looked = lookedNanos.get();
        long now = System.nanoTime();
        if (now - looked > LOOK_NANOS && lookedNanos.compareAndSet(looked, now)) {
            FileTime changed = changed(from);
            if (changed != null && !changed.equals(known.changed())) {
                readAgain(from);
            }
        }
        return known;
    }

    private void readAgain(Path from) {
        try {
            known = read(from);
        } catch (IllegalArgumentException e) {
            // Half built: what was read before stays good until the next look.
            log.atWarn().setMessage("console not read again").setCause(e).log();
        }
    }

    private static @Nullable FileTime changed(Path folder) {
        try {
            return Files.getLastModifiedTime(folder.resolve("index.html"));
        } catch (IOException e) {
            return null; // Being built anew: what was read stays good.
        }
    }

    private static Known read(Path folder) {
        FileTime changed = changed(folder);
        Map<String, byte[]> contents = new HashMap<>();
        long total = 0;
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    total += Files.size(file);
                    requireRoom(total, folder);
                    contents.put(name(folder, file), Files.readAllBytes(file));
                }
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new IllegalArgumentException("the console in " + folder + " cannot be read", e);
        }
        if (!contents.containsKey(FIRST_PAGE)) {
            throw new IllegalArgumentException("there is no index.html in " + folder);
        }
        log.atInfo().setMessage("console read").addKeyValue("files", contents.size()).log();
        return new Known(changed, files(contents));
    }

    private static void requireRoom(long total, Path folder) {
        if (total > MOST_BYTES) {
            throw new IllegalArgumentException("the console in " + folder + " is too large");
        }
    }

    private static Map<String, ConsoleFile> files(Map<String, byte[]> contents) {
        Map<String, ConsoleFile> files = new HashMap<>();
        contents.forEach((path, plain) -> {
            Map<String, byte[]> packed = new HashMap<>();
            PACKED.forEach((end, coding) -> {
                byte[] variant = contents.get(path + end);
                if (variant != null) {
                    packed.put(coding, variant);
                }
            });
            if (PACKED.keySet().stream().noneMatch(path::endsWith)) {
                files.put(path, ConsoleFile.of(path, plain, packed));
            }
        });
        return Map.copyOf(files);
    }

    private static String name(Path folder, Path file) {
        return "/" + folder.relativize(file).toString().replace('\\', '/');
    }
}
