package vigil.cases.metrics;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.cases.metrics.Metrics.Ageing;
import vigil.cases.metrics.Metrics.Closed;
import vigil.cases.metrics.Metrics.Funnel;
import vigil.cases.metrics.Metrics.Reports;
import vigil.cases.metrics.Metrics.Times;
import vigil.cases.pages.Period;
import vigil.cases.pages.Words;
import vigil.cases.reports.life.ReportState;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.Role;
import vigil.kernel.pages.Filter;

/** Reads the figures from one state of the rows. */
public final class MetricsReader {

    /** When a disposition took effect. */
    private static final String CLOSED_AT = "coalesce(d.confirmed_at, d.made_at)";

    private static final String FUNNEL =
            """
            select count(*) as alerts,
                count(*) filter (where w.state = 'closed') as decided,
                count(w.case_id) as in_cases,
                count(distinct w.case_id) as cases,
                count(distinct w.case_id) filter (where c.state = 'closed') as closed_cases,
                count(*) filter (where w.state = 'closed' and d.disposition in ('true_positive', 'reported'))
                    as true_positives
            from work_items w left join dispositions d on d.number = w.disposition
                left join cases c on c.case_id = w.case_id\
            """;

    private static final String CLOSED =
            """
            select grouping(scenario, officer) as what, coalesce(scenario, officer) as key, count(*) as closed,
                count(*) filter (where false_positive) as false_positives,
                percentile_cont(array[0.5, 0.9]) within group (order by seconds) as times
            from (
                select coalesce(w.scenario, w.list, 'none') as scenario, d.author as officer,
                    d.disposition = 'false_positive' as false_positive,
                    extract(epoch from coalesce(d.confirmed_at, d.made_at) - w.received_at)::float8 as seconds
                from work_items w join dispositions d on d.number = w.disposition%s) x
            group by grouping sets ((scenario), (officer), ())
            order by closed desc, key\
            """;

    private static final String CLOSED_CASES =
            """
            select count(*) as closed,
                percentile_cont(array[0.5, 0.9]) within group (
                    order by extract(epoch from e.approved_at - c.created_at)::float8) as times
            from cases c join case_closings e on e.number = c.closing\
            """;

    private static final String REPORTS =
            """
            select (select count(distinct w.case_id) from work_items w join reports r on r.case_id = w.case_id
                    where w.received_at >= ? and w.received_at < ? and exists (
                        select from report_submissions s
                        where s.report_id = r.report_id and s.sent_at is not null)) as cases_reported,
                (select count(*) from reports where created_at >= ? and created_at < ?) as begun,
                (select count(*) from report_submissions where sent_at >= ? and sent_at < ?) as sent,
                (select count(*) from report_submissions where sent_at >= ? and sent_at < ?
                    and verdict in ('acknowledged', 'accepted_with_warnings')) as accepted,
                (select count(*) from report_submissions where sent_at >= ? and sent_at < ?
                    and verdict = 'rejected') as rejected,
                (select count(*) from reports where due_at <= ? and %s) as overdue\
            """
                    .formatted(Words.anyOf("state", ReportState.OPEN));

    private static final String AGEING =
            """
            select count(*) filter (where %1$s > ?), count(*) filter (where %1$s <= ? and %1$s > ?),
                count(*) filter (where %1$s <= ? and %1$s > ?), count(*) filter (where %1$s <= ?)
            from %2$s where state not in ('closed', 'merged')\
            """;

    /** What {@code grouping} says of the three sets: a bit for what is not grouped by. */
    private static final int BY_SCENARIO = 1;

    private static final int BY_OFFICER = 2;
    private static final int ALL = 3;
    private static final int[] AGES = {31, 61, 91};

    private final Questions questions;

    public MetricsReader(Questions questions) {
        this.questions = questions;
    }

    Metrics read(Caller caller, Period period) {
        return questions.ask(caller.institution(), connection -> read(connection, caller, period));
    }

    private static Metrics read(Connection connection, Caller caller, Period period)
            throws SQLException {
        Funnel funnel = funnel(connection, period);
        List<Grouped> closed = closed(connection, period);
        boolean all = caller.is(Role.SUPERVISOR) || caller.is(Role.AUDITOR);
        return new Metrics(
                period.from(),
                period.to(),
                period.now(),
                funnel,
                ageing(connection, "received_at", "work_items", period.now()),
                ageing(connection, "created_at", "cases", period.now()),
                AgeBands.ofItems(connection, period.now()),
                AgeBands.ofCases(connection, period.now()),
                of(closed, ALL).getFirst(),
                closedCases(connection, period),
                of(closed, BY_SCENARIO),
                of(closed, BY_OFFICER).stream()
                        .filter(own -> all || caller.login().equals(own.key()))
                        .toList(),
                caller.is(Role.REPORTER) ? reports(connection, period, funnel) : null);
    }

    private static Funnel funnel(Connection connection, Period period) throws SQLException {
        Filter arrived = period.filter("w.received_at").and("w.state <> 'merged'");
        try (PreparedStatement select = connection.prepareStatement(FUNNEL + arrived.where())) {
            arrived.bind(select);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                long alerts = row.getLong("alerts");
                long decided = row.getLong("decided");
                long inCases = row.getLong("in_cases");
                long truePositives = row.getLong("true_positives");
                return new Funnel(
                        alerts,
                        decided,
                        inCases,
                        row.getLong("cases"),
                        row.getLong("closed_cases"),
                        truePositives,
                        share(inCases, alerts),
                        share(truePositives, decided));
            }
        }
    }

    private static @Nullable Double share(long part, long whole) {
        return whole == 0 ? null : (double) part / whole;
    }

    /**
     * What was closed of one scenario, by one officer, or of all.
     *
     * @param what which of these
     */
    private record Grouped(int what, Closed closed) {}

    private static List<Closed> of(List<Grouped> groups, int what) {
        return groups.stream().filter(group -> group.what() == what).map(Grouped::closed).toList();
    }

    private static List<Grouped> closed(Connection connection, Period period) throws SQLException {
        Filter closed = period.filter(CLOSED_AT).and("w.state = 'closed'");
        try (PreparedStatement select =
                connection.prepareStatement(CLOSED.formatted(closed.where()))) {
            closed.bind(select);
            List<Grouped> groups = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    long falsePositives = row.getLong("false_positives");
                    Times times = times(row);
                    groups.add(
                            new Grouped(
                                    row.getInt("what"),
                                    new Closed(
                                            row.getString("key"),
                                            times,
                                            falsePositives,
                                            share(falsePositives, times.count()))));
                }
            }
            return groups;
        }
    }

    private static Times closedCases(Connection connection, Period period) throws SQLException {
        Filter closed = period.filter("e.approved_at").and("c.state = 'closed'");
        try (PreparedStatement select =
                connection.prepareStatement(CLOSED_CASES + closed.where())) {
            closed.bind(select);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return times(row);
            }
        }
    }

    private static Times times(ResultSet row) throws SQLException {
        Array both = row.getArray("times");
        if (both == null) {
            return new Times(row.getLong("closed"), null, null);
        }
        Double[] times = (Double[]) both.getArray();
        return new Times(row.getLong("closed"), Math.round(times[0]), Math.round(times[1]));
    }

    /**
     * @param since the column that says since when it waits
     */
    private static Ageing ageing(Connection connection, String since, String table, Instant now)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(AGEING.formatted(since, table))) {
            int next = 1;
            for (int age : AGES) {
                // The end of one group is the beginning of the next.
                select.setObject(
                        next++, vigil.cases.pages.Times.of(now.minus(Duration.ofDays(age))));
                select.setObject(
                        next++, vigil.cases.pages.Times.of(now.minus(Duration.ofDays(age))));
            }
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Ageing(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
            }
        }
    }

    private static Reports reports(Connection connection, Period period, Funnel funnel)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(REPORTS)) {
            for (int i = 1; i <= 9; i += 2) {
                select.setObject(i, vigil.cases.pages.Times.of(period.from()));
                select.setObject(i + 1, vigil.cases.pages.Times.of(period.to()));
            }
            select.setObject(11, vigil.cases.pages.Times.of(period.now()));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                long cases = row.getLong("cases_reported");
                return new Reports(
                        cases,
                        share(cases, funnel.cases()),
                        row.getLong("begun"),
                        row.getLong("sent"),
                        row.getLong("accepted"),
                        row.getLong("rejected"),
                        row.getLong("overdue"));
            }
        }
    }
}
