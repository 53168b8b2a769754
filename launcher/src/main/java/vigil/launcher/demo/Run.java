package vigil.launcher.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import vigil.contracts.amlworld.AmlworldRow;
import vigil.launcher.state.WholeFile;
import vigil.launcher.terminal.Trouble;

/**
 * One of several demonstrations on the same street. Each is later than the one before and at banks
 * of its own: otherwise the second would look like the first paid twice.
 *
 * @param number from 1
 */
record Run(int number) {

    private static final LocalDate FIRST = LocalDate.of(2022, 9, 1);
    private static final int DAYS_BETWEEN = 30;
    private static final int MOST = 40;

    /** The next run on this street. */
    static Run next(Path folder) {
        Path file = folder.resolve("runs");
        try {
            int before = Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
            WholeFile.write(file, Integer.toString(before + 1));
            return new Run(before + 1);
        } catch (IOException | NumberFormatException e) {
            throw new Trouble("Cannot count the runs in " + file + ": " + Trouble.reason(e), e);
        }
    }

    /** The name under which its transactions are sent. */
    String key() {
        return "demo-" + number;
    }

    /** The sender's id of a row. */
    String clientId(long row) {
        return key() + "/" + row;
    }

    /** The row of a sender's id of this run, or -1. */
    long row(String clientId) {
        String beginning = key() + "/";
        return clientId.startsWith(beginning) && clientId.matches(".*/\\d{1,12}")
                ? Long.parseLong(clientId.substring(beginning.length()))
                : -1;
    }

    LocalDate start() {
        return FIRST.plusDays((long) DAYS_BETWEEN * ((number - 1) % MOST));
    }

    /** The row at this run's banks. */
    AmlworldRow placed(AmlworldRow row) {
        return number == 1
                ? row
                : new AmlworldRow(
                        row.at(),
                        number + "-" + row.fromBank(),
                        row.fromAccount(),
                        number + "-" + row.toBank(),
                        row.toAccount(),
                        row.received(),
                        row.receivingCurrency(),
                        row.paid(),
                        row.paymentCurrency(),
                        row.paymentFormat(),
                        row.laundering());
    }
}
