package vigil.launcher.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
     * namespaces are forbidden, as in most containers, it becomes nobody and keeps only the right
     * to pass through its own folders.
     */
    static Account forFolder(Path folder) {
        if (new UnixSystem().getUid() != 0) {
            return new Account(List.of(), -1);
        }
        List<Account> candidates =
                List.of(
                        new Account(List.of("unshare", "-U", "--"), -1),
                        nobody(""),
                        nobody("dac_read_search"),
                        nobody("dac_override"));
        return candidates.stream()
                .filter(account -> account.canEnter(folder))
                .findFirst()
                .orElseThrow(() ->
                        new Trouble(
                                "PostgreSQL does not run as root, and neither unshare nor setpriv can start it as somebody else here. Use an ordinary account."));
    }

    private static Account nobody(String capability) {
        List<String> prefix =
                new ArrayList<>(
                        List.of(
                                "setpriv",
                                "--reuid=" + NOBODY,
                                "--regid=" + NOBODY,
                                "--clear-groups"));
        if (!capability.isEmpty()) {
            prefix.add("--inh-caps=-all,+" + capability);
            prefix.add("--ambient-caps=-all,+" + capability);
        }
        return new Account(prefix, NOBODY);
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
