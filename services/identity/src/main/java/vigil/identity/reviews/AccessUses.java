package vigil.identity.reviews;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** In which hours somebody asked for tokens, and how many: without one nothing can be done. */
@Component
public class AccessUses {

    /** What a year's review looks at, and no more. */
    private static final Duration KEPT = Duration.ofDays(400);

    private final JdbcClient jdbc;
    private final InstantSource clock;

    AccessUses(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A token was given.
     *
     * @param holder an officer, or a client that acts for itself
     */
    public void note(String holder) {
        jdbc.sql(
                        """
                        insert into access_uses (holder, hour, tokens) values (:holder, :hour, 1)
                        on conflict (holder, hour) do update set tokens = access_uses.tokens + 1
                        """)
                .param("holder", holder)
                .param("hour", Timestamp.from(clock.instant().truncatedTo(ChronoUnit.HOURS)))
                .update();
    }

    /** The last hour of use of each of these holders that has one. */
    public Map<String, Instant> last(List<String> holders) {
        Map<String, Instant> last = new HashMap<>();
        jdbc.sql(
                        """
                        select holder, max(hour) as hour from access_uses
                        where holder = any (:holders) group by holder
                        """)
                .param("holders", holders.toArray(String[]::new))
                .query((row, number) ->
                        last.put(row.getString("holder"), row.getTimestamp("hour").toInstant()))
                .list();
        return last;
    }

    /** Tokens by hour, for each of these holders, from a moment on. */
    public Map<String, TreeMap<Instant, Integer>> since(List<String> holders, Instant from) {
        Map<String, TreeMap<Instant, Integer>> uses = new HashMap<>();
        jdbc.sql(
                        """
                        select holder, hour, tokens from access_uses
                        where holder = any (:holders) and hour >= :from
                        """)
                .param("holders", holders.toArray(String[]::new))
                .param("from", Timestamp.from(from))
                .query((row, number) ->
                        uses.computeIfAbsent(row.getString("holder"), fresh -> new TreeMap<>())
                                .put(row.getTimestamp("hour").toInstant(), row.getInt("tokens")))
                .list();
        return uses;
    }

    /** Forgets what no review looks at any more. */
    public int sweep() {
        return jdbc.sql("delete from access_uses where hour < :before")
                .param("before", Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }
}
