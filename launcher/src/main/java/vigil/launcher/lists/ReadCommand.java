package vigil.launcher.lists;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vigil.launcher.terminal.Table;
import vigil.launcher.terminal.Trouble;
import vigil.watchlists.versions.GuardBreach;
import vigil.watchlists.versions.GuardSettings;
import vigil.watchlists.versions.Guards;
import vigil.watchlists.versions.Snapshot;
import vigil.watchlists.versions.SnapshotDraft;
import vigil.watchlists.versions.SnapshotFile;

/** Reads one list and tells what is in it. */
@Command(
        name = "read",
        description = "Read a list: what is in it, what cannot be read, the version's id.",
        mixinStandardHelpOptions = true)
final class ReadCommand implements Callable<Integer> {
    private static final int SHOWN = 10;

    @Parameters(paramLabel = "FILE", description = "The list, gzipped or not.")
    private Path file = Path.of("");

    @Mixin private ListSource source = new ListSource();

    @Option(names = "--save", paramLabel = "FILE", description = "Write the version as a snapshot.")
    private @Nullable Path save;

    private final PrintStream screen = System.out;

    @Override
    public Integer call() {
        try {
            long started = System.nanoTime();
            SnapshotDraft draft = source.read(file);
            Snapshot list = draft.snapshot();
            show(list, (System.nanoTime() - started) / 1e9);
            draft.failures().stream().limit(SHOWN).forEach(screen::println);
            if (draft.failures().size() > SHOWN) {
                screen.println("… and " + (draft.failures().size() - SHOWN) + " more");
            }
            List<GuardBreach> breaches =
                    new Guards(GuardSettings.defaults())
                            .check(Optional.empty(), list, draft.failures().size());
            breaches.forEach(breach -> screen.println("guard: " + breach.reason()));
            if (save != null) {
                SnapshotFile.write(save, list);
            }
            screen.println(breaches.isEmpty() ? "The guards let it pass." : "It is held back.");
            return breaches.isEmpty() ? 0 : 1;
        } catch (IOException e) {
            throw new Trouble(Trouble.reason(e), e);
        }
    }

    private void show(Snapshot list, double seconds) {
        Table table = new Table("kind", ">entities");
        list.counts()
                .forEach(
                        (kind, count) -> table.row(kind, String.format(Locale.ROOT, "%,d", count)));
        table.lines().forEach(screen::println);
        int statements =
                list.entities().stream().mapToInt(entity -> entity.statements().size()).sum();
        screen.println(
                String.format(
                        Locale.ROOT,
                        "%s: %,d entities with %,d statements, read in %.2f s.",
                        list.list(),
                        list.entities().size(),
                        statements,
                        seconds));
        screen.println("version " + list.id());
    }
}
