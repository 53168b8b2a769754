package vigil.cases.looks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.scheduling.annotation.Scheduled;
import vigil.cases.pages.Times;
import vigil.cases.sampling.LookCalls;
import vigil.cases.told.Beat;
import vigil.cases.told.Chronicle;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.InstitutionId;

/** Tells the supervisors of a second look that nobody has answered in time; once. */
public class LookClock {

    private static final int BATCH = 200;
    private static final String OVERDUE = "overdue";

    private final DataSource dataSource;
    private final Questions questions;
    private final Chronicle chronicle;

    public LookClock(DataSource dataSource, Questions questions, Chronicle chronicle) {
        this.dataSource = dataSource;
        this.questions = questions;
        this.chronicle = chronicle;
    }

    /** Looks after every institution; what fails is tried again at the next beat. */
    @Scheduled(fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    public void beat() {
        Beat.each(dataSource, "the second looks' clock waits for its store", this::call);
    }

    private void call(InstitutionId institution) {
        questions.change(
                institution,
                connection -> {
                    for (LookCalls.Call due : due(connection, chronicle.now())) {
                        if (isFirst(connection, institution, due.look())) {
                            LookCalls.announce(connection, chronicle, institution, due);
                        }
                    }
                    return true;
                });
    }

    private static List<LookCalls.Call> due(Connection connection, Instant now)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select look_id, closed_by, confirmed_by from second_looks l
                        where state in ('waiting', 'taken') and due_at <= ?
                            and not exists (select from second_look_calls c where c.look_id = l.look_id)
                        order by due_at limit ?\
                        """)) {
            select.setObject(1, Times.of(now));
            select.setInt(2, BATCH);
            List<LookCalls.Call> due = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    due.add(
                            new LookCalls.Call(
                                    row.getObject(1, UUID.class),
                                    OVERDUE,
                                    row.getString(2),
                                    row.getString(3)));
                }
            }
            return due;
        }
    }

    private static boolean isFirst(Connection connection, InstitutionId institution, UUID look)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into second_look_calls (institution, look_id, occasion) values (?, ?, ?)"
                                + " on conflict do nothing")) {
            insert.setString(1, institution.value());
            insert.setObject(2, look);
            insert.setString(3, OVERDUE);
            return insert.executeUpdate() == 1;
        }
    }
}
