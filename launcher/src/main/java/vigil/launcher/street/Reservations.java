package vigil.launcher.street;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.launcher.state.StateFolder;

/**
 * Keeps streets of one account that start at the same time from choosing the same ports: between
 * the choice and the moment at which a house listens lie seconds. A port is held by a locked file,
 * which the system frees when the holder dies.
 */
final class Reservations {

    private final Path folder;
    private final List<FileChannel> held = new ArrayList<>();

    Reservations(Path folder) {
        this.folder = folder;
    }

    /** Where all streets of this account hold theirs: in the machine's folder, not a street's. */
    static Path folderOfThisAccount() {
        return Path.of(
                System.getProperty("java.io.tmpdir"),
                "vigil-ports-" + System.getProperty("user.name"));
    }

    /** Takes a port until this process ends; false when another street holds it. */
    boolean take(int port) {
        try {
            open();
            FileChannel channel = channel(port);
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return false;
            }
            held.add(channel);
            return true;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            // Without a common folder, that the port is free must be enough.
            return true;
        }
    }

    // In a folder that everybody may write another account could have laid a trap: a folder of its
    // own, or links to files of ours.
    private void open() throws IOException {
        StateFolder.createPrivate(folder);
        String owner = Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).getName();
        if (!owner.equals(System.getProperty("user.name"))) {
            throw new IOException(folder + " belongs to " + owner);
        }
    }

    private FileChannel channel(int port) throws IOException {
        return FileChannel.open(
                folder.resolve(Integer.toString(port)),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
    }
}
