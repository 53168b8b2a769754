package vigil.launcher.lists;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vigil.launcher.state.StateFolder;
import vigil.watchlists.versions.SnapshotArchive;

/** Where a command's versions are kept. */
final class ArchiveFolder {

    @Option(
            names = "--archive",
            paramLabel = "DIR",
            description = "Folder of the versions; without it one in the state folder.")
    private @Nullable Path folder;

    Path path() {
        return folder == null ? StateFolder.here().open().of("lists") : folder;
    }

    SnapshotArchive open() {
        return new SnapshotArchive(path());
    }
}
