package vigil.identity.recovery;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vigil.kernel.secrecy.BlindIndex;
import vigil.kernel.secrecy.MasterKey;
import vigil.kernel.secrecy.Personal;
import vigil.kernel.secrecy.Sealer;
import vigil.kernel.secrecy.Secret;

/** Links that were mailed, each good once and for a short time, and the addresses they go to. */
@Component
class MailedLinks {

    private static final int TOKEN_BYTES = 32;

    private final JdbcClient jdbc;
    private final RecoverySettings settings;
    private final InstantSource clock;
    private final Sealer sealer;
    private final SecretKey sealing;
    private final BlindIndex hashes;
    private final SecureRandom random = new SecureRandom();

    MailedLinks(
            JdbcClient jdbc,
            RecoverySettings settings,
            InstantSource clock,
            Sealer sealer,
            MasterKey master) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
        this.sealer = sealer;
        this.sealing = master.derive("mail-addresses", "AES");
        this.hashes = new BlindIndex(master, "mailed-links");
    }

    /** What a link is for. */
    enum Purpose {
        PASSWORD,
        ADDRESS
    }

    /**
     * A link as it was found.
     *
     * @param address what the officer wants to confirm; null for a password
     */
    record Link(String officer, @Nullable Personal address) {}

    /**
     * What a new link carries: told once, and not kept. Empty when one of the same purpose was made
     * a moment ago, so that nobody's box is filled.
     */
    Optional<Secret> make(String officer, Purpose purpose, @Nullable Personal address) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        Secret token = Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        Instant now = clock.instant();
        boolean made =
                jdbc.sql(
                                        """
                                        insert into mailed_links
                                            (officer, purpose, token_hash, sealed, made_at, ends_at)
                                        values (:officer, :purpose, :hash, :sealed, :now, :end)
                                        on conflict (officer, purpose) do update set
                                            token_hash = excluded.token_hash,
                                            sealed = excluded.sealed,
                                            made_at = excluded.made_at,
                                            ends_at = excluded.ends_at
                                        where mailed_links.made_at <= :before
                                        """)
                                .param("officer", officer)
                                .param("purpose", purpose.name())
                                .param("hash", hashes.of(purpose.name(), token.reveal()))
                                .param("sealed", address == null ? null : sealed(officer, address))
                                .param("now", Timestamp.from(now))
                                .param("end", Timestamp.from(now.plus(settings.life())))
                                .param("before", Timestamp.from(now.minus(settings.pause())))
                                .update()
                        == 1;
        return made ? Optional.of(token) : Optional.empty();
    }

    /** A link that is good still. */
    Optional<Link> find(Secret token, Purpose purpose) {
        return jdbc.sql(
                        """
                        select officer, sealed from mailed_links
                        where token_hash = :hash and purpose = :purpose and ends_at > :now
                        """)
                .param("hash", hashes.of(purpose.name(), token.reveal()))
                .param("purpose", purpose.name())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> {
                    String officer = row.getString("officer");
                    byte[] sealed = row.getBytes("sealed");
                    return new Link(officer, sealed == null ? null : opened(officer, sealed));
                })
                .optional();
    }

    /** Of two who come with one link at the same moment, one takes it. */
    boolean take(Secret token, Purpose purpose) {
        return jdbc.sql(
                                """
                                update mailed_links set ends_at = :now
                                where token_hash = :hash and purpose = :purpose and ends_at > :now
                                """)
                        .param("hash", hashes.of(purpose.name(), token.reveal()))
                        .param("purpose", purpose.name())
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    Optional<Personal> addressOf(String officer) {
        return jdbc.sql(
                        "select mail_sealed from officers where id = :id and mail_sealed is not null")
                .param("id", officer)
                .query((row, number) -> opened(officer, row.getBytes("mail_sealed")))
                .optional();
    }

    /** From now on the officer is written to there. */
    void keep(String officer, Personal address) {
        jdbc.sql("update officers set mail_sealed = :sealed, changed_at = now() where id = :id")
                .param("sealed", sealed(officer, address))
                .param("id", officer)
                .update();
    }

    private byte[] sealed(String officer, Personal address) {
        byte[] clear = address.reveal().getBytes(StandardCharsets.UTF_8);
        return sealer.seal(sealing, clear, context(officer));
    }

    private Personal opened(String officer, byte[] sealed) {
        byte[] clear = sealer.open(sealing, sealed, context(officer));
        return Personal.of(new String(clear, StandardCharsets.UTF_8));
    }

    private static String context(String officer) {
        return "officers/mail/" + officer;
    }
}
