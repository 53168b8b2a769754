package vigil.cases.authorities;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.scheduling.annotation.Scheduled;
import vigil.cases.pages.Times;
import vigil.cases.told.Beat;
import vigil.cases.told.Chronicle;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.InstitutionId;

/**
 * Calls those who may know while a quarter of the time for an answer is left, when it is gone, and
 * a week before an account need not stay frozen or open any more; each once.
 */
public class AuthorityClock {

    private static final int BATCH = 200;
    private static final Duration BEFORE_EXPIRY = Duration.ofDays(7);

    private final DataSource dataSource;
    private final AuthorityDesk desk;

    public AuthorityClock(DataSource dataSource, AuthorityDesk desk) {
        this.dataSource = dataSource;
        this.desk = desk;
    }

    /** Looks after every institution; what fails is tried again at the next beat. */
    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    public void beat() {
        Beat.each(dataSource, "the authorities' clock waits for its store", this::call);
    }

    /**
     * @param occasion tells those of one request and kind apart
     */
    private record Due(UUID id, String what, String occasion) {}

    private void call(InstitutionId institution) {
        Caller clock = new Caller(institution, Chronicle.HOUSE, Set.of());
        desk.questions()
                .change(
                        institution,
                        connection -> {
                            for (Due due : due(connection, desk.work().chronicle().now())) {
                                AuthorityRequest kept =
                                        AuthorityRows.lock(connection, due.id()).orElseThrow();
                                if (isFirst(connection, clock, due)) {
                                    desk.note(
                                            connection,
                                            clock,
                                            kept,
                                            "authority_request_" + due.what(),
                                            Map.of());
                                    desk.call(connection, clock, kept, due.what());
                                }
                            }
                            return true;
                        });
    }

    private static List<Due> due(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select request_id, what, what || ':' || until as occasion from (
                            select request_id, case when due_at <= ? then 'breached' else 'near' end as what,
                                extract(epoch from due_at)::bigint as until
                            from authority_requests where state = 'open'
                                and due_at - (due_at - received_at) / 4 <= ?
                            union all
                            select request_id, 'expiry_near', extract(epoch from in_force_until)::bigint
                            from authority_requests where state <> 'withdrawn' and in_force_until <= ?
                        ) as due
                        where not exists (select from authority_request_calls c
                            where c.request_id = due.request_id and c.occasion = due.what || ':' || due.until)
                        order by request_id, what limit ?\
                        """)) {
            select.setObject(1, Times.of(now));
            select.setObject(2, Times.of(now));
            select.setObject(3, Times.of(now.plus(BEFORE_EXPIRY)));
            select.setInt(4, BATCH);
            List<Due> due = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    due.add(
                            new Due(
                                    row.getObject("request_id", UUID.class),
                                    row.getString("what"),
                                    row.getString("occasion")));
                }
            }
            return due;
        }
    }

    private static boolean isFirst(Connection connection, Caller clock, Due due)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into authority_request_calls (institution, request_id, occasion)"
                                + " values (?, ?, ?) on conflict do nothing")) {
            insert.setString(1, clock.institution().value());
            insert.setObject(2, due.id());
            insert.setString(3, due.occasion());
            return insert.executeUpdate() == 1;
        }
    }
}
