package vigil.launcher.street;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import vigil.launcher.state.StateFolder;
import vigil.launcher.terminal.Trouble;

/** The logs of the parts: read at the end, never larger than they may be. */
public final class LogFiles {

    private static final long LARGEST = 16L << 20;
    private static final int ONE_LINE = 400;

    private LogFiles() {}

    /** The last lines of a log; none when there is no log. */
    public static List<String> last(Path log, int lines) {
        if (!Files.exists(log)) {
            return List.of();
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - (long) lines * ONE_LINE);
            file.seek(from);
            byte[] end = new byte[(int) (file.length() - from)];
            file.readFully(end);
            List<String> all = new String(end, StandardCharsets.UTF_8).lines().toList();
            List<String> whole = from > 0 && all.size() > 1 ? all.subList(1, all.size()) : all;
            return whole.subList(Math.max(0, whole.size() - lines), whole.size());
        } catch (IOException e) {
            throw new Trouble("Cannot read " + log + ": " + Trouble.reason(e), e);
        }
    }

    /**
     * Puts a log that has grown too large aside and empties it. The process that writes it appends,
     * and so goes on at the new beginning.
     */
    static void bound(StateFolder state) {
        try (Stream<Path> logs = Files.list(state.logs())) {
            for (Path log : logs.filter(file -> file.toString().endsWith(".log")).toList()) {
                if (Files.size(log) > LARGEST) {
                    Files.copy(
                            log,
                            log.resolveSibling(log.getFileName() + ".1"),
                            StandardCopyOption.REPLACE_EXISTING);
                    FileChannel.open(log, StandardOpenOption.WRITE).truncate(0).close();
                }
            }
        } catch (IOException e) {
            System.err.println("Cannot bound the logs: " + Trouble.reason(e));
        }
    }
}
