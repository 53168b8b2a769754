package vigil.launcher.processes;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import vigil.launcher.state.StateFolder;
import vigil.launcher.state.WholeFile;
import vigil.launcher.terminal.Trouble;

/**
 * What is known of a part's process; kept in a file, read by other commands.
 *
 * @param part its name
 * @param pid number of the process, 0 when there is none
 * @param birth when the process began, as the system says it; tells a stranger with the same number
 * @param phase where it stands
 * @param port where it listens
 * @param since start of the phase
 * @param restarts how often it was started again
 * @param note why it is not ready, in words; may be empty
 */
public record ProcessRecord(
        String part,
        long pid,
        String birth,
        Phase phase,
        int port,
        Instant since,
        int restarts,
        String note) {

    /** All records of a street. */
    public static Stream<ProcessRecord> all(StateFolder state) {
        if (!Files.isDirectory(state.run())) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(state.run())) {
            return files
                    .filter(file -> file.getFileName().toString().endsWith(".process"))
                    .sorted()
                    .toList()
                    .stream()
                    .flatMap(file -> read(file).stream());
        } catch (IOException e) {
            throw new Trouble("Cannot read " + state.run() + ": " + Trouble.reason(e), e);
        }
    }

    /** The record of one part, if there is a readable one. */
    public static Optional<ProcessRecord> of(String part, StateFolder state) {
        return read(file(part, state));
    }

    /** Whether the recorded process still runs: same number, same birth, same mark. */
    public boolean runs(StateFolder state) {
        return handle(state).isPresent();
    }

    /** The recorded process, when it still runs. */
    public Optional<ProcessHandle> handle(StateFolder state) {
        return pid <= 0
                ? Optional.empty()
                : ProcessHandle.of(pid)
                        .filter(ProcessHandle::isAlive)
                        .filter(process -> Birth.of(process).equals(birth))
                        .filter(process -> Mark.of(part, state).isOn(process));
    }

    void write(StateFolder state) {
        Properties lines = new Properties();
        lines.setProperty("part", part);
        lines.setProperty("pid", Long.toString(pid));
        lines.setProperty("birth", birth);
        lines.setProperty("phase", phase.name());
        lines.setProperty("port", Integer.toString(port));
        lines.setProperty("since", since.toString());
        lines.setProperty("restarts", Integer.toString(restarts));
        lines.setProperty("note", note);
        try {
            StringWriter text = new StringWriter();
            lines.store(text, null);
            WholeFile.write(file(part, state), text.toString());
        } catch (IOException e) {
            throw new Trouble("Cannot record " + part + ": " + Trouble.reason(e), e);
        }
    }

    static void forget(String part, StateFolder state) {
        try {
            Files.deleteIfExists(file(part, state));
        } catch (IOException e) {
            throw new Trouble("Cannot remove the record of " + part + ": " + Trouble.reason(e), e);
        }
    }

    private static Path file(String part, StateFolder state) {
        return state.run().resolve(part + ".process");
    }

    // A torn or strange file counts as none: the mark in the command line finds the process anyway.
    private static Optional<ProcessRecord> read(Path file) {
        try {
            Properties lines = new Properties();
            lines.load(new StringReader(Files.readString(file)));
            return Optional.of(
                    new ProcessRecord(
                            lines.getProperty("part", ""),
                            Long.parseLong(lines.getProperty("pid", "0")),
                            lines.getProperty("birth", ""),
                            Phase.valueOf(lines.getProperty("phase", "")),
                            Integer.parseInt(lines.getProperty("port", "0")),
                            Instant.parse(lines.getProperty("since", "")),
                            Integer.parseInt(lines.getProperty("restarts", "0")),
                            lines.getProperty("note", "")));
        } catch (NoSuchFileException | IllegalArgumentException | java.time.DateTimeException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new Trouble("Cannot read " + file + ": " + Trouble.reason(e), e);
        }
    }
}
