package vigil.monitoring.models;

import com.google.protobuf.ByteString;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vigil.contracts.log.v1.ModelBundle;
import vigil.engine.bundles.Bundle;
import vigil.engine.bundles.Manifest;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;
import vigil.monitoring.rows.Times;

/** The rows of versions, within the institution that the connection has entered. */
final class ModelRows {

    /** All but the bundle itself. */
    private static final String SELECT =
            """
            select v.number, v.model, v.version, v.revision, v.state, v.bundle_hash, v.card, v.features, v.trees,
                v.pattern_hours, v.threshold, v.probability, v.training, v.metrics, v.registered_by,
                v.registered_at, v.validated_by, v.validated_at, v.shadow_at, v.approved_by, v.approved_at,
                v.promoted_by, v.promoted_at, v.retired_by, v.retired_at, t.scored, t.flagged, t.fresh, t.lost
            from model_versions v left join model_tallies t using (institution, model, version)\
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ModelRows() {}

    /** Newest first, without their cards. */
    static Page<ModelView> list(Connection connection, Filter filter, Cut cut) throws SQLException {
        filter.and("v.number < ?", cut.before());
        try (PreparedStatement select =
                connection.prepareStatement(
                        SELECT + filter.where() + " order by v.number desc limit ?")) {
            select.setInt(filter.bind(select), cut.rows());
            return cut.page(select, row -> view(row, null));
        }
    }

    /** One with its card; what is not the institution's own is not found. */
    static ModelView one(Connection connection, ModelId id) throws SQLException {
        return one(connection, id, "");
    }

    /** As {@link #one}; nobody else changes it until the transaction ends. */
    static ModelView lock(Connection connection, ModelId id) throws SQLException {
        return one(connection, id, " for update of v");
    }

    private static ModelView one(Connection connection, ModelId id, String lock)
            throws SQLException {
        return find(connection, id, lock).orElseThrow(Filter::notFound);
    }

    /** As {@link #one}, empty where the institution has none. */
    static Optional<ModelView> find(Connection connection, ModelId id) throws SQLException {
        return find(connection, id, "");
    }

    private static Optional<ModelView> find(Connection connection, ModelId id, String lock)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        SELECT + " where v.model = ? and v.version = ?" + lock)) {
            select.setString(1, id.model());
            select.setInt(2, id.version());
            return first(select);
        }
    }

    /** The version that is this bundle. */
    static Optional<ModelView> of(Connection connection, String bundleHash) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + " where v.bundle_hash = ?")) {
            select.setString(1, bundleHash);
            return first(select);
        }
    }

    /** The one in one of these states; a set has one of each kind at most. */
    static Optional<ModelView> in(Connection connection, State... states) throws SQLException {
        Object[] words = Arrays.stream(states).map(State::word).toArray();
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + " where v.state = any (?)")) {
            select.setArray(1, connection.createArrayOf("text", words));
            return first(select);
        }
    }

    /** Whose version it is, and who registered it. */
    record Origin(InstitutionId institution, String author) {}

    /** A new version of the bundle's name; the caller holds the lock of sets. */
    static ModelId insert(Connection connection, Origin origin, Bundle bundle, byte[] bytes)
            throws SQLException {
        Manifest manifest = bundle.manifest();
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into model_versions (institution, model, version, bundle, bundle_hash, card, features, trees,
                            pattern_hours, threshold, probability, training, metrics, registered_by)
                        select ?, ?, 1 + coalesce(max(version), 0), ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?
                        from model_versions where model = ?
                        returning version\
                        """)) {
            insert.setString(1, origin.institution().value());
            insert.setString(2, manifest.name());
            insert.setBytes(3, bytes);
            insert.setString(4, bundle.hash());
            insert.setString(5, bundle.card());
            insert.setInt(6, manifest.features().size());
            insert.setInt(7, bundle.model().forest().trees());
            insert.setInt(8, (int) manifest.window().toHours());
            insert.setDouble(9, manifest.threshold());
            insert.setDouble(10, manifest.calibration().probability(manifest.threshold()));
            insert.setString(11, JSON.writeValueAsString(manifest.training()));
            insert.setString(12, JSON.writeValueAsString(manifest.metrics()));
            insert.setString(13, origin.author());
            insert.setString(14, manifest.name());
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return new ModelId(manifest.name(), row.getInt(1));
            }
        }
    }

    static void move(Connection connection, ModelId id, Step step, String actor)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update model_versions set revision = revision + 1, state = ?, "
                                + step.columns()
                                + " where model = ? and version = ?")) {
            int next = 1;
            update.setString(next++, step.goal());
            if (step.namesActor()) {
                update.setString(next++, actor);
            }
            update.setString(next++, id.model());
            update.setInt(next, id.version());
            update.executeUpdate();
        }
    }

    /** As a set of the log holds it. */
    static ModelBundle bundle(Connection connection, ModelView version) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select bundle from model_versions where model = ? and version = ?")) {
            select.setString(1, version.model());
            select.setInt(2, version.version());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return ModelBundle.newBuilder()
                        .setModel(version.model())
                        .setVersion(version.version())
                        .setBundleHash(version.bundleHash())
                        .setBundle(ByteString.copyFrom(row.getBytes(1)))
                        .build();
            }
        }
    }

    private static Optional<ModelView> first(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(view(row, row.getString("card"))) : Optional.empty();
        }
    }

    private static ModelView view(ResultSet row, @Nullable String card) throws SQLException {
        return new ModelView(
                row.getString("model"),
                row.getInt("version"),
                row.getInt("revision"),
                row.getString("state"),
                row.getString("bundle_hash"),
                row.getInt("features"),
                row.getInt("trees"),
                row.getInt("pattern_hours"),
                row.getDouble("threshold"),
                row.getDouble("probability"),
                JSON.readValue(
                        row.getString("training"), new TypeReference<Map<String, String>>() {}),
                JSON.readValue(
                        row.getString("metrics"), new TypeReference<Map<String, Double>>() {}),
                row.getString("registered_by"),
                row.getObject("registered_at", OffsetDateTime.class).toInstant(),
                row.getString("validated_by"),
                Times.in(row, "validated_at"),
                Times.in(row, "shadow_at"),
                row.getString("approved_by"),
                Times.in(row, "approved_at"),
                row.getString("promoted_by"),
                Times.in(row, "promoted_at"),
                row.getString("retired_by"),
                Times.in(row, "retired_at"),
                shadow(row),
                card);
    }

    private static ModelView.@Nullable ShadowView shadow(ResultSet row) throws SQLException {
        Long scored = row.getObject("scored", Long.class);
        return scored == null
                ? null
                : new ModelView.ShadowView(
                        scored, row.getLong("flagged"), row.getLong("fresh"), row.getLong("lost"));
    }
}
