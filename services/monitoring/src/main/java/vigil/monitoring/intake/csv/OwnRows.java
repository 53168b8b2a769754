package vigil.monitoring.intake.csv;

import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.contracts.csv.CsvLines;
import vigil.monitoring.intake.FailureCode;
import vigil.monitoring.intake.ReceivedTransaction;
import vigil.monitoring.intake.RowFailure;
import vigil.monitoring.intake.checks.RowFindings;
import vigil.monitoring.intake.checks.ValueChecks;

/** Rows of our own schema: named columns in any order, some of which may be left out. */
final class OwnRows implements CsvTransactions.RowSource {

    static final Set<String> REQUIRED =
            Set.of(
                    "transactionId",
                    "timestamp",
                    "payerAccount",
                    "payeeAccount",
                    "amount",
                    "currency",
                    "format");
    static final Set<String> OPTIONAL =
            Set.of(
                    "payerBank",
                    "payerName",
                    "payerCountry",
                    "payeeBank",
                    "payeeName",
                    "payeeCountry",
                    "receivedAmount",
                    "receivedCurrency",
                    "remittance");

    /** More than any header of ours has. */
    private static final int MAX_COLUMNS = 32;

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String KNOWN_HEADERS =
            "the first line is neither the header of AMLworld nor one with the columns transactionId, timestamp,"
                    + " payerAccount, payeeAccount, amount, currency, format";

    private final CsvLines lines;
    private final InstantSource clock;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private @Nullable RowFailure unusable;
    private long number;

    OwnRows(InputStream in, InstantSource clock) throws IOException {
        this.lines = new CsvLines(in);
        this.clock = clock;
        this.unusable = readHeader();
    }

    @Override
    public @Nullable CsvRow next() throws IOException {
        if (unusable != null) {
            CsvRow refused = new CsvRow.Refused(List.of(unusable));
            unusable = null;
            columns.clear();
            return refused;
        }
        return columns.isEmpty() || !lines.next() ? null : row(number++);
    }

    private @Nullable RowFailure readHeader() throws IOException {
        if (!lines.next()) {
            return RowFailure.whole(FailureCode.MISSING, "", "the file is empty");
        }
        if (lines.damage() != null) {
            return RowFailure.whole(FailureCode.MALFORMED, "", KNOWN_HEADERS);
        }
        for (int i = 0; i < lines.count(); i++) {
            RowFailure failure = addColumn(i, i < MAX_COLUMNS ? lines.text(i) : null);
            if (failure != null) {
                return failure;
            }
        }
        return columns.keySet().containsAll(REQUIRED)
                ? null
                : RowFailure.whole(FailureCode.MISSING, "", KNOWN_HEADERS);
    }

    private @Nullable RowFailure addColumn(int position, @Nullable String title) {
        String name = title == null ? "" : title.replace(BYTE_ORDER_MARK, "").strip();
        if (!REQUIRED.contains(name) && !OPTIONAL.contains(name)) {
            return RowFailure.whole(
                    FailureCode.UNKNOWN_FIELD,
                    "column " + (position + 1),
                    "is not a column of the schema; " + KNOWN_HEADERS);
        }
        return columns.putIfAbsent(name, position) == null
                ? null
                : RowFailure.whole(
                        FailureCode.REPEATED_FIELD,
                        name,
                        "appears more than once in the first line");
    }

    private CsvRow row(long row) {
        RowFindings findings = new RowFindings(row);
        String damage = lines.damage();
        if (damage != null) {
            findings.fail("", FailureCode.MALFORMED, damage);
        } else if (lines.count() != columns.size()) {
            findings.fail(
                    "",
                    FailureCode.MALFORMED,
                    "has " + lines.count() + " columns instead of " + columns.size());
        }
        ReceivedTransaction transaction =
                findings.isClean()
                        ? new OwnRowMapping(new ValueChecks(findings, clock), values(findings))
                                .map()
                        : null;
        return transaction == null || !findings.isClean()
                ? new CsvRow.Refused(findings.failures())
                : new CsvRow.Taken(row, transaction);
    }

    private Map<String, String> values(RowFindings findings) {
        Map<String, String> values = new LinkedHashMap<>();
        columns.forEach((name, position) -> {
            String text = lines.text(position);
            if (text == null) {
                findings.fail(
                        name,
                        FailureCode.ENCODING,
                        "is not UTF-8 text, or holds control characters");
            } else if (!text.isEmpty()) {
                values.put(name, text);
            }
        });
        return values;
    }
}
