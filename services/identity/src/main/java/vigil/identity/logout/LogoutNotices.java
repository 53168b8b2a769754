package vigil.identity.logout;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import vigil.identity.clients.Clients;
import vigil.kernel.identity.RandomId;

/**
 * Notes which programs have to be told that an officer has left (OpenID Connect Back-Channel Logout
 * 1.0): those that hold a grant of the officer and were registered with an address for it. Written
 * in the transaction of the caller, so that a crash loses no notice of a session that ended; {@link
 * LogoutPost} brings them.
 */
@Component
public class LogoutNotices {

    /** By then every token that the program holds has run out. */
    private static final Duration KEPT = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Clients clients;
    private final InstantSource clock;

    LogoutNotices(JdbcClient jdbc, Clients clients, InstantSource clock) {
        this.jdbc = jdbc;
        this.clients = clients;
        this.clock = clock;
    }

    /**
     * Something to tell.
     *
     * @param id the same however often it is told
     * @param session null where all of the officer's sessions ended
     * @param tries how often it was tried, this time counted
     */
    record Notice(String id, String client, String officer, @Nullable String session, int tries) {}

    /** All sessions of an officer end. */
    public void tell(String officer) {
        List<String> holders =
                jdbc.sql("select distinct client from grants where login = :officer")
                        .param("officer", officer)
                        .query((row, number) -> row.getString("client"))
                        .list();
        note(holders, officer, null);
    }

    /** The session of a browser ends. */
    public void tell(Authentication officer) {
        if (officer.getDetails() instanceof String session) {
            tell(officer.getName(), session);
        } else {
            tell(officer.getName());
        }
    }

    /** One session of an officer ends; programs that hold nothing of it are not told. */
    public void tell(String officer, String session) {
        List<String> holders =
                jdbc.sql(
                                """
                                select distinct client from grants
                                where login = :officer and session = :session
                                """)
                        .param("officer", officer)
                        .param("session", session)
                        .query((row, number) -> row.getString("client"))
                        .list();
        note(holders, officer, session);
    }

    /**
     * Notices whose time has come, each for one who asks: it comes again after a while unless it is
     * {@link #taken}.
     */
    List<Notice> due(int most, Duration patience) {
        Instant now = clock.instant();
        return jdbc.sql(
                        """
                        update logout_notices
                        set tries = tries + 1,
                            next_at = cast(:again as timestamptz) + least(power(2, tries), 180) * interval '5 seconds'
                        where id in (select id from logout_notices where next_at <= :now
                            order by next_at limit :most for update skip locked)
                        returning id, client, officer, session, tries
                        """)
                .param("now", Timestamp.from(now))
                .param("again", Timestamp.from(now.plus(patience)))
                .param("most", most)
                .query((row, number) ->
                        new Notice(
                                row.getString("id"),
                                row.getString("client"),
                                row.getString("officer"),
                                row.getString("session"),
                                row.getInt("tries")))
                .list();
    }

    /** It need not be told again. */
    void taken(Notice notice) {
        jdbc.sql("delete from logout_notices where id = :id").param("id", notice.id()).update();
    }

    private void note(List<String> holders, String officer, @Nullable String session) {
        Instant now = clock.instant();
        for (String holder : holders) {
            clients.of(holder)
                    .filter(client -> client.profile().logoutNotice() != null)
                    .ifPresent(client ->
                            jdbc.sql(
                                            """
                                            insert into logout_notices
                                                (id, client, officer, session, next_at, ends_at)
                                            values (:id, :client, :officer, :session, :now, :end)
                                            """)
                                    .param("id", RandomId.next())
                                    .param("client", client.id())
                                    .param("officer", officer)
                                    .param("session", session)
                                    .param("now", Timestamp.from(now))
                                    .param("end", Timestamp.from(now.plus(KEPT)))
                                    .update());
        }
    }
}
