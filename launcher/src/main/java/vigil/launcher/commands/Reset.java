package vigil.launcher.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vigil.launcher.state.StateFolder;
import vigil.launcher.state.Trees;
import vigil.launcher.street.House;
import vigil.launcher.street.StreetSwitch;
import vigil.launcher.terminal.Trouble;

/** Removes everything that the street keeps. */
@Command(
        name = "reset",
        description = "Stop the street and remove everything it keeps.",
        mixinStandardHelpOptions = true)
public final class Reset implements Callable<Integer> {

    /** What the build wrote stays: it would only be made again. */
    private static final Set<String> KEPT =
            Set.of(StateFolder.MARKER, "build.log", "test.log", "lock");

    /** What a street makes beside the folders of its houses. */
    private static final Set<String> MADE =
            Set.of(
                    "logs",
                    "run",
                    "secrets",
                    "tls",
                    "jars",
                    "caches",
                    "temporary",
                    "demo",
                    "postgres",
                    "kafka",
                    "redis",
                    "ports.properties",
                    "clients.json",
                    "console-build.log",
                    ".probe",
                    "bench",
                    "faults",
                    "overload");

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Override
    public Integer call() throws IOException {
        return clear(StateFolder.here());
    }

    int clear(StateFolder state) throws IOException {
        if (!state.exists()) {
            System.out.println("There is nothing to remove.");
            return 0;
        }
        if (!state.isOwn()) {
            throw new Trouble(
                    "%s is no state folder of Vigil: nothing was removed. Look at VIGIL_STATE_FOLDER."
                            .formatted(state.root()));
        }
        if (!yes && !agreed(state)) {
            System.out.println("Nothing was removed.");
            return 1;
        }
        new StreetSwitch(state, System.out::println).off();
        Set<String> left = new TreeSet<>();
        try (Stream<Path> files = Files.list(state.root())) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (isMade(name)) {
                    Trees.delete(file);
                } else if (!KEPT.contains(name)) {
                    left.add(name);
                }
            }
        }
        System.out.println("Everything that the street kept is removed.");
        if (!left.isEmpty()) {
            System.out.println("Not made by a street, so left: " + String.join(", ", left));
        }
        return 0;
    }

    private static boolean isMade(String name) {
        return MADE.contains(name) || House.isTitle(name) || name.matches("probe\\d+");
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
