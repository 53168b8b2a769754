package vigil.monitoring.scenarios;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;
import vigil.monitoring.rows.Times;

/** The rows of versions, within the institution that the connection has entered. */
final class VersionRows {

    private static final String SELECT =
            """
            select v.*, t.hits as shadow_hits, t.alerts as shadow_alerts from scenario_versions v
            left join shadow_tallies t using (institution, scenario, version)\
            """;
    private static final String ONE = " where scenario = ? and version = ?";

    private VersionRows() {}

    /** Newest first, without their YAML. */
    static Page<VersionView> list(Connection connection, Filter filter, Cut cut)
            throws SQLException {
        filter.and("v.number < ?", cut.before());
        try (PreparedStatement select =
                connection.prepareStatement(
                        SELECT + filter.where() + " order by v.number desc limit ?")) {
            select.setInt(filter.bind(select), cut.rows());
            return cut.page(select, row -> view(row, null));
        }
    }

    /** One with its YAML; what is not the institution's own is not found. */
    static VersionView one(Connection connection, VersionId id) throws SQLException {
        return find(connection, id, "");
    }

    /** As {@link #one}; nobody else changes it until the transaction ends. */
    static VersionView lock(Connection connection, VersionId id) throws SQLException {
        return find(connection, id, " for update of v");
    }

    /** Whether there is one already; whoever asks makes it next. */
    static @Nullable VersionView existing(Connection connection, VersionId id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + ONE + " for update of v")) {
            return first(select, id);
        }
    }

    /** Whether it was not there. */
    static boolean insert(
            Connection connection, InstitutionId institution, Draft draft, Origin from)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into scenario_versions (name, typology, severity, jurisdiction, owner, yaml, content_hash,
                            scenario, version, institution, state, built_in, author, published_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, case when ? then now() end)
                        on conflict do nothing\
                        """)) {
            int next = bind(insert, draft);
            insert.setString(next++, institution.value());
            insert.setString(next++, from.state().word());
            insert.setBoolean(next++, from.builtIn());
            insert.setString(next++, from.author());
            insert.setBoolean(next, from.state() == State.PUBLISHED);
            return insert.executeUpdate() == 1;
        }
    }

    /**
     * Where a new row comes from.
     *
     * @param builtIn whether it came with the engine
     */
    record Origin(String author, State state, boolean builtIn) {

        static Origin draftOf(String author) {
            return new Origin(author, State.DRAFT, false);
        }
    }

    /** Another text for a draft; what was checked is to be checked again. */
    static void rewrite(Connection connection, Draft draft) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update scenario_versions set name = ?, typology = ?, severity = ?, jurisdiction = ?, owner = ?,
                            yaml = ?, content_hash = ?, state = 'draft', checked_at = null, revision = revision + 1
                        where scenario = ? and version = ?\
                        """)) {
            bind(update, draft);
            update.executeUpdate();
        }
    }

    static void move(Connection connection, VersionId id, Step step, String actor)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update scenario_versions set revision = revision + 1, state = ?, "
                                + step.columns()
                                + ONE)) {
            int next = 1;
            update.setString(next++, step.goal());
            if (step.namesActor()) {
                update.setString(next++, actor);
            }
            update.setString(next++, id.scenario());
            update.setInt(next, id.version());
            update.executeUpdate();
        }
    }

    /** Those in one of these states, by scenario. */
    static List<VersionView> in(Connection connection, State... states) throws SQLException {
        List<String> words = java.util.Arrays.stream(states).map(State::word).toList();
        try (PreparedStatement select =
                connection.prepareStatement(
                        SELECT + " where v.state = any (?) order by v.scenario, v.version")) {
            select.setArray(1, connection.createArrayOf("text", words.toArray()));
            List<VersionView> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(view(rows, rows.getString("yaml")));
                }
            }
            return found;
        }
    }

    private static VersionView find(Connection connection, VersionId id, String lock)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + ONE + lock)) {
            VersionView found = first(select, id);
            if (found == null) {
                throw Filter.notFound();
            }
            return found;
        }
    }

    private static @Nullable VersionView first(PreparedStatement select, VersionId id)
            throws SQLException {
        select.setString(1, id.scenario());
        select.setInt(2, id.version());
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? view(row, row.getString("yaml")) : null;
        }
    }

    private static int bind(PreparedStatement statement, Draft draft) throws SQLException {
        int next = 1;
        statement.setString(next++, draft.scenario().name());
        statement.setString(next++, draft.scenario().typology());
        statement.setString(next++, draft.scenario().severity());
        statement.setString(next++, draft.scenario().jurisdiction());
        statement.setString(next++, draft.scenario().owner());
        statement.setString(next++, draft.yaml());
        statement.setString(next++, draft.contentHash());
        statement.setString(next++, draft.id().scenario());
        statement.setInt(next++, draft.id().version());
        return next;
    }

    private static VersionView view(ResultSet row, @Nullable String yaml) throws SQLException {
        return new VersionView(
                row.getString("scenario"),
                row.getInt("version"),
                row.getInt("revision"),
                row.getString("state"),
                row.getString("name"),
                row.getString("typology"),
                row.getString("severity"),
                row.getString("jurisdiction"),
                row.getString("owner"),
                row.getString("author"),
                row.getObject("drafted_at", OffsetDateTime.class).toInstant(),
                Times.in(row, "checked_at"),
                Times.in(row, "backtested_at"),
                Times.in(row, "shadow_at"),
                row.getString("approved_by"),
                Times.in(row, "approved_at"),
                row.getString("published_by"),
                Times.in(row, "published_at"),
                row.getString("retired_by"),
                Times.in(row, "retired_at"),
                row.getString("content_hash"),
                row.getObject("shadow_hits", Long.class),
                row.getObject("shadow_alerts", Long.class),
                yaml);
    }
}
