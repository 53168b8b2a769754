package vigil.monitoring.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.contracts.decisions.v1.Decision;
import vigil.contracts.decisions.v1.Hit;
import vigil.engine.Outcome;
import vigil.kernel.outbox.Message;
import vigil.monitoring.alerts.AlertEvents;
import vigil.monitoring.alerts.AlertFacts;
import vigil.monitoring.alerts.SnoozeRows;
import vigil.monitoring.log.Ids;
import vigil.monitoring.rows.Columns;

/** The alerts that hits open or join: one row for each alert id, however many hits name it. */
final class AlertRows {

    /** A hit that belongs to an alert. */
    record AlertHit(UUID alert, UUID transaction, long eventMillis, Hit hit) {

        AlertEvents.Opened opened() {
            return new AlertEvents.Opened(
                    alert,
                    hit.getScenario(),
                    hit.getVersion(),
                    hit.getTypology(),
                    hit.getScore(),
                    hit.getOutcome(),
                    transaction,
                    Instant.ofEpochMilli(eventMillis));
        }

        private SnoozeRows.Resting resting() {
            return new SnoozeRows.Resting(hit.getScenario(), hit.getSubject());
        }
    }

    /**
     * An alert that was opened by this.
     *
     * @param snooze under which it waits; null when it is in the queue
     */
    record Opened(AlertHit hit, @Nullable UUID snooze) {}

    /**
     * What became of the hits.
     *
     * @param opened alerts that were opened by them
     * @param joined alerts that others know of already, and that hits came to
     */
    record Written(List<Opened> opened, List<AlertEvents.Joined> joined) {

        /** What others are told: of the opened ones those that nobody has put aside. */
        List<Message> events(Connection connection, String institution) throws SQLException {
            List<AlertHit> told =
                    opened.stream()
                            .filter(alert -> alert.snooze() == null)
                            .map(Opened::hit)
                            .toList();
            Map<UUID, AlertFacts> facts =
                    AlertFacts.of(connection, told.stream().map(AlertHit::alert).toList());
            List<Message> events = new ArrayList<>();
            told.forEach(hit ->
                    events.add(
                            AlertEvents.opened(institution, hit.opened(), facts.get(hit.alert()))));
            joined.forEach(alert -> events.add(AlertEvents.joined(institution, alert)));
            return events;
        }
    }

    private record Evidence(UUID alert, UUID transaction) {}

    private final String institution;
    private final List<AlertHit> hits = new ArrayList<>();

    AlertRows(String institution) {
        this.institution = institution;
    }

    void add(Decision decision) {
        for (Hit hit : decision.getHitsList()) {
            if (!hit.getAlertId().isEmpty()) {
                hits.add(
                        new AlertHit(
                                Ids.uuid(hit.getAlertId()),
                                Ids.uuid(decision.getTransactionId()),
                                decision.getEventTimeMillis(),
                                hit));
            }
        }
    }

    /** Writes them; gives what others are told of. */
    Written write(Connection connection) throws SQLException {
        if (hits.isEmpty()) {
            return new Written(List.of(), List.of());
        }
        Map<UUID, AlertHit> first = new LinkedHashMap<>();
        hits.forEach(hit -> first.putIfAbsent(hit.alert(), hit));
        Map<SnoozeRows.Resting, UUID> resting = SnoozeRows.inForce(connection);
        List<Opened> alerts =
                first.values().stream()
                        .map(hit -> new Opened(hit, resting.get(hit.resting())))
                        .toList();
        Set<UUID> opened = insertAlerts(connection, alerts);
        insertHits(connection);
        insertEvidence(connection);
        List<AlertEvents.Joined> joined = join(connection);
        joined.removeIf(alert -> opened.contains(alert.alert()));
        return new Written(
                alerts.stream().filter(alert -> opened.contains(alert.hit().alert())).toList(),
                joined);
    }

    private Set<UUID> insertAlerts(Connection connection, List<Opened> rows) throws SQLException {
        List<AlertHit> alerts = rows.stream().map(Opened::hit).toList();
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into alerts (alert_id, institution, scenario, version, typology, subject,
                            outcome, score, reason, opened_by, opened_at, last_joined_at, state, snooze, told)
                        select a.id, ?, a.scenario, a.version, a.typology, a.subject,
                            a.outcome, a.score, a.reason, a.opened_by,
                            to_timestamp(a.event_millis / 1000::float8), to_timestamp(a.event_millis / 1000::float8),
                            case when a.snooze is null then 'open' else 'snoozed' end, a.snooze, a.snooze is null
                        from unnest(?::uuid[], ?::text[], ?::integer[], ?::text[], ?::bigint[],
                                ?::smallint[], ?::smallint[], ?::text[], ?::uuid[], ?::bigint[], ?::uuid[])
                            as a (id, scenario, version, typology, subject, outcome, score, reason, opened_by,
                                event_millis, snooze)
                        on conflict (alert_id) do nothing
                        returning alert_id\
                        """)) {
            insert.setString(1, institution);
            new Columns(connection, insert, 2)
                    .uuids(alerts.stream().map(AlertHit::alert).toArray(UUID[]::new))
                    .texts(alerts.stream().map(hit -> hit.hit().getScenario()).toList())
                    .ints(alerts.stream().mapToInt(hit -> hit.hit().getVersion()).toArray())
                    .texts(alerts.stream().map(hit -> hit.hit().getTypology()).toList())
                    .longs(alerts.stream().mapToLong(hit -> hit.hit().getSubject()).toArray())
                    .shorts(outcomes(alerts))
                    .shorts(scores(alerts))
                    .texts(alerts.stream().map(hit -> hit.hit().getReason()).toList())
                    .uuids(alerts.stream().map(AlertHit::transaction).toArray(UUID[]::new))
                    .longs(alerts.stream().mapToLong(AlertHit::eventMillis).toArray())
                    .uuids(rows.stream().map(Opened::snooze).toArray(UUID[]::new));
            Set<UUID> opened = new HashSet<>();
            try (ResultSet ids = insert.executeQuery()) {
                while (ids.next()) {
                    opened.add(ids.getObject(1, UUID.class));
                }
            }
            return opened;
        }
    }

    private void insertHits(Connection connection) throws SQLException {
        boolean[] opens = new boolean[hits.size()];
        for (int i = 0; i < opens.length; i++) {
            opens[i] = hits.get(i).hit().getOpensAlert();
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into alert_hits (alert_id, transaction_id, institution, event_time, opens, score, reason,
                            outcome)
                        select h.alert_id, h.transaction_id, ?, to_timestamp(h.event_millis / 1000::float8), h.opens, h.score, h.reason,
                            h.outcome
                        from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::boolean[], ?::smallint[], ?::text[],
                                ?::smallint[])
                            as h (alert_id, transaction_id, event_millis, opens, score, reason, outcome)
                        on conflict do nothing\
                        """)) {
            insert.setString(1, institution);
            new Columns(connection, insert, 2)
                    .uuids(hits.stream().map(AlertHit::alert).toArray(UUID[]::new))
                    .uuids(hits.stream().map(AlertHit::transaction).toArray(UUID[]::new))
                    .longs(hits.stream().mapToLong(AlertHit::eventMillis).toArray())
                    .booleans(opens)
                    .shorts(scores(hits))
                    .texts(hits.stream().map(hit -> hit.hit().getReason()).toList())
                    .shorts(outcomes(hits));
            insert.executeUpdate();
        }
    }

    /** What is behind the alerts, and whose payments they are: by these rings are put together. */
    private void insertEvidence(Connection connection) throws SQLException {
        Set<Evidence> evidence = new LinkedHashSet<>();
        for (AlertHit hit : hits) {
            hit.hit()
                    .getEvidenceList()
                    .forEach(id -> evidence.add(new Evidence(hit.alert(), Ids.uuid(id))));
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        with fresh as (
                            insert into alert_evidence (alert_id, transaction_id, institution)
                            select e.alert_id, e.transaction_id, ? from unnest(?::uuid[], ?::uuid[])
                                as e (alert_id, transaction_id)
                            on conflict do nothing
                            returning alert_id, transaction_id, institution)
                        insert into alert_accounts (alert_id, account, institution)
                        select distinct f.alert_id, p.account, f.institution
                        from fresh f
                        join transactions t on t.transaction_id = f.transaction_id
                        cross join lateral (values (t.payer), (t.payee)) as p (account)
                        on conflict do nothing\
                        """)) {
            insert.setString(1, institution);
            new Columns(connection, insert, 2)
                    .uuids(evidence.stream().map(Evidence::alert).toArray(UUID[]::new))
                    .uuids(evidence.stream().map(Evidence::transaction).toArray(UUID[]::new));
            insert.executeUpdate();
        }
    }

    /**
     * The alert shows score, reason and outcome of its strongest hit (of equals the first), and how
     * many have joined the one that opened it; gives those that others were told of.
     */
    private List<AlertEvents.Joined> join(Connection connection) throws SQLException {
        UUID[] touched = hits.stream().map(AlertHit::alert).distinct().toArray(UUID[]::new);
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update alerts a set joins = h.hits - 1, last_joined_at = h.last, score = s.score,
                            reason = s.reason, outcome = coalesce(s.outcome, a.outcome)
                        from (select alert_id, count(*) as hits, max(event_time) as last
                              from alert_hits where alert_id = any (?) group by alert_id) h
                        join (select distinct on (alert_id) alert_id, score, reason, outcome
                              from alert_hits where alert_id = any (?)
                              order by alert_id, score desc, opens desc, event_time, transaction_id) s
                            on s.alert_id = h.alert_id
                        where a.alert_id = h.alert_id
                        returning a.alert_id, a.joins, a.score, a.last_joined_at, a.told\
                        """)) {
            new Columns(connection, update, 1).uuids(touched).uuids(touched);
            List<AlertEvents.Joined> joined = new ArrayList<>();
            try (ResultSet rows = update.executeQuery()) {
                while (rows.next()) {
                    if (rows.getBoolean(5)) {
                        joined.add(
                                new AlertEvents.Joined(
                                        rows.getObject(1, UUID.class),
                                        rows.getInt(2),
                                        rows.getInt(3),
                                        rows.getObject(4, OffsetDateTime.class).toInstant()));
                    }
                }
            }
            return joined;
        }
    }

    private static short[] outcomes(List<AlertHit> hits) {
        short[] outcomes = new short[hits.size()];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = DecisionRows.ordinal(Outcome.class, hits.get(i).hit().getOutcome());
        }
        return outcomes;
    }

    private static short[] scores(List<AlertHit> hits) {
        short[] scores = new short[hits.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (short) hits.get(i).hit().getScore();
        }
        return scores;
    }
}
