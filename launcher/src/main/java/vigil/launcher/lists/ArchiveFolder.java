package vigil.launcher.lists;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vigil.launcher.state.StateFolder;
import vigil.watchlists.entities.ListId;
import vigil.watchlists.versions.SnapshotArchive;

/** Where a command's versions are kept. */
public final class ArchiveFolder {

    @Option(
            names = "--archive",
            paramLabel = "DIR",
            description = "Folder of the versions; without it that of the screening house.")
    private @Nullable Path folder;

    Path path() {
        return folder == null ? StateFolder.here().open().of("screening").resolve("lists") : folder;
    }

    /** The versions in it. */
    public SnapshotArchive open() {
        return new SnapshotArchive(path());
    }

    /** The lists that it has. */
    public List<ListId> lists() throws IOException {
        return open().lists();
    }
}
