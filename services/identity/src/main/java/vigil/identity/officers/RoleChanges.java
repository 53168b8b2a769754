package vigil.identity.officers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.identity.Role;

/** Roles that wait for a second administrator. */
@Component
public class RoleChanges {

    private static final String COLUMNS =
            """
            select id, officer, roles, reason, asked_by, made_at, ends_at from role_changes
            where institution = :institution and ends_at > :now
            """;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    RoleChanges(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Roles that an officer is to have.
     *
     * @param roles all that it has then
     * @param reason in words of who asked
     */
    public record RoleChange(
            String id,
            String officer,
            Set<Role> roles,
            String reason,
            String askedBy,
            Instant madeAt,
            Instant endsAt) {

        public RoleChange {
            roles = Set.copyOf(roles);
        }
    }

    /** Takes the place of an earlier wish about the same officer. */
    public void put(InstitutionId institution, RoleChange change) {
        drop(institution, change.officer());
        jdbc.sql(
                        """
                        insert into role_changes
                            (id, institution, officer, roles, reason, asked_by, made_at, ends_at)
                        values (:id, :institution, :officer, :roles, :reason, :by, :made, :end)
                        """)
                .param("id", change.id())
                .param("institution", institution.value())
                .param("officer", change.officer())
                .param(
                        "roles",
                        change.roles().stream().map(Role::word).sorted().toArray(String[]::new))
                .param("reason", change.reason())
                .param("by", change.askedBy())
                .param("made", Timestamp.from(change.madeAt()))
                .param("end", Timestamp.from(change.endsAt()))
                .update();
    }

    /** The oldest first. */
    public List<RoleChange> all(InstitutionId institution) {
        return jdbc.sql(COLUMNS + "order by made_at, id")
                .param("institution", institution.value())
                .param("now", Timestamp.from(clock.instant()))
                .query(RoleChanges::change)
                .list();
    }

    public Optional<RoleChange> of(InstitutionId institution, String id) {
        return jdbc.sql(COLUMNS + "and id = :id for update")
                .param("institution", institution.value())
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .query(RoleChanges::change)
                .optional();
    }

    /** What waited for an officer waits no more. */
    public void drop(InstitutionId institution, String officer) {
        jdbc.sql("delete from role_changes where institution = :institution and officer = :officer")
                .param("institution", institution.value())
                .param("officer", officer)
                .update();
    }

    private static RoleChange change(ResultSet row, int number) throws SQLException {
        return new RoleChange(
                row.getString("id"),
                row.getString("officer"),
                Arrays.stream((String[]) row.getArray("roles").getArray())
                        .flatMap(word -> Role.ofWord(word).stream())
                        .collect(Collectors.toSet()),
                row.getString("reason"),
                row.getString("asked_by"),
                row.getTimestamp("made_at").toInstant(),
                row.getTimestamp("ends_at").toInstant());
    }
}
