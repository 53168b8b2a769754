package vigil.identity.reviews;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vigil.kernel.identity.InstitutionId;

/** What was decided about access; rows are added and never changed. */
@Component
public class AccessReviews {

    private static final String COLUMNS =
            """
            select id, kind, holder, roles, decision, reason, decided_by, decided_at
            from access_reviews where institution = :institution
            """;
    private static final int MOST = 1_000;

    private final JdbcClient jdbc;

    AccessReviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A decision.
     *
     * @param kind {@code officer}, {@code client} or {@code key}
     * @param roles what the holder had when it was decided
     * @param decision {@code keep}, {@code change} or {@code withdraw}
     */
    public record Review(
            String id,
            String kind,
            String holder,
            List<String> roles,
            String decision,
            String reason,
            String decidedBy,
            Instant decidedAt) {

        public Review {
            roles = List.copyOf(roles);
        }
    }

    public void add(InstitutionId institution, Review review) {
        jdbc.sql(
                        """
                        insert into access_reviews (id, institution, kind, holder, roles, decision,
                            reason, decided_by, decided_at)
                        values (:id, :institution, :kind, :holder, :roles, :decision, :reason, :by,
                            :at)
                        """)
                .param("id", review.id())
                .param("institution", institution.value())
                .param("kind", review.kind())
                .param("holder", review.holder())
                .param("roles", review.roles().toArray(String[]::new))
                .param("decision", review.decision())
                .param("reason", review.reason())
                .param("by", review.decidedBy())
                .param("at", Timestamp.from(review.decidedAt()))
                .update();
    }

    /** The newest first. */
    public List<Review> newest(InstitutionId institution, int most) {
        return jdbc.sql(COLUMNS + "order by decided_at desc, id desc limit :most")
                .param("institution", institution.value())
                .param("most", Math.min(most, MOST))
                .query(AccessReviews::review)
                .list();
    }

    /** The last one of each holder. */
    public Map<String, Review> last(InstitutionId institution) {
        Map<String, Review> last = new HashMap<>();
        jdbc.sql(
                        """
                        select distinct on (holder)
                            id, kind, holder, roles, decision, reason, decided_by, decided_at
                        from access_reviews where institution = :institution
                        order by holder, decided_at desc, id desc
                        """)
                .param("institution", institution.value())
                .query(AccessReviews::review)
                .list()
                .forEach(review -> last.put(review.holder(), review));
        return last;
    }

    private static Review review(ResultSet row, int number) throws SQLException {
        return new Review(
                row.getString("id"),
                row.getString("kind"),
                row.getString("holder"),
                Arrays.asList((String[]) row.getArray("roles").getArray()),
                row.getString("decision"),
                row.getString("reason"),
                row.getString("decided_by"),
                row.getTimestamp("decided_at").toInstant());
    }
}
