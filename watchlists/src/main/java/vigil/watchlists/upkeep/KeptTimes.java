package vigil.watchlists.upkeep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a list was last known to be the newest and when the alarm was last raised, over restarts.
 *
 * @param fresh the last good answer, or when the upkeep began
 * @param alarmed the last alarm, or {@code fresh}
 */
record KeptTimes(Instant fresh, Instant alarmed) {

    /** Of now on. */
    static KeptTimes from(Instant now) {
        return new KeptTimes(now, now);
    }

    /** Empty where nothing is kept that can be read. */
    static Optional<KeptTimes> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        try {
            return lines.size() < 2
                    ? Optional.empty()
                    : Optional.of(
                            new KeptTimes(
                                    Instant.parse(lines.get(0)), Instant.parse(lines.get(1))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A clock that was set back must not silence the alarm. */
    KeptTimes notAfter(Instant now) {
        return new KeptTimes(
                fresh.isAfter(now) ? now : fresh, alarmed.isAfter(now) ? now : alarmed);
    }

    /** Writes it whole or not at all. */
    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.writeString(draft, fresh + "\n" + alarmed + "\n");
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
