package vigil.identity.passkeys;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vigil.kernel.identity.RandomId;
import vigil.kernel.secrecy.MasterKey;
import vigil.kernel.secrecy.Personal;
import vigil.kernel.secrecy.Sealer;

/** The passkeys of all officers. */
@Component
public class Passkeys {

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Sealer sealer;
    private final SecretKey sealing;

    Passkeys(JdbcClient jdbc, InstantSource clock, Sealer sealer, MasterKey master) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.sealer = sealer;
        this.sealing = master.derive("passkeys", "AES");
    }

    /**
     * What is needed to check an answer.
     *
     * @param attested the attested credential data of the registration (Web Authentication, 6.5.2)
     * @param signCount the highest count that was seen
     */
    record Kept(String id, String officer, byte[] attested, long signCount, boolean synced) {}

    /** What a registration leaves. */
    record Registered(byte[] credential, byte[] attested, long signCount, boolean synced) {}

    public boolean has(String officer) {
        return !of(officer).isEmpty();
    }

    public List<Passkey> of(String officer) {
        return jdbc.sql(
                        """
                        select id, name_sealed, synced, made_at, used_at from passkeys
                        where officer = :officer order by made_at
                        """)
                .param("officer", officer)
                .query(this::passkey)
                .list();
    }

    List<byte[]> credentials(String officer) {
        return jdbc.sql("select credential from passkeys where officer = :officer")
                .param("officer", officer)
                .query((row, number) -> row.getBytes("credential"))
                .list();
    }

    Optional<Kept> withCredential(byte[] credential) {
        return jdbc.sql(
                        """
                        select id, officer, attested, sign_count, synced from passkeys
                        where credential = :credential
                        """)
                .param("credential", credential)
                .query((row, number) ->
                        new Kept(
                                row.getString("id"),
                                row.getString("officer"),
                                row.getBytes("attested"),
                                row.getLong("sign_count"),
                                row.getBoolean("synced")))
                .optional();
    }

    /**
     * @return the id, or nothing when the credential is registered already
     */
    Optional<String> add(String officer, Personal name, Registered registered) {
        String id = RandomId.next();
        int added =
                jdbc.sql(
                                """
                                insert into passkeys (id, credential, officer, name_sealed, attested,
                                    sign_count, synced, made_at)
                                values (:id, :credential, :officer, :name, :attested, :count, :synced,
                                    :now)
                                on conflict do nothing
                                """)
                        .param("id", id)
                        .param("credential", registered.credential())
                        .param("officer", officer)
                        .param(
                                "name",
                                sealer.seal(
                                        sealing,
                                        name.reveal().getBytes(StandardCharsets.UTF_8),
                                        context(id)))
                        .param("attested", registered.attested())
                        .param("count", registered.signCount())
                        .param("synced", registered.synced())
                        .param("now", Timestamp.from(clock.instant()))
                        .update();
        return added == 1 ? Optional.of(id) : Optional.empty();
    }

    /**
     * Notes a use. A count that does not grow means that the key exists twice (Web Authentication,
     * 6.1.1); authenticators without a counter always say zero.
     *
     * @return whether the count is as it must be
     */
    boolean use(Kept kept, long signCount) {
        return jdbc.sql(
                                """
                                update passkeys set sign_count = :count, used_at = :now
                                where id = :id and (sign_count < :count or (sign_count = 0 and :count = 0))
                                """)
                        .param("count", signCount)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("id", kept.id())
                        .update()
                == 1;
    }

    public boolean remove(String officer, String id) {
        return jdbc.sql("delete from passkeys where officer = :officer and id = :id")
                        .param("officer", officer)
                        .param("id", id)
                        .update()
                == 1;
    }

    public int removeAll(String officer) {
        return jdbc.sql("delete from passkeys where officer = :officer")
                .param("officer", officer)
                .update();
    }

    private Passkey passkey(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        byte[] name = sealer.open(sealing, row.getBytes("name_sealed"), context(id));
        Timestamp used = row.getTimestamp("used_at");
        return new Passkey(
                id,
                Personal.of(new String(name, StandardCharsets.UTF_8)),
                row.getBoolean("synced"),
                row.getTimestamp("made_at").toInstant(),
                used == null ? null : used.toInstant());
    }

    private static String context(String id) {
        return "passkeys/name/" + id;
    }
}
