package vigil.identity.invitations;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.identity.RandomId;
import vigil.kernel.identity.Role;
import vigil.kernel.secrecy.BlindIndex;
import vigil.kernel.secrecy.MasterKey;
import vigil.kernel.secrecy.Personal;
import vigil.kernel.secrecy.Sealer;
import vigil.kernel.secrecy.Secret;

/** Invitations that wait for somebody, each good once. */
@Component
public class Invitations {

    private static final int TOKEN_BYTES = 32;
    private static final String COLUMNS =
            """
            select id, institution, login_sealed, roles, invited_by, ends_at from invitations
            where ends_at > :now and
            """;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final InvitationSettings settings;
    private final Sealer sealer;
    private final SecretKey sealing;
    private final BlindIndex hashes;
    private final SecureRandom random = new SecureRandom();

    Invitations(
            JdbcClient jdbc,
            InstantSource clock,
            InvitationSettings settings,
            Sealer sealer,
            MasterKey master) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
        this.sealer = sealer;
        this.sealing = master.derive("invitations", "AES");
        this.hashes = new BlindIndex(master, "invitations");
    }

    /** Whom to invite, and as what. */
    public record Wanted(InstitutionId institution, Personal login, Set<Role> roles) {

        public Wanted {
            roles = Set.copyOf(roles);
        }
    }

    /** An invitation with what its link carries; the token is told once and not kept. */
    public record Made(Invitation invitation, Secret token) {}

    /** Takes the place of an earlier one under the same name. */
    public Made make(Wanted wanted, byte[] loginIndex, String by) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        Secret token = Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        Instant now = clock.instant();
        Invitation invitation =
                new Invitation(
                        RandomId.next(),
                        wanted.institution(),
                        wanted.login(),
                        wanted.roles(),
                        by,
                        now.plus(settings.life()));
        jdbc.sql(
                        "delete from invitations where login_index = :index and institution = :institution")
                .param("index", loginIndex)
                .param("institution", wanted.institution().value())
                .update();
        insert(invitation, loginIndex, token, now);
        return new Made(invitation, token);
    }

    public List<Invitation> of(InstitutionId institution) {
        return current(COLUMNS + "institution = :institution order by made_at")
                .param("institution", institution.value())
                .query(this::invitation)
                .list();
    }

    public Optional<Invitation> withToken(Secret token) {
        return current(COLUMNS + "token_hash = :hash")
                .param("hash", hashes.of(token.reveal()))
                .query(this::invitation)
                .optional();
    }

    /** Of two who come with one invitation at the same moment, one takes it. */
    public boolean take(Invitation invitation) {
        return withdraw(invitation.institution(), invitation.id());
    }

    public boolean withdraw(InstitutionId institution, String id) {
        return jdbc.sql("delete from invitations where id = :id and institution = :institution")
                        .param("id", id)
                        .param("institution", institution.value())
                        .update()
                == 1;
    }

    private void insert(Invitation invitation, byte[] loginIndex, Secret token, Instant now) {
        byte[] sealed =
                sealer.seal(
                        sealing,
                        invitation.login().reveal().getBytes(StandardCharsets.UTF_8),
                        context(invitation.id()));
        jdbc.sql(
                        """
                        insert into invitations (id, token_hash, institution, login_index, login_sealed,
                            roles, invited_by, made_at, ends_at)
                        values (:id, :hash, :institution, :index, :sealed, :roles, :by, :now, :end)
                        """)
                .param("id", invitation.id())
                .param("hash", hashes.of(token.reveal()))
                .param("institution", invitation.institution().value())
                .param("index", loginIndex)
                .param("sealed", sealed)
                .param(
                        "roles",
                        invitation.roles().stream().map(Role::word).sorted().toArray(String[]::new))
                .param("by", invitation.invitedBy())
                .param("now", Timestamp.from(now))
                .param("end", Timestamp.from(invitation.endsAt()))
                .update();
    }

    private JdbcClient.StatementSpec current(String query) {
        return jdbc.sql(query).param("now", Timestamp.from(clock.instant()));
    }

    private Invitation invitation(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        byte[] login = sealer.open(sealing, row.getBytes("login_sealed"), context(id));
        Set<Role> roles =
                Arrays.stream((String[]) row.getArray("roles").getArray())
                        .flatMap(word -> Role.ofWord(word).stream())
                        .collect(Collectors.toSet());
        return new Invitation(
                id,
                new InstitutionId(row.getString("institution")),
                Personal.of(new String(login, StandardCharsets.UTF_8)),
                roles,
                row.getString("invited_by"),
                row.getTimestamp("ends_at").toInstant());
    }

    private static String context(String id) {
        return "invitations/login/" + id;
    }
}
