package vigil.launcher.processes;

import java.io.IOException;
import vigil.launcher.terminal.Trouble;

/** The signals that end a process. */
public enum Signal {
    /** Drain and stop. */
    TERM,
    /** PostgreSQL's fast shutdown: open transactions are rolled back, nobody is waited for. */
    INT,
    KILL;

    /** Sends the signal; a process that is gone is no trouble. */
    public void to(ProcessHandle process) {
        switch (this) {
            case TERM -> process.destroy();
            case KILL -> process.destroyForcibly();
            case INT -> interrupt(process.pid());
        }
    }

    // Java knows no SIGINT. The shell's own `kill` is there even where no such program is.
    private static void interrupt(long pid) {
        try {
            Process shell =
                    new ProcessBuilder("sh", "-c", "kill -INT " + pid + " 2>/dev/null")
                            .redirectErrorStream(true)
                            .start();
            shell.getInputStream().readAllBytes();
            shell.waitFor();
        } catch (IOException e) {
            throw new Trouble("Cannot send a signal: " + Trouble.reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
