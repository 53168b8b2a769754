package vigil.cases.reports.post.sftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Carries files from our folders to the authority's server, and its answers back.
 *
 * <p>A file is written there under a name that says that it is not whole, put aside here ({@code
 * leaving}), and then renamed there in one step. What lies in {@code leaving} and is no longer
 * there under the first name has arrived: so it arrives at most once, however often this dies and
 * however soon the authority takes it away. An answer is fetched whole before it is removed there.
 */
public class SftpLine {

    private static final Logger log = LoggerFactory.getLogger(SftpLine.class);
    private static final String PART = ".part";

    /** FinCEN's answers are smaller. */
    private static final int LARGEST = 16 << 20;

    /** Names come from the server: nothing that leads elsewhere. */
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,199}";

    private final Path folder;
    private final SftpSettings settings;

    public SftpLine(Path folder, SftpSettings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    /** Carries what there is; what fails is tried again at the next beat. */
    @Scheduled(fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    public void beat() {
        if (!settings.isOpen()) {
            return;
        }
        try (Server server = Server.open(settings)) {
            for (Path file : files("leaving")) {
                arrive(server, file);
            }
            for (Path file : files("outgoing")) {
                carry(server, file);
            }
            for (Server.Entry answer : server.list(settings.acknowledgements())) {
                fetch(server, answer);
            }
        } catch (IOException | UncheckedIOException e) {
            log.atWarn()
                    .setMessage("the line to the authority is down")
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .log();
        }
    }

    private void carry(Server server, Path file) throws IOException {
        server.write(there(file) + PART, Files.readAllBytes(file));
        arrive(server, move(file, "leaving"));
    }

    /** The last steps, which go on wherever they stopped. */
    private void arrive(Server server, Path leaving) throws IOException {
        String there = there(leaving);
        if (server.has(there + PART)) {
            server.rename(there + PART, there);
        }
        move(leaving, "carried");
        log.atInfo().setMessage("a file has gone to the authority").log();
    }

    private String there(Path file) {
        return settings.submissions() + "/" + file.getFileName();
    }

    private void fetch(Server server, Server.Entry answer) throws IOException {
        String name = answer.name();
        if (!name.matches(NAME) || name.endsWith(PART) || answer.size() > LARGEST) {
            return;
        }
        String there = settings.acknowledgements() + "/" + name;
        Path incoming = Files.createDirectories(folder.resolve("incoming"));
        Path part = Files.write(incoming.resolve(name + PART), server.read(there, LARGEST));
        Files.move(part, incoming.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        server.remove(there);
    }

    private List<Path> files(String place) throws IOException {
        Path from = folder.resolve(place);
        if (!Files.exists(from)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(from)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private Path move(Path file, String place) throws IOException {
        Path to = Files.createDirectories(folder.resolve(place)).resolve(file.getFileName());
        return Files.move(
                file, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
