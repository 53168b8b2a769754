package vigil.launcher.lists;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import vigil.launcher.terminal.Table;
import vigil.launcher.terminal.Trouble;
import vigil.watchlists.entities.ListId;
import vigil.watchlists.versions.SnapshotArchive;
import vigil.watchlists.versions.SnapshotArchive.Adopted;

/** Shows which versions of which lists are kept. */
@Command(
        name = "status",
        description = "The version of every list that is in force, and since when.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Mixin private ArchiveFolder archive = new ArchiveFolder();

    private final PrintStream screen = System.out;

    @Override
    public Integer call() {
        try {
            SnapshotArchive versions = archive.open();
            Table table = new Table("list", "version", "since", ">versions");
            boolean some = false;
            for (ListId list : versions.lists()) {
                List<Adopted> all = versions.versions(list);
                if (!all.isEmpty()) {
                    Adopted newest = all.getLast();
                    table.row(list, newest.id().brief(), newest.adopted(), all.size());
                    some = true;
                }
            }
            if (some) {
                table.lines().forEach(screen::println);
            } else {
                screen.println("No list is kept yet: ./vigil lists update FILE");
            }
            return 0;
        } catch (IOException e) {
            throw new Trouble(Trouble.reason(e), e);
        }
    }
}
