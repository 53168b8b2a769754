package vigil.launcher.scenarios;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.function.Consumer;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import vigil.contracts.csv.UnreadableFile;
import vigil.launcher.analyse.transactions.FileRecord;
import vigil.launcher.analyse.transactions.FileRecord.Taken;
import vigil.launcher.analyse.transactions.TransactionFile;
import vigil.launcher.terminal.Progress;
import vigil.launcher.terminal.Trouble;

/** The file of past transactions that a command shows to scenarios, with a bar of progress. */
final class PastTransactions {

    @Parameters(
            paramLabel = "FILE",
            description = "AMLworld, AMLSim or SAML-D CSV, gzipped or not; - reads standard input.")
    private String file = "";

    /**
     * What a walk took.
     *
     * @param processorSeconds of all threads, the collector's and the compiler's too
     */
    record Took(double seconds, double processorSeconds) {}

    /** Hands on every transaction that can be read, in the order of the file. */
    Took each(Consumer<Taken> taker) {
        return each(file, taker);
    }

    /** The same of a file that is named otherwise; {@code -} reads standard input. */
    static Took each(String file, Consumer<Taken> taker) {
        long started = System.nanoTime();
        long used = processorNanos();
        try (TransactionFile transactions = open(file)) {
            Progress progress = Progress.onScreen("transactions");
            for (FileRecord next = transactions.next(); next != null; next = transactions.next()) {
                if (next instanceof Taken taken) {
                    taker.accept(taken);
                }
                progress.step(transactions.readShare());
            }
            progress.end();
        } catch (UnreadableFile e) {
            throw new Trouble(Trouble.reason(e), e);
        } catch (IOException | UncheckedIOException | JacksonException e) {
            throw new Trouble("the walk stopped: " + Trouble.reason(e), e);
        }
        return new Took((System.nanoTime() - started) / 1e9, (processorNanos() - used) / 1e9);
    }

    private static TransactionFile open(String file) throws IOException {
        return file.equals("-")
                ? TransactionFile.of(System.in)
                : TransactionFile.open(Path.of(file));
    }

    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
