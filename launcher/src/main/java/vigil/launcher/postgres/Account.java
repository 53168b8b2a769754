package vigil.launcher.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import vigil.launcher.state.StateFolder;
import vigil.launcher.terminal.Trouble;

/**
 * Under which account PostgreSQL runs, which refuses to run as root.
 *
 * @param prefix what goes before the command
 * @param owner the account that must own the files, or -1 when they stay as they are
 */
record Account(List<String> prefix, int owner) {

    private static final int NOBODY = 65534;

    Account {
        prefix = List.copyOf(prefix);
    }

    /**
     * The ordinary account as it is. Root enters a namespace where it is nobody; where such
     * namespaces are forbidden, as in most containers, it becomes nobody, who must be able to pass
     * through the folders above.
     */
    static Account forFolder(Path folder, StateFolder state) throws IOException {
        if (new UnixSystem().getUid() != 0) {
            return new Account(List.of(), -1);
        }
        Account apart = new Account(List.of("unshare", "-U", "--"), -1);
        if (apart.canEnter(folder)) {
            return apart;
        }
        Account nobody =
                new Account(
                        List.of(
                                "setpriv",
                                "--reuid=" + NOBODY,
                                "--regid=" + NOBODY,
                                "--clear-groups",
                                "--bounding-set=-all"),
                        NOBODY);
        // What stands below has its own rights; secrets and logs stay closed.
        for (Path way : List.of(state.root(), state.of(PostgresServer.NAME))) {
            Files.setPosixFilePermissions(way, PosixFilePermissions.fromString("rwx--x--x"));
        }
        if (nobody.canEnter(folder)) {
            return nobody;
        }
        throw new Trouble(
                "PostgreSQL does not run as root. Here it can only run as nobody, who may not enter %s: move the state folder with VIGIL_STATE_FOLDER to where everybody may pass, such as /var/lib/vigil, or use an ordinary account"
                        .formatted(folder));
    }

    List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /** Gives the tree to the account, where it must own it. */
    void own(Path folder) throws IOException {
        if (owner < 0) {
            return;
        }
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path in, BasicFileAttributes a)
                            throws IOException {
                        Files.setAttribute(in, "unix:uid", owner);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes a)
                            throws IOException {
                        Files.setAttribute(file, "unix:uid", owner);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private boolean canEnter(Path folder) {
        try {
            Process probe =
                    new ProcessBuilder(command(List.of("test", "-x", folder.toString())))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return probe.waitFor(10, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
