package vigil.identity.officers;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vigil.identity.revocations.EndedGrants;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.identity.RandomId;
import vigil.kernel.identity.Role;
import vigil.kernel.secrecy.BlindIndex;
import vigil.kernel.secrecy.MasterKey;
import vigil.kernel.secrecy.Personal;
import vigil.kernel.secrecy.Sealer;
import vigil.kernel.secrecy.Secret;

/** The officers of all institutions. */
@Component
public class Officers {

    private static final String COLUMNS =
            "select id, institution, roles, enabled, password_hash from officers ";

    private final JdbcClient jdbc;
    private final EndedGrants grants;
    private final Passwords passwords;
    private final OfficerNews news;
    private final BlindIndex index;
    private final Sealer sealer;
    private final SecretKey loginKey;

    Officers(
            JdbcClient jdbc,
            EndedGrants grants,
            Passwords passwords,
            OfficerNews news,
            MasterKey master,
            Sealer sealer) {
        this.jdbc = jdbc;
        this.grants = grants;
        this.passwords = passwords;
        this.news = news;
        this.index = new BlindIndex(master, "logins");
        this.sealer = sealer;
        this.loginKey = master.derive("logins", "AES");
    }

    /** An officer together with what proves it. */
    record Known(Officer officer, String passwordHash) {}

    public Optional<Officer> of(String id) {
        return jdbc.sql(COLUMNS + "where id = :id")
                .param("id", id)
                .query(Officers::known)
                .optional()
                .map(Known::officer);
    }

    /** The officers of an institution, the first made first. */
    public List<Officer> all(InstitutionId institution) {
        return jdbc
                .sql(COLUMNS + "where institution = :institution order by made_at, id")
                .param("institution", institution.value())
                .query(Officers::known)
                .list()
                .stream()
                .map(Known::officer)
                .toList();
    }

    /** The name with which an officer signs in. */
    public Personal loginOf(String id) {
        byte[] sealed =
                jdbc.sql("select login_sealed from officers where id = :id")
                        .param("id", id)
                        .query((row, number) -> row.getBytes("login_sealed"))
                        .single();
        byte[] clear = sealer.open(loginKey, sealed, context(id));
        return Personal.of(new String(clear, StandardCharsets.UTF_8));
    }

    public boolean isPassword(String id, Secret password) {
        return jdbc.sql(COLUMNS + "where id = :id")
                .param("id", id)
                .query(Officers::known)
                .optional()
                .filter(known -> passwords.matches(password, known.passwordHash()))
                .isPresent();
    }

    public void changePassword(Officer officer, Secret password) {
        jdbc.sql("update officers set password_hash = :hash, changed_at = now() where id = :id")
                .param("hash", passwords.hash(password))
                .param("id", officer.id())
                .update();
        news.note(officer.institution(), officer.id(), "password.changed", officer.id());
    }

    /** Whoever signs in under this name. */
    public Optional<Officer> withLogin(Personal login) {
        return named(indexOf(login)).map(Known::officer);
    }

    /** Whether somebody signs in under this name already. */
    public boolean isTaken(Personal login) {
        return named(indexOf(login)).isPresent();
    }

    /**
     * Makes an officer who was invited.
     *
     * @param by who invited
     * @throws org.springframework.dao.DuplicateKeyException when the name was taken meanwhile
     */
    public Officer join(Personal login, Secret password, Officer wanted, String by) {
        insert(
                new NewOfficer(login, passwords.hash(password), by),
                wanted.institution(),
                wanted.roles(),
                wanted.id());
        return wanted;
    }

    /** Other roles end what the officer had begun with those before. */
    public Officer changeRoles(Officer officer, Set<Role> roles, String by) {
        jdbc.sql("update officers set roles = :roles, changed_at = now() where id = :id")
                .param("roles", words(roles))
                .param("id", officer.id())
                .update();
        endAllOf(officer.id());
        Officer changed =
                new Officer(officer.id(), officer.institution(), roles, officer.enabled());
        news.tell(changed, by, "officer.changed");
        return changed;
    }

    private void endAllOf(String id) {
        jdbc.sql("delete from sessions where officer = :id").param("id", id).update();
        grants.ofLogin(id);
    }

    /** Lets an officer in again, or keeps it out; whether that was otherwise before. */
    public boolean enable(Officer officer, boolean enabled, String by) {
        boolean changed =
                jdbc.sql(
                                        """
                                        update officers set enabled = :enabled, changed_at = now()
                                        where id = :id and enabled <> :enabled
                                        """)
                                .param("enabled", enabled)
                                .param("id", officer.id())
                                .update()
                        == 1;
        if (changed) {
            String verb = enabled ? "officer.enabled" : "officer.disabled";
            news.tell(
                    new Officer(officer.id(), officer.institution(), officer.roles(), enabled),
                    by,
                    verb);
        }
        return changed;
    }

    Optional<Known> named(byte[] loginIndex) {
        return jdbc.sql(COLUMNS + "where login_index = :login")
                .param("login", loginIndex)
                .query(Officers::known)
                .optional();
    }

    /** How a login's name is found without being kept: case and spelling variants are one name. */
    public byte[] indexOf(Personal login) {
        return index.of(
                Normalizer.normalize(login.reveal().strip(), Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT));
    }

    /**
     * Makes the officer, or changes what differs; a change ends the officer's sessions and grants.
     *
     * @return whether anything was written
     */
    public boolean put(
            Personal login, Secret password, InstitutionId institution, Set<Role> roles) {
        byte[] loginIndex = indexOf(login);
        Optional<Known> before = named(loginIndex);
        if (before.isEmpty()) {
            insert(
                    new NewOfficer(login, passwords.hash(password), "seed"),
                    institution,
                    roles,
                    RandomId.next());
            return true;
        }
        Officer officer = before.get().officer();
        boolean samePassword = passwords.matches(password, before.get().passwordHash());
        boolean same = officer.institution().equals(institution) && officer.roles().equals(roles);
        if (samePassword && same) {
            return false;
        }
        String hash = samePassword ? before.get().passwordHash() : passwords.hash(password);
        update(officer, hash, institution, roles);
        return true;
    }

    private record NewOfficer(Personal login, String hash, String by) {}

    private void insert(NewOfficer officer, InstitutionId institution, Set<Role> roles, String id) {
        byte[] sealed =
                sealer.seal(
                        loginKey,
                        officer.login().reveal().getBytes(StandardCharsets.UTF_8),
                        context(id));
        jdbc.sql(
                        """
                        insert into officers
                            (id, institution, login_index, login_sealed, password_hash, roles)
                        values (:id, :institution, :index, :sealed, :hash, :roles)
                        """)
                .param("id", id)
                .param("institution", institution.value())
                .param("index", indexOf(officer.login()))
                .param("sealed", sealed)
                .param("hash", officer.hash())
                .param("roles", words(roles))
                .update();
        news.note(institution, officer.by(), "officer.made", id);
    }

    private static String context(String id) {
        return "officers/login/" + id;
    }

    private void update(Officer before, String hash, InstitutionId institution, Set<Role> roles) {
        jdbc.sql(
                        """
                        update officers set institution = :institution, password_hash = :hash,
                            roles = :roles, changed_at = now()
                        where id = :id
                        """)
                .param("id", before.id())
                .param("institution", institution.value())
                .param("hash", hash)
                .param("roles", words(roles))
                .update();
        endAllOf(before.id());
        if (!before.institution().equals(institution)) {
            news.left(before);
        }
        news.tell(
                new Officer(before.id(), institution, roles, before.enabled()),
                "seed",
                "officer.changed");
    }

    private static String[] words(Set<Role> roles) {
        return roles.stream().map(Role::word).sorted().toArray(String[]::new);
    }

    private static Known known(ResultSet row, int number) throws SQLException {
        Set<Role> roles =
                Arrays.stream((String[]) row.getArray("roles").getArray())
                        .flatMap(word -> Role.ofWord(word).stream())
                        .collect(Collectors.toSet());
        Officer officer =
                new Officer(
                        row.getString("id"),
                        new InstitutionId(row.getString("institution")),
                        roles,
                        row.getBoolean("enabled"));
        return new Known(officer, row.getString("password_hash"));
    }
}
