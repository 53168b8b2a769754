package vigil.identity.revocations;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vigil.kernel.identity.RandomId;
import vigil.kernel.outbox.Message;
import vigil.kernel.outbox.Outbox;
import vigil.kernel.tokens.Revocations;

/**
 * Ends grants, and tells whoever checks tokens that what was given under them is good no longer: in
 * the transaction of the change.
 */
@Component
public class EndedGrants {

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final InstantSource clock;

    EndedGrants(JdbcClient jdbc, Outbox outbox, InstantSource clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** All that an officer, or a machine for itself, was granted. */
    @Transactional
    public void ofLogin(String login) {
        end("login", login);
    }

    /** All that was granted to a program. */
    @Transactional
    public void ofClient(String client) {
        end("client", client);
    }

    /** All that was granted in a session. */
    @Transactional
    public void ofSession(String session) {
        end("session", session);
    }

    @Transactional
    public void one(String grant) {
        end("id", grant);
    }

    /** Whether there is a grant still whose tokens carry this. */
    public boolean isLive(String carried) {
        return jdbc.sql("select 1 from grants where revocable = :carried")
                .param("carried", carried)
                .query((row, number) -> number)
                .optional()
                .isPresent();
    }

    /** Tells that a token, or all of a grant, is revoked. */
    @Transactional
    public void tell(String id) {
        say(id, RandomId.next());
    }

    /**
     * Tells that all there is to tell was told. It goes the way of revocations, so that it never
     * comes when they do not; while one waits there, no other is written, and the one before is not
     * kept.
     */
    @Transactional
    public void beat() {
        jdbc.sql(
                        """
                        delete from outbox
                        where sent_at > now() - interval '10 seconds'
                            and topic = :topic and key = :beat
                        """)
                .param("topic", Revocations.TOPIC)
                .param("beat", Revocations.BEAT)
                .update();
        boolean waits =
                jdbc.sql(
                                """
                                select 1 from outbox
                                where sent_at is null and topic = :topic and key = :beat limit 1
                                """)
                        .param("topic", Revocations.TOPIC)
                        .param("beat", Revocations.BEAT)
                        .query((row, number) -> number)
                        .optional()
                        .isPresent();
        if (!waits) {
            say(Revocations.BEAT, RandomId.next());
        }
    }

    /**
     * @param column of ours, never a caller's word
     */
    private void end(String column, String value) {
        List<String> carried =
                jdbc.sql("delete from grants where " + column + " = :value returning revocable")
                        .param("value", value)
                        .query((row, number) -> row.getString("revocable"))
                        .list();
        carried.stream().filter(Objects::nonNull).forEach(this::tell);
    }

    private void say(String id, String message) {
        byte[] now = clock.instant().toString().getBytes(StandardCharsets.US_ASCII);
        outbox.put(new Message(Revocations.TOPIC, id, message, now));
    }
}
