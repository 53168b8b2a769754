package vigil.identity.apikeys;

import java.security.SecureRandom;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vigil.identity.revocations.EndedGrants;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.identity.RandomId;
import vigil.kernel.identity.Role;
import vigil.kernel.secrecy.Secret;

/** All keys of services. */
@Component
public class ApiKeys {

    private static final int SECRET_BYTES = 32;
    private static final String COLUMNS =
            """
            select id, institution, title, secret_hash, roles, routes, made_by, made_at, ends_at,
                used_at, replaces
            from api_keys where ends_at > :now
            """;

    private final JdbcClient jdbc;
    private final PasswordEncoder secrets;
    private final EndedGrants grants;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    ApiKeys(JdbcClient jdbc, PasswordEncoder secrets, EndedGrants grants, InstantSource clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.grants = grants;
        this.clock = clock;
    }

    /**
     * A key that was just made.
     *
     * @param text what the service shows: id and secret; told once
     */
    public record Made(ApiKey key, Secret text) {}

    /** A key with the hash of its secret. */
    public record Known(ApiKey key, String secretHash) {}

    @Transactional
    public Made make(ApiKey.Scope scope, Duration life, String by) {
        return make(scope, life, by, null);
    }

    /**
     * Makes another key of the same scope; the old one goes on for the overlap, if it lasts that
     * long.
     */
    @Transactional
    public Made replace(ApiKey old, Duration life, Duration overlap, String by) {
        Made made = make(old.scope(), life, by, old.id());
        Instant end = clock.instant().plus(overlap);
        if (overlap.isZero()) {
            revoke(old.id());
        } else {
            jdbc.sql("update api_keys set ends_at = least(ends_at, :end) where id = :id")
                    .param("end", Timestamp.from(end))
                    .param("id", old.id())
                    .update();
        }
        return made;
    }

    /** Ends a key and every token that it was changed for. */
    @Transactional
    public void revoke(String id) {
        jdbc.sql("delete from api_keys where id = :id").param("id", id).update();
        grants.ofLogin(id);
    }

    /** A key that has not ended. */
    public Optional<Known> of(String id) {
        return current(COLUMNS + "and id = :id").param("id", id).query(ApiKeys::known).optional();
    }

    /** The keys of an institution, the first made first. */
    public List<ApiKey> all(InstitutionId institution) {
        return current(COLUMNS + "and institution = :institution order by made_at, id")
                .param("institution", institution.value())
                .query((row, number) -> known(row, number).key())
                .list();
    }

    /** Notes that a key was changed for a token. */
    public void used(String id) {
        jdbc.sql("update api_keys set used_at = :now where id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    private Made make(ApiKey.Scope scope, Duration life, String by, @Nullable String replaces) {
        byte[] bits = new byte[SECRET_BYTES];
        random.nextBytes(bits);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        Instant now = clock.instant();
        ApiKey key =
                new ApiKey(
                        ApiKey.PREFIX + RandomId.next(),
                        scope,
                        by,
                        now,
                        now.plus(life),
                        null,
                        replaces);
        jdbc.sql(
                        """
                        insert into api_keys (id, institution, title, secret_hash, roles, routes,
                            made_by, made_at, ends_at, replaces)
                        values (:id, :institution, :title, :hash, :roles, :routes,
                            :by, :now, :end, :replaces)
                        """)
                .param("id", key.id())
                .param("institution", scope.institution().value())
                .param("title", scope.title())
                .param("hash", secrets.encode(secret))
                .param(
                        "roles",
                        scope.roles().stream().map(Role::word).sorted().toArray(String[]::new))
                .param("routes", scope.routes().toArray(String[]::new))
                .param("by", by)
                .param("now", Timestamp.from(now))
                .param("end", Timestamp.from(key.endsAt()))
                .param("replaces", replaces)
                .update();
        return new Made(key, Secret.of(key.id() + "." + secret));
    }

    private JdbcClient.StatementSpec current(String query) {
        return jdbc.sql(query).param("now", Timestamp.from(clock.instant()));
    }

    private static Known known(ResultSet row, int number) throws SQLException {
        ApiKey.Scope scope =
                new ApiKey.Scope(
                        new InstitutionId(row.getString("institution")),
                        row.getString("title"),
                        Arrays.stream(words(row.getArray("roles")))
                                .flatMap(word -> Role.ofWord(word).stream())
                                .collect(Collectors.toSet()),
                        List.of(words(row.getArray("routes"))));
        Timestamp used = row.getTimestamp("used_at");
        ApiKey key =
                new ApiKey(
                        row.getString("id"),
                        scope,
                        row.getString("made_by"),
                        row.getTimestamp("made_at").toInstant(),
                        row.getTimestamp("ends_at").toInstant(),
                        used == null ? null : used.toInstant(),
                        row.getString("replaces"));
        return new Known(key, row.getString("secret_hash"));
    }

    private static String[] words(Array array) throws SQLException {
        return (String[]) array.getArray();
    }
}
