package vigil.cases.reports.proposals;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vigil.cases.pages.Times;
import vigil.cases.pages.Words;
import vigil.cases.reports.life.ReportState;
import vigil.kernel.identity.Caller;

/** Rows of what time brought about with reports. */
final class ReportCalls {

    private ReportCalls() {}

    /**
     * What is to be called.
     *
     * @param what deadline_near, deadline_breached, unanswered or continuation_near
     * @param occasion tells those of one report and kind apart: a deadline, or a file
     */
    record Call(UUID report, String what, String occasion) {}

    /**
     * How long nobody minds.
     *
     * @param answer of the authority to a file
     * @param continuation from a file to the report that carries it on
     */
    record Patience(Duration answer, Duration continuation) {}

    /**
     * What nobody was called for yet: a report that is not filed, with a quarter of its time left
     * or none; a file without an answer; activity that goes on and is to be reported again.
     */
    static List<Call> due(Connection connection, Instant now, Patience patience, int most)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select report_id, what, occasion from (
                            select report_id, case when due_at <= ? then 'deadline_breached' else 'deadline_near' end as what,
                                to_char(due_at at time zone 'UTC', 'YYYY-MM-DD') as occasion
                            from reports where %s
                                and due_at - (due_at - detected_at) / 4 <= ?
                            union all
                            select report_id, 'unanswered', submission_id::text from report_submissions
                            where state = 'sent' and sent_at <= ?
                            union all
                            select r.report_id, 'continuation_near', s.submission_id::text
                            from reports r join report_submissions s using (report_id)
                            where r.form = 'sar' and r.state in ('acknowledged', 'accepted_with_warnings')
                                and s.verdict in ('acknowledged', 'accepted_with_warnings') and s.made_at <= ?
                        ) as due
                        where not exists (select from report_calls c
                            where c.report_id = due.report_id and c.occasion = due.what || ':' || due.occasion)
                        order by report_id, what limit ?\
                        """
                                .formatted(Words.anyOf("state", ReportState.OPEN)))) {
            select.setObject(1, Times.of(now));
            select.setObject(2, Times.of(now));
            select.setObject(3, Times.of(now.minus(patience.answer())));
            select.setObject(4, Times.of(now.minus(patience.continuation())));
            select.setInt(5, most);
            List<Call> due = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    due.add(
                            new Call(
                                    row.getObject("report_id", UUID.class),
                                    row.getString("what"),
                                    row.getString("occasion")));
                }
            }
            return due;
        }
    }

    /** Keeps that it was called for; gives whether it was not before. */
    static boolean isFirst(Connection connection, Caller house, Call call) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into report_calls (institution, report_id, occasion) values (?, ?, ?)"
                                + " on conflict do nothing")) {
            insert.setString(1, house.institution().value());
            insert.setObject(2, call.report());
            insert.setString(3, call.what() + ":" + call.occasion());
            return insert.executeUpdate() == 1;
        }
    }
}
