package vigil.monitoring.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import vigil.contracts.decisions.v1.Decision;
import vigil.contracts.decisions.v1.Hit;
import vigil.monitoring.rows.Columns;

/** When each version of a scenario or model was met last, and how often. */
final class FiringRows {

    private static final class Firing {
        private long hits;
        private long lastMillis = Long.MIN_VALUE;
    }

    private final String institution;
    private final SortedMap<Version, Firing> firings = new TreeMap<>();

    private FiringRows(String institution) {
        this.institution = institution;
    }

    static FiringRows of(String institution, List<Decision> decisions) {
        FiringRows rows = new FiringRows(institution);
        for (Decision decision : decisions) {
            for (Hit hit : decision.getHitsList()) {
                rows.add(hit, decision.getEventTimeMillis());
            }
        }
        return rows;
    }

    private void add(Hit hit, long eventMillis) {
        Firing firing =
                firings.computeIfAbsent(
                        new Version(hit.getScenario(), hit.getVersion()), any -> new Firing());
        firing.hits++;
        firing.lastMillis = Math.max(firing.lastMillis, eventMillis);
    }

    /** In one statement for all of them. */
    void write(Connection connection) throws SQLException {
        if (firings.isEmpty()) {
            return;
        }
        List<Version> versions = new ArrayList<>(firings.keySet());
        List<Firing> own = new ArrayList<>(firings.values());
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        insert into scenario_firings as f (institution, scenario, version, hits, last_fired_at)
                        select ?, n.scenario, n.version, n.hits, to_timestamp(n.millis / 1000::float8)
                        from unnest(?::text[], ?::integer[], ?::bigint[], ?::bigint[])
                            as n (scenario, version, hits, millis)
                        on conflict (institution, scenario, version) do update set hits = f.hits + excluded.hits,
                            last_fired_at = greatest(f.last_fired_at, excluded.last_fired_at)\
                        """)) {
            upsert.setString(1, institution);
            new Columns(connection, upsert, 2)
                    .texts(versions.stream().map(Version::scenario).toList())
                    .ints(versions.stream().mapToInt(Version::version).toArray())
                    .longs(own.stream().mapToLong(firing -> firing.hits).toArray())
                    .longs(own.stream().mapToLong(firing -> firing.lastMillis).toArray());
            upsert.executeUpdate();
        }
    }
}
