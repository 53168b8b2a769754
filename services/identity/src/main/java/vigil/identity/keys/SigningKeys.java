package vigil.identity.keys;

import com.nimbusds.jose.jwk.JWK;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vigil.kernel.secrecy.MasterKey;
import vigil.kernel.secrecy.Sealer;

/**
 * The signing keys in PostgreSQL; the private halves are sealed under the master key, or lie in a
 * PKCS#11 token.
 */
@Component
class SigningKeys {

    private static final long LOCK = 0x5649_4749_4c4b_4559L; // VIGILKEY

    private final JdbcClient jdbc;
    private final Sealer sealer;
    private final SecretKey sealing;
    private final Pkcs11Token token;

    SigningKeys(JdbcClient jdbc, Sealer sealer, MasterKey master, Pkcs11Token token) {
        this.token = token;
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.sealing = master.derive("signing-keys", "AES");
    }

    /** Until the transaction ends, nobody else changes keys. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((row, number) -> number)
                .single();
    }

    /** All keys that are or will be published, the newest first. */
    List<SigningKey> published(Instant now) {
        return jdbc.sql(
                        """
                        select id, public_key, sealed_private, in_token, signs_from,
                            published_until
                        from signing_keys
                        where published_until is null or published_until > :now
                        order by signs_from desc, made_at desc
                        """)
                .param("now", Timestamp.from(now))
                .query(this::key)
                .list();
    }

    void add(JWK key, Instant signsFrom, Instant now) {
        byte[] sealed =
                token.isUsed()
                        ? null
                        : sealer.seal(
                                sealing,
                                key.toJSONString().getBytes(StandardCharsets.UTF_8),
                                context(key.getKeyID()));
        jdbc.sql(
                        """
                        insert into signing_keys
                            (id, public_key, sealed_private, in_token, signs_from, made_at)
                        values (:id, :public, :sealed, :token, :from, :now)
                        """)
                .param("id", key.getKeyID())
                .param("public", key.toPublicJWK().toJSONString())
                .param("sealed", sealed)
                .param("token", token.isUsed())
                .param("from", Timestamp.from(signsFrom))
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Every key for the same algorithm but the newest ends then, unless it ends earlier. */
    void endOthers(JWK newest, Instant until) {
        jdbc.sql(
                        """
                        update signing_keys
                        set published_until = least(coalesce(published_until, :until), :until)
                        where id <> :newest and public_key::jsonb ->> 'alg' = :algorithm
                        """)
                .param("until", Timestamp.from(until))
                .param("newest", newest.getKeyID())
                .param("algorithm", String.valueOf(newest.getAlgorithm()))
                .update();
    }

    /** Takes a key out of the published set at once. */
    boolean withdraw(String id, Instant now) {
        boolean inToken =
                jdbc.sql("select in_token from signing_keys where id = :id")
                        .param("id", id)
                        .query((row, number) -> row.getBoolean("in_token"))
                        .optional()
                        .orElse(false);
        if (inToken && token.isUsed()) {
            token.destroy(id);
        }
        return jdbc.sql(
                                """
                                update signing_keys
                                set published_until = :now, sealed_private = null, in_token = false
                                where id = :id
                                """)
                        .param("now", Timestamp.from(now))
                        .param("id", id)
                        .update()
                > 0;
    }

    /** Forgets the private halves that will never sign again. */
    int forgetPrivateHalves(Instant now) {
        return forgetSealed(now) + (token.isUsed() ? forgetInToken(now) : 0);
    }

    private int forgetInToken(Instant now) {
        List<String> over =
                jdbc.sql("select id from signing_keys where in_token and published_until < :now")
                        .param("now", Timestamp.from(now))
                        .query((row, number) -> row.getString("id"))
                        .list();
        for (String id : over) {
            token.destroy(id);
            jdbc.sql("update signing_keys set in_token = false where id = :id")
                    .param("id", id)
                    .update();
        }
        return over.size();
    }

    private int forgetSealed(Instant now) {
        return jdbc.sql(
                        """
                        update signing_keys set sealed_private = null
                        where sealed_private is not null and published_until < :now
                        """)
                .param("now", Timestamp.from(now))
                .update();
    }

    private SigningKey key(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        byte[] sealed = row.getBytes("sealed_private");
        String text =
                sealed == null
                        ? row.getString("public_key")
                        : new String(
                                sealer.open(sealing, sealed, context(id)), StandardCharsets.UTF_8);
        boolean inToken = row.getBoolean("in_token");
        JWK key = parse(id, text);
        return new SigningKey(
                inToken && token.isUsed() ? token.complete(key) : key,
                inToken,
                row.getTimestamp("signs_from").toInstant(),
                Optional.ofNullable(row.getTimestamp("published_until"))
                        .map(Timestamp::toInstant)
                        .orElse(null));
    }

    private static JWK parse(String id, String text) {
        try {
            return JWK.parse(text);
        } catch (ParseException e) {
            // Not as cause: its message may repeat what was parsed.
            throw new IllegalStateException("signing key " + id + " cannot be read");
        }
    }

    private static String context(String id) {
        return "signing_keys/sealed_private/" + id;
    }
}
