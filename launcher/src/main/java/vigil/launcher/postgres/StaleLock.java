package vigil.launcher.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import vigil.launcher.processes.Mark;
import vigil.launcher.state.StateFolder;
import vigil.launcher.terminal.Trouble;

/**
 * The lock file that a killed server leaves behind. PostgreSQL removes it itself, unless a stranger
 * has got the same process number meanwhile: then it believes that the stranger is the server.
 */
final class StaleLock {

    private StaleLock() {}

    static void clear(Path files, StateFolder state) throws IOException {
        Path lock = files.resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return;
        }
        List<String> lines = Files.readAllLines(lock);
        long pid = lines.isEmpty() ? 0 : Long.parseLong(lines.getFirst().strip());
        boolean stranger =
                ProcessHandle.of(pid)
                        .filter(ProcessHandle::isAlive)
                        .map(process -> Mark.partOf(process, state).isEmpty())
                        .orElse(false);
        if (!stranger) {
            return;
        }
        if (anybodyIn(files)) {
            throw new Trouble("processes of the killed database server are still ending");
        }
        Files.delete(lock);
    }

    // A server's processes all work in its folder. Where there is no /proc, nobody is seen.
    private static boolean anybodyIn(Path folder) throws IOException {
        Path processes = Path.of("/proc");
        if (!Files.isDirectory(processes)) {
            return false;
        }
        Path real = folder.toRealPath();
        try (Stream<Path> all = Files.list(processes)) {
            return all.filter(each -> each.getFileName().toString().matches("\\d+"))
                    .anyMatch(each -> worksIn(each, real));
        }
    }

    private static boolean worksIn(Path process, Path folder) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(folder);
        } catch (IOException e) {
            return false;
        }
    }
}
