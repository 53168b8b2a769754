package vigil.cases.looks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import vigil.cases.looks.LookFigures.Figure;
import vigil.cases.pages.Period;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Filter;

/** Counts what second looks found. */
final class FiguresReader {

    private static final String FIGURES =
            """
            select grouping(scenario, officer) as what, coalesce(scenario, officer) as key, count(*) as closings,
                count(state) as drawn,
                count(*) filter (where state in ('waiting', 'taken')) as open,
                count(*) filter (where state = 'lapsed') as lapsed,
                count(*) filter (where state = 'agreed') as agreed,
                count(*) filter (where state = 'disagreed') as disagreed,
                count(*) filter (where reopened) as reopened,
                count(*) filter (where 'evidence_missed' = any (faults)) as evidence_missed,
                count(*) filter (where 'wrong_reason' = any (faults)) as wrong_reason,
                count(*) filter (where 'reason_not_enough' = any (faults)) as reason_not_enough,
                count(*) filter (where 'procedure' = any (faults)) as procedure
            from (
                select coalesce(w.scenario, w.list, 'none') as scenario, d.closed_by as officer, l.state, l.reopened,
                    l.faults
                from closing_draws d join work_items w on w.item_id = d.item_id
                    left join second_looks l on l.item_id = d.item_id and l.closing = d.version%s) x
            group by grouping sets ((scenario), (officer), ())
            order by drawn desc, closings desc, key\
            """;

    /** What {@code grouping} says of the three sets: a bit for what is not grouped by. */
    private static final int BY_SCENARIO = 1;

    private static final int BY_OFFICER = 2;
    private static final int ALL = 3;

    private FiguresReader() {}

    /** Figures with which of the three they are. */
    private record Grouped(int what, Figure figure) {}

    /**
     * @param closedIn narrows {@code d.at}
     */
    static LookFigures read(Connection connection, Caller caller, Period period, Filter closedIn)
            throws SQLException {
        List<Grouped> groups = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(FIGURES.formatted(closedIn.where()))) {
            closedIn.bind(select);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    groups.add(new Grouped(row.getInt("what"), figure(row)));
                }
            }
        }
        return new LookFigures(
                period.from(),
                period.to(),
                of(groups, ALL).getFirst(),
                of(groups, BY_OFFICER).stream()
                        .filter(own ->
                                LookNarrowing.leads(caller) || caller.login().equals(own.key()))
                        .toList(),
                of(groups, BY_SCENARIO));
    }

    private static List<Figure> of(List<Grouped> groups, int what) {
        return groups.stream().filter(group -> group.what() == what).map(Grouped::figure).toList();
    }

    private static Figure figure(ResultSet row) throws SQLException {
        long agreed = row.getLong("agreed");
        long disagreed = row.getLong("disagreed");
        return new Figure(
                row.getString("key"),
                row.getLong("closings"),
                row.getLong("drawn"),
                row.getLong("open"),
                row.getLong("lapsed"),
                agreed,
                disagreed,
                row.getLong("reopened"),
                row.getLong("evidence_missed"),
                row.getLong("wrong_reason"),
                row.getLong("reason_not_enough"),
                row.getLong("procedure"),
                LookFigures.rate(disagreed, agreed + disagreed),
                LookFigures.atMost(disagreed, agreed + disagreed));
    }
}
