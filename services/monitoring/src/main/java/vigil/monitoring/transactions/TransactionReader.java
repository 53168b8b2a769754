package vigil.monitoring.transactions;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.contracts.decisions.v1.Decision;
import vigil.contracts.log.v1.TransactionContext;
import vigil.engine.screening.Screening;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;
import vigil.kernel.secrecy.SubjectKeys;
import vigil.monitoring.decisions.DecisionReader;
import vigil.monitoring.decisions.DecisionView;
import vigil.monitoring.directory.AccountDirectory;
import vigil.monitoring.log.LogFormat;
import vigil.monitoring.log.ScreeningFormat;
import vigil.monitoring.pages.MoneyView;

/**
 * Reads transactions back and opens what was sealed, to be masked at once or shown for a purpose.
 */
@Component
final class TransactionReader {

    private static final String SELECT =
            """
            select t.*, f.idempotency_key,
                pa.scheme as payer_scheme, pa.sealed as payer_number, pb.identity as payer_bank_identity,
                ra.scheme as payee_scheme, ra.sealed as payee_number, rb.identity as payee_bank_identity
            from transactions t
            left join transaction_files f on f.file_id = t.file_id
            left join accounts pa on pa.institution = t.institution and pa.surrogate = t.payer
            left join accounts ra on ra.institution = t.institution and ra.surrogate = t.payee
            left join banks pb on pb.institution = t.institution and pb.surrogate = t.payer_bank
            left join banks rb on rb.institution = t.institution and rb.surrogate = t.payee_bank\
            """;

    private final SubjectKeys subjectKeys;
    private final Masking masking;

    TransactionReader(SubjectKeys subjectKeys, Masking masking) {
        this.subjectKeys = subjectKeys;
        this.masking = masking;
    }

    /** A row with what has to be opened. */
    record Row(
            long number,
            UUID id,
            Instant eventTime,
            Instant storedAt,
            String format,
            Side payer,
            Side payee,
            MoneyView paid,
            MoneyView received,
            MoneyView base,
            Screening screening,
            @Nullable String derivedClientId) {}

    /** One party's columns. */
    record Side(
            long account,
            String country,
            @Nullable String scheme,
            byte @Nullable [] number,
            @Nullable String bank,
            byte @Nullable [] words) {}

    /** Newest first, with the outcomes of those that are decided. */
    Page<TransactionView> list(
            Connection connection, InstitutionId institution, Filter filter, Cut cut)
            throws SQLException {
        filter.and("t.institution = ?", institution.value()).and("t.number < ?", cut.before());
        List<Row> rows;
        try (PreparedStatement select =
                connection.prepareStatement(
                        SELECT + filter.where() + " order by t.number desc limit ?")) {
            select.setInt(filter.bind(select), cut.rows());
            rows = read(select);
        }
        Map<String, SecretKey> keys = keys(connection, institution, rows);
        Map<UUID, Decision> decisions =
                DecisionReader.find(connection, rows.stream().map(Row::id).toList());
        return cut.page(
                rows,
                Row::number,
                row -> {
                    Decision decision = decisions.get(row.id());
                    return masking.view(
                            row,
                            keys,
                            decision == null ? null : decision.getOutcome(),
                            Masking.Showing.MASKED);
                });
    }

    /** One with its decision and its statuses; what is not the institution's own is not found. */
    TransactionView one(
            Connection connection, InstitutionId institution, UUID id, Masking.Showing showing)
            throws SQLException {
        List<Row> rows;
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + " where t.transaction_id = ?")) {
            select.setObject(1, id);
            rows = read(select);
        }
        if (rows.isEmpty()) {
            throw Filter.notFound();
        }
        TransactionView view =
                masking.view(rows.getFirst(), keys(connection, institution, rows), null, showing);
        Decision decision = DecisionReader.find(connection, List.of(id)).get(id);
        return new TransactionView(
                view.transactionId(),
                view.clientTransactionId(),
                view.timestamp(),
                view.format(),
                view.payer(),
                view.payee(),
                view.amount(),
                view.receivedAmount(),
                view.baseAmount(),
                view.storedAt(),
                decision == null ? null : decision.getOutcome(),
                view.screenedLists(),
                decision == null ? null : DecisionView.of(decision, view.clientTransactionId()),
                statuses(connection, id),
                view.details());
    }

    private Map<String, SecretKey> keys(
            Connection connection, InstitutionId institution, List<Row> rows) throws SQLException {
        Set<String> subjects = new HashSet<>();
        for (Row row : rows) {
            subjects.add(AccountDirectory.subject(row.payer().account()));
            subjects.add(AccountDirectory.subject(row.payee().account()));
        }
        return subjectKeys.existing(connection, institution, subjects);
    }

    private static List<StatusView> statuses(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select status_id, status, reason, event_time from transaction_statuses"
                                + " where transaction_id = ? order by number limit 1000")) {
            select.setObject(1, id);
            List<StatusView> statuses = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    statuses.add(
                            new StatusView(
                                    rows.getString("status_id"),
                                    rows.getString("status"),
                                    rows.getString("reason"),
                                    instant(rows, "event_time")));
                }
            }
            return statuses;
        }
    }

    private static List<Row> read(PreparedStatement select) throws SQLException {
        List<Row> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(
                        new Row(
                                rows.getLong("number"),
                                rows.getObject("transaction_id", UUID.class),
                                instant(rows, "event_time"),
                                instant(rows, "stored_at"),
                                rows.getString("format"),
                                side(rows, "payer"),
                                side(rows, "payee"),
                                money(rows, "paid"),
                                money(rows, "received"),
                                base(rows),
                                screening(rows),
                                derivedClientId(rows)));
            }
        }
        return found;
    }

    private static Side side(ResultSet row, String party) throws SQLException {
        return new Side(
                row.getLong(party),
                row.getString(party + "_country"),
                row.getString(party + "_scheme"),
                row.getBytes(party + "_number"),
                row.getString(party + "_bank_identity"),
                row.getBytes(party + "_sealed"));
    }

    private static MoneyView money(ResultSet row, String which) throws SQLException {
        return MoneyView.of(
                row.getLong(which + "_minor"),
                row.getShort(which + "_scale"),
                row.getString(which + "_currency"));
    }

    private static MoneyView base(ResultSet row) throws SQLException {
        return MoneyView.ofBase(row.getLong("base_minor"), row.getString("base_currency"));
    }

    private static Screening screening(ResultSet row) throws SQLException {
        TransactionContext context = LogFormat.storedContext(row.getBytes("context"));
        return context == null ? Screening.NONE : ScreeningFormat.screening(context);
    }

    private static @Nullable String derivedClientId(ResultSet row) throws SQLException {
        String file = row.getString("idempotency_key");
        long number = row.getLong("file_row");
        return file == null || row.wasNull() ? null : file + "/" + number;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
