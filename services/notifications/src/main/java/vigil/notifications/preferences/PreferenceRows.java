package vigil.notifications.preferences;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.identity.Role;
import vigil.kernel.secrecy.Personal;
import vigil.kernel.secrecy.Sealer;
import vigil.kernel.secrecy.SubjectKeys;
import vigil.notifications.notices.Kind;
import vigil.notifications.notices.Notice.Recipient;

/** Rows of preferences; addresses are sealed, each officer's under a key of his own. */
public final class PreferenceRows {

    private static final Logger log = LoggerFactory.getLogger(PreferenceRows.class);
    private static final String ADDRESS = "preferences.address";

    private final SubjectKeys keys;
    private final Sealer sealer;

    public PreferenceRows(SubjectKeys keys, Sealer sealer) {
        this.keys = keys;
        this.sealer = sealer;
    }

    /** An officer with what he prefers. */
    public record Officer(String login, Preferences preferences) {}

    /**
     * The code that was sent to an address.
     *
     * @param hash null when there is none
     */
    record Code(byte @Nullable [] hash, int tries, @Nullable Instant sentAt) {

        /**
         * It is good for nothing any more; when it was sent is kept, so that none follows at once.
         */
        Code ended() {
            return new Code(null, 0, sentAt);
        }

        Code triedOnceMore() {
            return new Code(hash, tries + 1, sentAt);
        }
    }

    /** Empty when the officer has said nothing. */
    Optional<Preferences> find(Connection connection, InstitutionId institution, String login)
            throws SQLException {
        return one(connection, institution, "select * from preferences where login = ?", login);
    }

    /** As {@link #find}; empty also while the officer is kept out. */
    public Optional<Preferences> ofActive(
            Connection connection, InstitutionId institution, String login) throws SQLException {
        return one(
                connection,
                institution,
                "select * from preferences where login = ? and active",
                login);
    }

    private Optional<Preferences> one(
            Connection connection, InstitutionId institution, String question, String login)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(question)) {
            select.setString(1, login);
            List<Row> rows = rows(select);
            return rows.isEmpty()
                    ? Optional.empty()
                    : Optional.of(officer(connection, institution, rows.getFirst()).preferences());
        }
    }

    /**
     * Those whom a notice goes to and who want mail of its kind; without whom nothing can be sent
     * to, since what was kept of him does not open.
     */
    public List<Officer> wanting(
            Connection connection, InstitutionId institution, Recipient recipient, Kind kind)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
"""
                        select * from preferences
                        where confirmed_at is not null and active and ? = any (mail_kinds)
                            and (?::text is null or login = ?) and (?::text is null or roles && array[?, ?]::text[])
                            and login is distinct from ?\
""")) {
            select.setString(1, kind.word());
            String role = recipient.role() == null ? null : recipient.role().word();
            select.setString(2, recipient.login());
            select.setString(3, recipient.login());
            select.setString(4, role);
            select.setString(5, role);
            select.setString(6, recipient.also() == null ? role : recipient.also().word());
            select.setString(7, recipient.except());
            List<Officer> officers = new ArrayList<>();
            for (Row row : rows(select)) {
                try {
                    officers.add(officer(connection, institution, row));
                } catch (Sealer.Broken | DateTimeException e) {
                    log.atWarn()
                            .setMessage("an officer's preferences cannot be read")
                            .addKeyValue("officer", row.login())
                            .addKeyValue("cause", e.getClass().getSimpleName())
                            .log();
                }
            }
            return officers;
        }
    }

    private record Row(
            String login,
            String language,
            String zone,
            Preferences.@Nullable Quiet quiet,
            Set<Kind> mailKinds,
            byte @Nullable [] address,
            boolean confirmed) {}

    private static List<Row> rows(PreparedStatement select) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                LocalTime from = row.getObject("quiet_from", LocalTime.class);
                LocalTime to = row.getObject("quiet_to", LocalTime.class);
                rows.add(
                        new Row(
                                row.getString("login"),
                                row.getString("language"),
                                row.getString("zone"),
                                from == null || to == null ? null : new Preferences.Quiet(from, to),
                                kinds(row.getArray("mail_kinds")),
                                row.getBytes("address"),
                                row.getObject("confirmed_at") != null));
            }
        }
        return rows;
    }

    private Officer officer(Connection connection, InstitutionId institution, Row row)
            throws SQLException {
        Personal address = open(connection, institution, row.login(), row.address());
        return new Officer(
                row.login(),
                new Preferences(
                        row.language(),
                        ZoneId.of(row.zone()),
                        row.quiet(),
                        row.mailKinds(),
                        address,
                        row.confirmed() && address != null));
    }

    private static Set<Kind> kinds(Array words) throws SQLException {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (String word : (String[]) words.getArray()) {
            Kind.find(word).ifPresent(kinds::add);
        }
        return kinds;
    }

    private @Nullable Personal open(
            Connection connection,
            InstitutionId institution,
            String login,
            byte @Nullable [] sealed)
            throws SQLException {
        SecretKey key =
                keys.existing(connection, institution, Set.of(subject(login))).get(subject(login));
        return key == null || sealed == null
                ? null
                : Personal.of(
                        new String(
                                sealer.open(key, sealed, ADDRESS + "/" + login),
                                StandardCharsets.UTF_8));
    }

    /** Writes what an officer wants; another address is one that is not confirmed. */
    void write(Connection connection, Caller caller, Preferences wanted) throws SQLException {
        byte[] sealed =
                wanted.address() == null ? null : seal(connection, caller, wanted.address());
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        insert into preferences (institution, login, roles, language, zone, quiet_from, quiet_to,
                            mail_kinds, address, confirmed_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, case when ? then now() end)
                        on conflict (institution, login) do update set revision = preferences.revision + 1,
                            roles = excluded.roles, language = excluded.language, zone = excluded.zone,
                            quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
                            mail_kinds = excluded.mail_kinds, address = excluded.address,
                            confirmed_at = excluded.confirmed_at, changed_at = now()\
                        """)) {
            upsert.setString(1, caller.institution().value());
            upsert.setString(2, caller.login());
            upsert.setArray(3, roles(connection, caller));
            upsert.setString(4, wanted.language());
            upsert.setString(5, wanted.zone().getId());
            upsert.setObject(6, wanted.quiet() == null ? null : wanted.quiet().from());
            upsert.setObject(7, wanted.quiet() == null ? null : wanted.quiet().to());
            upsert.setArray(
                    8,
                    connection.createArrayOf(
                            "text",
                            wanted.mailKinds().stream().map(Kind::word).sorted().toArray()));
            upsert.setBytes(9, sealed);
            upsert.setBoolean(10, wanted.confirmed());
            upsert.executeUpdate();
        }
    }

    private byte[] seal(Connection connection, Caller caller, Personal address)
            throws SQLException {
        String subject = subject(caller.login());
        SecretKey key = keys.keys(connection, caller.institution(), Set.of(subject)).get(subject);
        if (key == null) {
            throw new IllegalStateException("the key is gone");
        }
        return sealer.seal(
                key,
                address.reveal().getBytes(StandardCharsets.UTF_8),
                ADDRESS + "/" + caller.login());
    }

    /** Those of this call; changes that identity tells of come with {@link #note}. */
    void noteRoles(Connection connection, Caller caller) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update preferences set roles = ? where login = ? and roles <> ?")) {
            Array roles = roles(connection, caller);
            update.setArray(1, roles);
            update.setString(2, caller.login());
            update.setArray(3, roles);
            update.executeUpdate();
        }
    }

    /**
     * What identity says of an officer; whoever is kept out gets no mail until let in again.
     *
     * @param roles words of roles
     */
    public static void note(Connection connection, String login, boolean active, List<String> roles)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update preferences set active = ?, roles = ? where login = ?")) {
            update.setBoolean(1, active);
            update.setArray(2, connection.createArrayOf("text", roles.toArray()));
            update.setString(3, login);
            update.executeUpdate();
        }
    }

    private static Array roles(Connection connection, Caller caller) throws SQLException {
        return connection.createArrayOf(
                "text", caller.roles().stream().map(Role::word).sorted().toArray());
    }

    Code code(Connection connection, String login) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select code_hash, code_tries, code_sent_at from preferences where login = ? for update")) {
            select.setString(1, login);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return new Code(null, 0, null);
                }
                OffsetDateTime sent = row.getObject(3, OffsetDateTime.class);
                return new Code(
                        row.getBytes(1), row.getInt(2), sent == null ? null : sent.toInstant());
            }
        }
    }

    void write(Connection connection, String login, Code code) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update preferences set code_hash = ?, code_tries = ?, code_sent_at = ? where login = ?")) {
            update.setBytes(1, code.hash());
            update.setInt(2, code.tries());
            update.setObject(
                    3,
                    code.sentAt() == null
                            ? null
                            : OffsetDateTime.ofInstant(code.sentAt(), ZoneOffset.UTC));
            update.setString(4, login);
            update.executeUpdate();
        }
    }

    private static String subject(String login) {
        return "officer:" + login;
    }
}
