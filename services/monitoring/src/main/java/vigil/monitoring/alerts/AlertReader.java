package vigil.monitoring.alerts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vigil.engine.Outcome;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;
import vigil.monitoring.directory.AccountNumbers;
import vigil.monitoring.log.DecisionFormat;
import vigil.monitoring.pages.AccountIds;

/** Reads alerts with the masked number of the account that each points at. */
final class AlertReader {

    private static final String SELECT =
            """
            select a.*, s.until as snoozed_until, l.disposition from alerts a
            left join snoozes s on s.snooze_id = a.snooze
            left join alert_labels l on l.alert_id = a.alert_id\
            """;

    private record Row(long number, long subject, AlertView view) {}

    private final AccountNumbers numbers;

    AlertReader(AccountNumbers numbers) {
        this.numbers = numbers;
    }

    /** Newest first. */
    Page<AlertView> list(Connection connection, InstitutionId institution, Filter filter, Cut cut)
            throws SQLException {
        filter.and("a.institution = ?", institution.value()).and("a.number < ?", cut.before());
        try (PreparedStatement select =
                connection.prepareStatement(
                        SELECT + filter.where() + " order by a.number desc limit ?")) {
            select.setInt(filter.bind(select), cut.rows());
            List<Row> rows = read(select);
            Map<Long, String> masked = numbers(connection, institution, rows);
            return cut.page(rows, Row::number, row -> view(row, masked));
        }
    }

    /** One with all its hits; what is not the institution's own is not found. */
    AlertView one(Connection connection, InstitutionId institution, UUID id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + " where a.alert_id = ?")) {
            select.setObject(1, id);
            List<Row> rows = read(select);
            if (rows.isEmpty()) {
                throw Filter.notFound();
            }
            AlertView view = view(rows.getFirst(), numbers(connection, institution, rows));
            return view.with(evidence(connection, id), hits(connection, id));
        }
    }

    private Map<Long, String> numbers(
            Connection connection, InstitutionId institution, List<Row> rows) throws SQLException {
        return numbers.masked(
                connection, institution, rows.stream().map(Row::subject).distinct().toList());
    }

    private static AlertView view(Row row, Map<Long, String> masked) {
        AlertView view = row.view();
        return new AlertView(
                view.alertId(),
                view.scenario(),
                view.scenarioVersion(),
                view.typology(),
                view.state(),
                view.accountId(),
                masked.get(row.subject()),
                view.outcome(),
                view.score(),
                view.reason(),
                view.openedByTransactionId(),
                view.openedAt(),
                view.lastJoinedAt(),
                view.joins(),
                view.snoozedUntil(),
                view.disposition(),
                null,
                null);
    }

    private static List<Row> read(PreparedStatement select) throws SQLException {
        List<Row> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                long subject = rows.getLong("subject");
                found.add(new Row(rows.getLong("number"), subject, alert(rows, subject)));
            }
        }
        return found;
    }

    private static AlertView alert(ResultSet row, long subject) throws SQLException {
        return new AlertView(
                row.getString("alert_id"),
                row.getString("scenario"),
                row.getInt("version"),
                row.getString("typology"),
                row.getString("state"),
                AccountIds.text(subject),
                null,
                DecisionFormat.word(Outcome.values()[row.getShort("outcome")]),
                row.getShort("score"),
                row.getString("reason"),
                row.getString("opened_by"),
                instant(row, "opened_at"),
                instant(row, "last_joined_at"),
                row.getInt("joins"),
                row.getObject("snooze") == null ? null : instant(row, "snoozed_until"),
                row.getString("disposition"),
                null,
                null);
    }

    private static List<String> evidence(Connection connection, UUID alert) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select e.transaction_id from alert_evidence e
                        left join transactions t on t.transaction_id = e.transaction_id
                        where e.alert_id = ? order by t.event_time, t.number\
                        """)) {
            select.setObject(1, alert);
            List<String> evidence = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    evidence.add(rows.getString(1));
                }
            }
            return evidence;
        }
    }

    private static List<AlertHitView> hits(Connection connection, UUID alert) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select transaction_id, event_time, opens, score, reason from alert_hits"
                                + " where alert_id = ? order by event_time, transaction_id")) {
            select.setObject(1, alert);
            List<AlertHitView> hits = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    hits.add(
                            new AlertHitView(
                                    rows.getString("transaction_id"),
                                    instant(rows, "event_time"),
                                    rows.getBoolean("opens"),
                                    rows.getShort("score"),
                                    rows.getString("reason")));
                }
            }
            return hits;
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
