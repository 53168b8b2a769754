package vigil.cases.told;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.Role;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Page;

/** Reads what was written down. */
public final class Timeline {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<java.util.TreeMap<String, String>> DETAILS =
            new TypeReference<>() {};

    private Timeline() {}

    /** What this officer may read, the newest first. */
    public static Page<TimelineEntry> page(
            Connection connection, Caller caller, UUID about, Cut cut) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select number, at, actor, what, details from timeline
                        where about = ? and number < ? and (? or not confidential) order by number desc limit ?\
                        """)) {
            select.setObject(1, about);
            select.setLong(2, cut.before());
            select.setBoolean(3, caller.is(Role.REPORTER));
            select.setInt(4, cut.rows());
            return cut.page(select, Timeline::entry);
        }
    }

    /** Whether somebody has done the same in the hour of this moment. */
    public static boolean saysWithin(
            Connection connection, UUID about, String actor, String what, Instant moment)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select exists (select from timeline where about = ? and actor = ? and what = ? and at >= ?)\
                        """)) {
            select.setObject(1, about);
            select.setString(2, actor);
            select.setString(3, what);
            select.setObject(
                    4,
                    OffsetDateTime.ofInstant(moment.truncatedTo(ChronoUnit.HOURS), ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static TimelineEntry entry(ResultSet row) throws SQLException {
        return new TimelineEntry(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("what"),
                JSON.readValue(row.getString("details"), DETAILS));
    }
}
