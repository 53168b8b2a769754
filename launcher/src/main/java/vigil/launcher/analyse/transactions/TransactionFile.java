package vigil.launcher.analyse.transactions;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vigil.contracts.amlworld.AmlworldCsv;
import vigil.contracts.csv.CsvLines;
import vigil.contracts.csv.Unpacked;

/**
 * A file of transactions, AMLworld's, AMLSim's or SAML-D's by its first line, turned row by row
 * into what the core takes.
 */
public final class TransactionFile implements AutoCloseable {
    private static final int FIRST_LINE = 1 << 12;

    private final CountedBytes bytes;
    private final long size;
    private final Rows rows;
    private final Directory accounts = new Directory();

    private TransactionFile(CountedBytes bytes, long size) throws IOException {
        this.bytes = bytes;
        this.size = size;
        InputStream in = new BufferedInputStream(Unpacked.of(bytes), 1 << 16);
        rows = rows(firstLine(in), in);
    }

    private Rows rows(String first, InputStream in) throws IOException {
        if (first.startsWith(AmlsimRows.HEADER)) {
            return new AmlsimRows(new CsvLines(in), accounts);
        }
        return first.contains(SamldRows.TELLING_COLUMN)
                ? new SamldRows(new CsvLines(in), accounts)
                : new AmlworldRows(AmlworldCsv.read(in), accounts);
    }

    /** Opens a file, packed or not, and checks its first line. */
    public static TransactionFile open(Path file) throws IOException {
        return open(Unpacked.bytes(file), Files.size(file));
    }

    /** Reads a stream whose size is not known. */
    public static TransactionFile of(InputStream in) throws IOException {
        return open(in, 0);
    }

    /** The next row; null at the end. */
    public @Nullable FileRecord next() throws IOException {
        return rows.next();
    }

    /** Whether the file says which transactions are laundering. */
    public boolean labelled() {
        return rows.labelled();
    }

    /** How an account is called in the file: bank, if any, and number, apart by a slash. */
    public String accountName(long surrogate) {
        return accounts.name(surrogate);
    }

    /** Accounts seen so far. */
    public int accounts() {
        return accounts.size();
    }

    /** How much of the file has been read, 0 to 1; negative when its size is not known. */
    public double readShare() {
        return size <= 0 ? -1 : Math.min(1, bytes.count() / (double) size);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private static TransactionFile open(InputStream in, long size) throws IOException {
        try {
            return new TransactionFile(new CountedBytes(in), size);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static String firstLine(InputStream in) throws IOException {
        in.mark(FIRST_LINE);
        byte[] start = in.readNBytes(FIRST_LINE - 1);
        in.reset();
        String text =
                new String(start, StandardCharsets.UTF_8).replace("\uFEFF", "").stripLeading();
        return text.lines().findFirst().orElse("").toLowerCase(Locale.ROOT);
    }

    /** The rows of one kind of file. */
    sealed interface Rows permits AmlworldRows, AmlsimRows, SamldRows {
        @Nullable FileRecord next() throws IOException;

        boolean labelled();
    }
}
