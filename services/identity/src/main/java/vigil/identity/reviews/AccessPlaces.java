package vigil.identity.reviews;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vigil.kernel.secrecy.BlindIndex;
import vigil.kernel.secrecy.MasterKey;
import vigil.kernel.secrecy.Personal;

/** From which networks somebody signed in; only a keyed hash is kept, good to know one again. */
@Component
public class AccessPlaces {

    private static final Duration KEPT = Duration.ofDays(400);

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final BlindIndex hashes;

    AccessPlaces(JdbcClient jdbc, InstantSource clock, MasterKey master) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.hashes = new BlindIndex(master, "access-places");
    }

    /** Somebody signed in. */
    public void note(String holder, Personal network) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql(
                        """
                        insert into access_places (holder, place, first_at, last_at)
                        values (:holder, :place, :now, :now)
                        on conflict (holder, place) do update set last_at = excluded.last_at
                        """)
                .param("holder", holder)
                .param("place", hashes.of(holder, network.reveal()))
                .param("now", now)
                .update();
    }

    /** Which of these came from somewhere new since a moment, having come from elsewhere before. */
    public Set<String> moved(List<String> holders, Instant since) {
        return new HashSet<>(
                jdbc.sql(
                                """
                                select holder from access_places where holder = any (:holders)
                                group by holder
                                having max(first_at) >= :since and min(first_at) < :since
                                """)
                        .param("holders", holders.toArray(String[]::new))
                        .param("since", Timestamp.from(since))
                        .query((row, number) -> row.getString("holder"))
                        .list());
    }

    /** Forgets what no review looks at any more. */
    public int sweep() {
        return jdbc.sql("delete from access_places where last_at < :before")
                .param("before", Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }
}
