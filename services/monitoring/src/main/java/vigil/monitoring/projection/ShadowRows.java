package vigil.monitoring.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import vigil.contracts.decisions.v1.Decision;
import vigil.contracts.decisions.v1.Hit;
import vigil.monitoring.log.Ids;
import vigil.monitoring.rows.Columns;

/** What versions in shadow would have met: all are counted, the first ones of each are kept. */
final class ShadowRows {

    /** Hits kept for each version: enough to compare, and a bound for one that meets everything. */
    static final int KEPT = 1_000;

    private record ShadowHit(UUID transaction, long eventMillis, Hit hit) {}

    private final String institution;
    private final Map<Version, List<ShadowHit>> hits = new TreeMap<>();

    private ShadowRows(String institution) {
        this.institution = institution;
    }

    static ShadowRows of(String institution, List<Decision> decisions) {
        ShadowRows rows = new ShadowRows(institution);
        decisions.forEach(rows::add);
        return rows;
    }

    private void add(Decision decision) {
        for (Hit hit : decision.getShadowHitsList()) {
            hits.computeIfAbsent(
                            new Version(hit.getScenario(), hit.getVersion()),
                            any -> new ArrayList<>())
                    .add(
                            new ShadowHit(
                                    Ids.uuid(decision.getTransactionId()),
                                    decision.getEventTimeMillis(),
                                    hit));
        }
    }

    void write(Connection connection) throws SQLException {
        for (Map.Entry<Version, List<ShadowHit>> own : hits.entrySet()) {
            long before = count(connection, own.getKey(), own.getValue()) - own.getValue().size();
            int room = (int) Math.max(0, Math.min(KEPT - before, own.getValue().size()));
            if (room > 0) {
                keep(connection, own.getKey(), own.getValue().subList(0, room));
            }
        }
    }

    /** Counts them; gives how many there are now. */
    private long count(Connection connection, Version version, List<ShadowHit> own)
            throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        insert into shadow_tallies as t (institution, scenario, version, hits, alerts) values (?, ?, ?, ?, ?)
                        on conflict (institution, scenario, version)
                            do update set hits = t.hits + excluded.hits, alerts = t.alerts + excluded.alerts
                        returning hits\
                        """)) {
            upsert.setString(1, institution);
            upsert.setString(2, version.scenario());
            upsert.setInt(3, version.version());
            upsert.setLong(4, own.size());
            upsert.setLong(5, own.stream().filter(hit -> hit.hit().getOpensAlert()).count());
            try (ResultSet row = upsert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void keep(Connection connection, Version version, List<ShadowHit> own)
            throws SQLException {
        short[] scores = new short[own.size()];
        boolean[] alerts = new boolean[own.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (short) own.get(i).hit().getScore();
            alerts[i] = own.get(i).hit().getOpensAlert();
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into shadow_hits (institution, scenario, version, transaction_id, event_time,
                            score, subject, would_alert, reason)
                        select ?, ?, ?, h.id, to_timestamp(h.event_millis / 1000::float8), h.score, h.subject,
                            h.would_alert, h.reason
                        from unnest(?::uuid[], ?::bigint[], ?::smallint[], ?::bigint[], ?::boolean[], ?::text[])
                            as h (id, event_millis, score, subject, would_alert, reason)
                        on conflict do nothing\
                        """)) {
            insert.setString(1, institution);
            insert.setString(2, version.scenario());
            insert.setInt(3, version.version());
            new Columns(connection, insert, 4)
                    .uuids(own.stream().map(ShadowHit::transaction).toArray(UUID[]::new))
                    .longs(own.stream().mapToLong(ShadowHit::eventMillis).toArray())
                    .shorts(scores)
                    .longs(own.stream().mapToLong(hit -> hit.hit().getSubject()).toArray())
                    .booleans(alerts)
                    .texts(own.stream().map(hit -> hit.hit().getReason()).toList());
            insert.executeUpdate();
        }
    }
}
