package vigil.launcher.commands;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vigil.launcher.state.StateFolder;
import vigil.launcher.street.LogFiles;
import vigil.launcher.terminal.Trouble;

/** Shows what the parts have logged. */
@Command(
        name = "logs",
        description = "Show the logs of all parts or of one.",
        mixinStandardHelpOptions = true)
public final class Logs implements Callable<Integer> {

    private static final long LOOK_MILLIS = 300;

    @Parameters(arity = "0..1", paramLabel = "HOUSE", description = "One part, such as monitoring.")
    private @Nullable String house;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on as lines come.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "100",
            description = "How many last lines (default ${DEFAULT-VALUE}).")
    private int lines;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Path> logs = logs(StateFolder.here());
        int most = logs.size() == 1 ? lines : Math.max(1, lines / Math.max(1, logs.size()));
        long[] ends = new long[logs.size()];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = size(logs.get(i));
            for (String line : LogFiles.last(logs.get(i), most)) {
                System.out.println(prefix(logs, i) + line);
            }
        }
        while (follow) {
            for (int i = 0; i < ends.length; i++) {
                ends[i] = showFrom(logs, i, ends[i]);
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return 0;
    }

    private List<Path> logs(StateFolder state) throws IOException {
        if (!Files.isDirectory(state.logs())) {
            throw new Trouble("There are no logs yet. `./vigil up` starts the street.");
        }
        List<Path> all;
        try (Stream<Path> files = Files.list(state.logs())) {
            all = files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
        }
        if (house == null) {
            return all.stream().filter(log -> !part(log).endsWith("-rehearsal")).toList();
        }
        if (!all.contains(state.log(house))) {
            throw new Trouble(
                    "There is no log of %s. There are: %s"
                            .formatted(
                                    house,
                                    String.join(", ", all.stream().map(Logs::part).toList())));
        }
        return List.of(state.log(house));
    }

    private static long showFrom(List<Path> logs, int index, long from) throws IOException {
        Path log = logs.get(index);
        long size = size(log);
        // Emptied because it had grown too large: from its beginning.
        long start = size < from ? 0 : from;
        if (size == start) {
            return start;
        }
        try (InputStream in = Files.newInputStream(log)) {
            in.skipNBytes(start);
            String news =
                    new String(
                            in.readNBytes((int) (size - start)),
                            java.nio.charset.StandardCharsets.UTF_8);
            int whole = news.lastIndexOf('\n') + 1;
            news.substring(0, whole)
                    .lines()
                    .forEach(line -> System.out.println(prefix(logs, index) + line));
            return start
                    + news.substring(0, whole)
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8)
                            .length;
        }
    }

    private static long size(Path log) throws IOException {
        return Files.exists(log) ? Files.size(log) : 0;
    }

    private static String prefix(List<Path> logs, int index) {
        return logs.size() == 1 ? "" : "%-10s | ".formatted(part(logs.get(index)));
    }

    private static String part(Path log) {
        return log.getFileName().toString().replaceFirst("\\.log$", "");
    }
}
