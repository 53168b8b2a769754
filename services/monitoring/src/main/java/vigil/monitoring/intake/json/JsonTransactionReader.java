package vigil.monitoring.intake.json;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigil.monitoring.intake.FailureCode;
import vigil.monitoring.intake.Reading;
import vigil.monitoring.intake.ReceivedTransaction;
import vigil.monitoring.intake.RowFailure;
import vigil.monitoring.intake.Warning;
import vigil.monitoring.intake.checks.RowFindings;
import vigil.monitoring.intake.checks.ValueChecks;

/**
 * Reads the body of a request: one transaction as an object, or a batch as an array or as {@code
 * {"transactions": […]}}. Safe for use by several threads.
 */
public final class JsonTransactionReader {

    /** Most transactions in one request. */
    public static final int MAX_BATCH = 1_000;

    /** Largest body in bytes. */
    public static final int MAX_BYTES = JsonTreeReader.MAX_BYTES;

    private static final String BATCH = "transactions";

    private final InstantSource clock;

    public JsonTransactionReader(InstantSource clock) {
        this.clock = clock;
    }

    /** Never throws on account of what stands in {@code body}. */
    public JsonReading read(byte[] body) {
        try {
            return read(JsonTreeReader.read(body));
        } catch (JsonTreeReader.NotReadable e) {
            return new JsonReading(false, Reading.refused(e.failure()));
        }
    }

    private JsonReading read(JsonValue document) {
        return switch (document) {
            case JsonValue.Items items -> new JsonReading(true, batch(items));
            case JsonValue.Members members when members.values().containsKey(BATCH) ->
                    new JsonReading(true, wrapped(members));
            case JsonValue.Members members -> new JsonReading(false, rows(List.of(members)));
            default ->
                    new JsonReading(
                            false,
                            refused(
                                    FailureCode.WRONG_TYPE,
                                    "",
                                    "the body must be an object or an array of objects"));
        };
    }

    private Reading<ReceivedTransaction> wrapped(JsonValue.Members wrapper) {
        for (String name : wrapper.values().keySet()) {
            if (!name.equals(BATCH)) {
                return refused(
                        FailureCode.UNKNOWN_FIELD,
                        MemberReader.shown(name),
                        "stands beside the transactions");
            }
        }
        if (!wrapper.repeated().isEmpty()) {
            return refused(FailureCode.REPEATED_FIELD, BATCH, "appears more than once");
        }
        return wrapper.values().get(BATCH) instanceof JsonValue.Items items
                ? batch(items)
                : refused(FailureCode.WRONG_TYPE, BATCH, "must be an array");
    }

    private Reading<ReceivedTransaction> batch(JsonValue.Items items) {
        int size = items.values().size();
        if (size == 0) {
            return refused(FailureCode.MISSING, BATCH, "the batch holds no transaction");
        }
        if (size > MAX_BATCH) {
            return refused(
                    FailureCode.TOO_LARGE,
                    BATCH,
                    "the batch holds more than " + MAX_BATCH + " transactions: send a file");
        }
        return rows(items.values());
    }

    private Reading<ReceivedTransaction> rows(List<? extends JsonValue> rows) {
        Batch batch = new Batch();
        for (int row = 0; row < rows.size(); row++) {
            RowFindings findings = new RowFindings(row);
            ReceivedTransaction transaction = transaction(rows.get(row), findings);
            batch.add(transaction, findings);
        }
        return new Reading<>(batch.accepted, batch.failures, batch.warnings);
    }

    private @Nullable ReceivedTransaction transaction(JsonValue row, RowFindings findings) {
        if (row instanceof JsonValue.Members members) {
            return new TransactionMapping(new ValueChecks(findings, clock)).map(members);
        }
        findings.fail("", FailureCode.WRONG_TYPE, "must be an object");
        return null;
    }

    private static Reading<ReceivedTransaction> refused(
            FailureCode code, String field, String reason) {
        return Reading.refused(RowFailure.whole(code, field, reason));
    }

    /** Gathers the rows; an id belongs to the first row that carries it. */
    private static final class Batch {
        private final List<Reading.Accepted<ReceivedTransaction>> accepted = new ArrayList<>();
        private final List<RowFailure> failures = new ArrayList<>();
        private final List<Warning> warnings = new ArrayList<>();
        private final Map<String, Long> rowsById = new HashMap<>();

        void add(@Nullable ReceivedTransaction transaction, RowFindings findings) {
            if (transaction != null) {
                Long first = rowsById.putIfAbsent(transaction.clientId().value(), findings.row());
                if (first != null) {
                    findings.fail(
                            "transactionId",
                            FailureCode.DUPLICATE_ID,
                            "is the id of row " + first + " too");
                }
            }
            if (transaction != null && findings.isClean()) {
                accepted.add(new Reading.Accepted<>(findings.row(), transaction));
            }
            failures.addAll(findings.failures());
            warnings.addAll(findings.warnings());
        }
    }
}
