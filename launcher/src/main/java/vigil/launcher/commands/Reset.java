package vigil.launcher.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vigil.launcher.state.StateFolder;
import vigil.launcher.state.Trees;
import vigil.launcher.street.StreetSwitch;
import vigil.launcher.terminal.Trouble;

/** Removes everything that the street keeps. */
@Command(
        name = "reset",
        description = "Stop the street and remove everything it keeps.",
        mixinStandardHelpOptions = true)
public final class Reset implements Callable<Integer> {

    /** What the build wrote stays: it would only be made again. */
    private static final List<String> KEPT = List.of("build.log", "test.log", "lock");

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Override
    public Integer call() throws IOException {
        StateFolder state = StateFolder.here();
        if (!state.exists()) {
            System.out.println("There is nothing to remove.");
            return 0;
        }
        if (!yes && !agreed(state)) {
            System.out.println("Nothing was removed.");
            return 1;
        }
        new StreetSwitch(state, System.out::println).off();
        try (Stream<Path> files = Files.list(state.root())) {
            for (Path file : files.toList()) {
                if (!KEPT.contains(file.getFileName().toString())) {
                    Trees.delete(file);
                }
            }
        }
        System.out.println("Everything that the street kept is removed.");
        return 0;
    }

    private static boolean agreed(StateFolder state) {
        if (System.console() == null || !System.console().isTerminal()) {
            throw new Trouble("`reset` asks before it removes; without a terminal say --yes.");
        }
        String answer =
                System.console()
                        .readLine(
                                "Remove all transactions, alerts, keys and logins in %s? (yes/no) ",
                                state.root());
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    }
}
