package vigil.cases.told;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Page;

/** Reads what was written down. */
public final class Timeline {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<java.util.TreeMap<String, String>> DETAILS =
            new TypeReference<>() {};

    private Timeline() {}

    /** The newest first. */
    public static Page<TimelineEntry> page(Connection connection, UUID about, Cut cut)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select number, at, actor, what, details from timeline
                        where about = ? and number < ? order by number desc limit ?\
                        """)) {
            select.setObject(1, about);
            select.setLong(2, cut.before());
            select.setInt(3, cut.rows());
            return cut.page(select, Timeline::entry);
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
