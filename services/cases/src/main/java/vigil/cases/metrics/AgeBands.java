package vigil.cases.metrics;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigil.cases.metrics.Metrics.AgeBand;
import vigil.cases.pages.Times;
import vigil.cases.pages.Words;
import vigil.cases.settings.Severity;

/** How old open work is, in bands of days as desks report them, with what of it is late. */
final class AgeBands {

    /** Full days at which a band begins after the first. */
    private static final int[] BEGINS = {2, 4, 8, 15, 31, 61, 91};

    private static final String ALL = "all";

    /**
     * The interval of whole days is cut off as {@link Metrics.Ageing} does: 2 days are 48 hours.
     */
    private static final String ITEMS =
            """
            select coalesce(severity, 'all') as severity, band, count(*) as open, count(*) filter (where late) as late
            from (
                select severity, due_at <= ? as late,
                    width_bucket(extract(epoch from ? - received_at) / 86400, array%s) as band
                from work_items where state not in ('closed', 'merged')) x
            group by grouping sets ((severity, band), (band))\
            """
                    .formatted(Arrays.toString(BEGINS));

    private static final String CASES =
            """
            select 'all' as severity, band, count(*) as open, count(*) filter (where late) as late
            from (
                select due_at <= ? as late,
                    width_bucket(extract(epoch from ? - created_at) / 86400, array%s) as band
                from cases where state <> 'closed') x
            group by band\
            """
                    .formatted(Arrays.toString(BEGINS));

    private AgeBands() {}

    /** All, then by severity, the gravest first. */
    static List<AgeBand> ofItems(Connection connection, Instant now) throws SQLException {
        Map<String, AgeBand> found = found(connection, ITEMS, now);
        List<AgeBand> bands = new ArrayList<>(of(found, ALL));
        for (Severity severity : List.of(Severity.values()).reversed()) {
            bands.addAll(of(found, Words.of(severity)));
        }
        return bands;
    }

    static List<AgeBand> ofCases(Connection connection, Instant now) throws SQLException {
        return of(found(connection, CASES, now), ALL);
    }

    private static List<AgeBand> of(Map<String, AgeBand> found, String severity) {
        List<AgeBand> bands = new ArrayList<>();
        for (int band = 0; band <= BEGINS.length; band++) {
            AgeBand empty = band(severity, band, 0, 0);
            bands.add(found.getOrDefault(empty.key(), empty));
        }
        return bands;
    }

    private static Map<String, AgeBand> found(Connection connection, String question, Instant now)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(question)) {
            select.setObject(1, Times.of(now));
            select.setObject(2, Times.of(now));
            Map<String, AgeBand> bands = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    AgeBand band =
                            band(
                                    row.getString("severity"),
                                    row.getInt("band"),
                                    row.getLong("open"),
                                    row.getLong("late"));
                    bands.put(band.key(), band);
                }
            }
            return bands;
        }
    }

    private static AgeBand band(String severity, int band, long open, long late) {
        int from = band == 0 ? 0 : BEGINS[band - 1];
        @Nullable Integer to = band == BEGINS.length ? null : Integer.valueOf(BEGINS[band] - 1);
        return new AgeBand(
                severity + " " + from + (to == null ? "+" : "-" + to),
                severity.equals(ALL) ? null : severity,
                from,
                to,
                open,
                late);
    }
}
