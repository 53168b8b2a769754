package vigil.monitoring.backtests;

import com.google.protobuf.InvalidProtocolBufferException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vigil.contracts.log.v1.ScenariosPublished;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;
import vigil.monitoring.models.ModelId;
import vigil.monitoring.rows.Times;
import vigil.monitoring.scenarios.VersionId;

/** The rows of backtests, within the institution that the connection has entered. */
final class BacktestRows {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String UNFINISHED = " and state in ('waiting', 'running')";

    private BacktestRows() {}

    private record Row(long number, BacktestView view) {}

    /** Whether there was room for it: one at a time. */
    static boolean insert(Connection connection, Backtest backtest) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into backtests (backtest_id, institution, scenario, version, revision, state,
                            from_time, to_time, log_end, candidate, asked_by, sweep, model, model_version, live_model,
                            live_version, labels_until)
                        values (?, ?, ?, ?, ?, 'waiting', ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)
                        on conflict (institution) where state in ('waiting', 'running') do nothing\
                        """)) {
            insert.setObject(1, backtest.id());
            insert.setString(2, backtest.institution().value());
            insert.setString(3, backtest.version().scenario());
            insert.setInt(4, backtest.version().version());
            insert.setInt(5, backtest.revision());
            insert.setObject(6, backtest.range().from().atOffset(ZoneOffset.UTC));
            insert.setObject(7, backtest.range().to().atOffset(ZoneOffset.UTC));
            insert.setLong(8, backtest.logEnd());
            insert.setBytes(9, backtest.sets().toByteArray());
            insert.setString(10, backtest.askedBy());
            insert.setString(
                    11,
                    backtest.sweep() == null ? null : JSON.writeValueAsString(backtest.sweep()));
            bind(insert, 12, backtest.models().candidate());
            bind(insert, 14, backtest.models().inForce());
            insert.setObject(16, backtest.labelsUntil().atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        }
    }

    private static void bind(PreparedStatement insert, int from, @Nullable ModelId id)
            throws SQLException {
        insert.setString(from, id == null ? null : id.model());
        insert.setObject(from + 1, id == null ? null : id.version());
    }

    private static @Nullable ModelId model(ResultSet row, String name, String version)
            throws SQLException {
        String model = row.getString(name);
        return model == null ? null : new ModelId(model, row.getInt(version));
    }

    private static ModelPair models(ResultSet row) throws SQLException {
        return new ModelPair(
                model(row, "model", "model_version"), model(row, "live_model", "live_version"));
    }

    /** Those that a house that went down has left, to be run from their start. */
    static List<Backtest> unfinished(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "select * from backtests where true" + UNFINISHED);
                ResultSet rows = select.executeQuery()) {
            List<Backtest> found = new ArrayList<>();
            while (rows.next()) {
                found.add(backtest(rows));
            }
            return found;
        }
    }

    /** Whether it is wanted still. */
    static boolean progress(Connection connection, UUID id, long records) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update backtests set state = 'running', records = ? where backtest_id = ?"
                                + UNFINISHED)) {
            update.setLong(1, records);
            update.setObject(2, id);
            return update.executeUpdate() == 1;
        }
    }

    /** Whether it was still to be completed. */
    static boolean complete(Connection connection, UUID id, Walk.Outcome outcome)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update backtests set state = 'completed', finished_at = now(), records = log_end,
                            result = ?::jsonb, result_hash = ?
                        where backtest_id = ?\
                        """
                                + UNFINISHED)) {
            update.setString(1, JSON.writeValueAsString(outcome.result()));
            update.setString(2, outcome.hash());
            update.setObject(3, id);
            return update.executeUpdate() == 1;
        }
    }

    /** Ends it without a result; whether there was anything to end. */
    static boolean end(Connection connection, UUID id, String state) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update backtests set state = ?, finished_at = now() where backtest_id = ?"
                                + UNFINISHED)) {
            update.setString(1, state);
            update.setObject(2, id);
            return update.executeUpdate() == 1;
        }
    }

    static BacktestView one(Connection connection, VersionId version, UUID id) throws SQLException {
        Filter filter = of(version).and("backtest_id = ?", id);
        try (PreparedStatement select =
                connection.prepareStatement("select * from backtests" + filter.where())) {
            filter.bind(select);
            List<Row> found = read(select);
            if (found.isEmpty()) {
                throw Filter.notFound();
            }
            return found.getFirst().view();
        }
    }

    /** Newest first. */
    static Page<BacktestView> list(Connection connection, VersionId version, Cut cut)
            throws SQLException {
        Filter filter = of(version).and("number < ?", cut.before());
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select * from backtests"
                                + filter.where()
                                + " order by number desc limit ?")) {
            select.setInt(filter.bind(select), cut.rows());
            return cut.page(read(select), Row::number, Row::view);
        }
    }

    private static Filter of(VersionId version) {
        return new Filter()
                .and("scenario = ?", version.scenario())
                .and("version = ?", version.version());
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

    private static BacktestView view(ResultSet row) throws SQLException {
        SweepForm asked = read(row, "sweep", SweepForm.class);
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new BacktestView(
                row.getString("backtest_id"),
                row.getString("scenario"),
                row.getInt("version"),
                row.getString("state"),
                instant(row, "from_time"),
                instant(row, "to_time"),
                row.getLong("log_end"),
                row.getLong("records"),
                labelsUntil(row),
                row.getString("asked_by"),
                instant(row, "asked_at"),
                finished == null ? null : finished.toInstant(),
                asked,
                ModelForm.of(models(row).candidate()),
                ModelForm.of(models(row).inForce()),
                asked == null ? read(row, "result", BacktestResult.class) : null,
                asked == null ? null : read(row, "result", SweepResult.class),
                row.getString("result_hash"));
    }

    private static Backtest backtest(ResultSet row) throws SQLException {
        try {
            return new Backtest(
                    row.getObject("backtest_id", UUID.class),
                    new InstitutionId(row.getString("institution")),
                    new VersionId(row.getString("scenario"), row.getInt("version")),
                    row.getInt("revision"),
                    new BacktestForm.Range(instant(row, "from_time"), instant(row, "to_time")),
                    row.getLong("log_end"),
                    labelsUntil(row),
                    read(row, "sweep", SweepForm.class),
                    models(row),
                    ScenariosPublished.parseFrom(row.getBytes("candidate")),
                    row.getString("asked_by"));
        } catch (InvalidProtocolBufferException e) {
            throw new SQLException("the sets of a backtest cannot be read", e);
        }
    }

    /** Those of before were held against what was known when they ran. */
    private static Instant labelsUntil(ResultSet row) throws SQLException {
        Instant until = Times.in(row, "labels_until");
        return until == null ? instant(row, "asked_at") : until;
    }

    /** Whether there is anything to replay: a log may hold scenarios alone. */
    static boolean hasPayments(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select exists (select from transactions)");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** The database's clock, by which it is noted when officers' decisions were known. */
    static Instant now(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select clock_timestamp() as now");
                ResultSet row = select.executeQuery()) {
            row.next();
            return instant(row, "now");
        }
    }

    private static <T> @Nullable T read(ResultSet row, String column, Class<T> type)
            throws SQLException {
        String json = row.getString(column);
        return json == null ? null : JSON.readValue(json, type);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
