package vigil.launcher.lists;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vigil.launcher.terminal.Trouble;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.versions.GuardBreach;
import vigil.watchlists.versions.GuardSettings;
import vigil.watchlists.versions.Guards;
import vigil.watchlists.versions.Snapshot;
import vigil.watchlists.versions.SnapshotDelta;
import vigil.watchlists.versions.SnapshotFile;

/** Compares two versions of a list. */
@Command(
        name = "diff",
        description = "What came, went and changed between two versions, and what the guards say.",
        mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {
    private static final String SNAPSHOT = "VIGILWL1";

    @Parameters(index = "0", paramLabel = "EARLIER", description = "A list or a snapshot of one.")
    private Path earlier = Path.of("");

    @Parameters(index = "1", paramLabel = "LATER", description = "A list or a snapshot of one.")
    private Path later = Path.of("");

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Entities to show of each kind of change (default ${DEFAULT-VALUE}).")
    private int limit = 20;

    @Mixin private ListSource source = new ListSource();

    private final PrintStream screen = System.out;

    @Override
    public Integer call() {
        try {
            Snapshot before = snapshot(earlier);
            Snapshot after = snapshot(later);
            SnapshotDelta delta = SnapshotDelta.between(before, after);
            show("+", delta.added());
            show("-", delta.removed());
            delta.changed().stream()
                    .limit(limit)
                    .forEach(change ->
                            screen.println(
                                    "~ "
                                            + change.after().id()
                                            + " "
                                            + String.join(", ", change.fields())));
            screen.println(
                    String.format(
                            Locale.ROOT,
                            "%s → %s: %,d came, %,d went, %,d changed.",
                            before.id().brief(),
                            after.id().brief(),
                            delta.added().size(),
                            delta.removed().size(),
                            delta.changed().size()));
            List<GuardBreach> breaches =
                    new Guards(GuardSettings.defaults()).check(Optional.of(before), after, 0);
            breaches.forEach(breach -> screen.println("guard: " + breach.reason()));
            return breaches.isEmpty() ? 0 : 1;
        } catch (IOException e) {
            throw new Trouble(Trouble.reason(e), e);
        }
    }

    private void show(String sign, List<Entity> entities) {
        entities.stream()
                .limit(limit)
                .forEach(entity ->
                        screen.println(
                                sign
                                        + " "
                                        + entity.id()
                                        + " "
                                        + entity.schema()
                                        + " "
                                        + entity.caption()));
    }

    private Snapshot snapshot(Path file) throws IOException {
        boolean packed;
        try (InputStream in = Files.newInputStream(file)) {
            packed =
                    new String(in.readNBytes(SNAPSHOT.length()), StandardCharsets.ISO_8859_1)
                            .equals(SNAPSHOT);
        }
        return packed ? SnapshotFile.read(file) : source.read(file).snapshot();
    }
}
