package vigil.monitoring.scenarios;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;
import vigil.monitoring.pages.AccountIds;
import vigil.monitoring.rows.Times;

/** What is asked about scenarios beyond single versions. */
final class ScenarioRows {

    private static final String SELECT =
            """
            select s.number, s.published, s.shadow, s.versions, v.*, f.hits, f.last_fired_at from (
                select scenario, max(number) as number, max(version) as latest, count(*) as versions,
                    max(version) filter (where state = 'published') as published,
                    max(version) filter (where state in ('shadow', 'approved')) as shadow
                from scenario_versions group by scenario) s
            join (select scenario, version, name, typology, severity, jurisdiction, owner, state
                  from scenario_versions) v on v.scenario = s.scenario and v.version = s.latest
            left join (
                select scenario, sum(hits)::bigint as hits, max(last_fired_at) as last_fired_at
                from scenario_firings group by scenario) f on f.scenario = s.scenario\
            """;

    private ScenarioRows() {}

    private record Row(long number, ScenarioView view) {}

    /** Those with the newest versions first. */
    static Page<ScenarioView> list(Connection connection, Filter filter, Cut cut)
            throws SQLException {
        filter.and("s.number < ?", cut.before());
        try (PreparedStatement select =
                connection.prepareStatement(
                        SELECT + filter.where() + " order by s.number desc limit ?")) {
            select.setInt(filter.bind(select), cut.rows());
            return cut.page(read(select), Row::number, Row::view);
        }
    }

    static ScenarioView one(Connection connection, String scenario) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + " where s.scenario = ?")) {
            select.setString(1, scenario);
            List<Row> found = read(select);
            if (found.isEmpty()) {
                throw Filter.notFound();
            }
            return found.getFirst().view();
        }
    }

    /** The kept ones, the last first. */
    static Page<ShadowHitView> shadowHits(Connection connection, VersionId id, Cut cut)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select * from shadow_hits where scenario = ? and version = ? and number < ?
                        order by number desc limit ?\
                        """)) {
            select.setString(1, id.scenario());
            select.setInt(2, id.version());
            select.setLong(3, cut.before());
            select.setInt(4, cut.rows());
            return cut.page(select, ScenarioRows::shadowHit);
        }
    }

    private static ShadowHitView shadowHit(ResultSet row) throws SQLException {
        return new ShadowHitView(
                row.getString("transaction_id"),
                row.getObject("event_time", OffsetDateTime.class).toInstant(),
                row.getShort("score"),
                AccountIds.text(row.getLong("subject")),
                row.getBoolean("would_alert"),
                row.getString("reason"));
    }

    private static List<Row> read(PreparedStatement select) throws SQLException {
        List<Row> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(new Row(rows.getLong("number"), view(rows)));
            }
        }
        return found;
    }

    private static ScenarioView view(ResultSet row) throws SQLException {
        return new ScenarioView(
                row.getString("scenario"),
                row.getString("name"),
                row.getString("typology"),
                row.getString("severity"),
                row.getString("jurisdiction"),
                row.getString("owner"),
                row.getInt("version"),
                row.getString("state"),
                row.getObject("published", Integer.class),
                row.getObject("shadow", Integer.class),
                row.getInt("versions"),
                row.getLong("hits"),
                Times.in(row, "last_fired_at"));
    }
}
