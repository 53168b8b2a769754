package vigil.identity.replays;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vigil.kernel.tokens.ProofCheck;

/** Names that were seen, in PostgreSQL: all houses of this kind on one database share them. */
@Component
public class SeenOnce implements ProofCheck.Sightings {

    private final JdbcClient jdbc;

    SeenOnce(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean isFirst(String name, Instant end) {
        return jdbc.sql(
                                """
                                insert into seen_once (hash, expires_at) values (:hash, :end)
                                on conflict do nothing
                                """)
                        .param("hash", hash(name))
                        .param("end", Timestamp.from(end))
                        .update()
                == 1;
    }

    private static byte[] hash(String name) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
