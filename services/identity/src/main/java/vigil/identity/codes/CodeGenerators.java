package vigil.identity.codes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import vigil.kernel.secrecy.MasterKey;
import vigil.kernel.secrecy.Personal;
import vigil.kernel.secrecy.Sealer;

/** The generators on officers' phones, at most one each. */
@Component
public class CodeGenerators {

    /** As long as the hash of the codes (RFC 4226, 4). */
    private static final int SECRET_BYTES = 20;

    /** A phone's clock may be a step before or behind ours (RFC 6238, 5.2). */
    private static final int STEPS_OFF = 1;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Sealer sealer;
    private final SecretKey sealing;
    private final SecureRandom random = new SecureRandom();

    CodeGenerators(JdbcClient jdbc, InstantSource clock, Sealer sealer, MasterKey master) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.sealer = sealer;
        this.sealing = master.derive("code-generators", "AES");
    }

    /** What became of a code. */
    public enum Verdict {
        RIGHT,
        WRONG,
        /** Right once, and already taken: somebody may have looked over a shoulder. */
        USED
    }

    /**
     * What the officer's phone must be told.
     *
     * @param typed the secret for those who type
     * @param picture the same as a QR code, SVG
     */
    public record Enrolment(String typed, String picture) {}

    private record Row(byte[] sealed, boolean confirmed, long lastStep) {}

    public boolean has(String officer) {
        return row(officer).filter(Row::confirmed).isPresent();
    }

    /**
     * The enrolment that is under way; it begins when there is none. A confirmed one is no more.
     */
    public Enrolment enrol(String officer, Personal login) {
        Row row =
                row(officer)
                        .filter(found -> !found.confirmed())
                        .or(() -> begin(officer))
                        .orElseThrow(() -> new IllegalStateException("there is a generator"));
        byte[] secret = sealer.open(sealing, row.sealed(), context(officer));
        String typed = Base32Text.of(secret);
        return new Enrolment(typed, Picture.of(address(typed, login)));
    }

    /** Takes the first code of an enrolment; from then on the generator counts. */
    public Verdict confirm(String officer, String code) {
        Verdict verdict = check(officer, code, false);
        if (verdict == Verdict.RIGHT) {
            jdbc.sql("update code_generators set confirmed_at = :now where officer = :officer")
                    .param("now", Timestamp.from(clock.instant()))
                    .param("officer", officer)
                    .update();
        }
        return verdict;
    }

    /** Takes a code, each once. */
    public Verdict take(String officer, String code) {
        return check(officer, code, true);
    }

    public boolean remove(String officer) {
        return jdbc.sql("delete from code_generators where officer = :officer")
                        .param("officer", officer)
                        .update()
                > 0;
    }

    private Verdict check(String officer, String typed, boolean confirmed) {
        String code = typed.replaceAll("\\s", "");
        Optional<Row> row = row(officer).filter(found -> found.confirmed() == confirmed);
        if (row.isEmpty() || !code.matches("[0-9]{" + TimeCode.DIGITS + "}")) {
            return Verdict.WRONG;
        }
        byte[] secret = sealer.open(sealing, row.get().sealed(), context(officer));
        long now = TimeCode.step(clock.instant());
        for (long step = now - STEPS_OFF; step <= now + STEPS_OFF; step++) {
            if (isSame(TimeCode.of(secret, step), code)) {
                return use(officer, step) ? Verdict.RIGHT : Verdict.USED;
            }
        }
        return Verdict.WRONG;
    }

    /** Of two requests with one code, one changes the row. */
    private boolean use(String officer, long step) {
        return jdbc.sql(
                                """
                                update code_generators set last_step = :step
                                where officer = :officer and last_step < :step
                                """)
                        .param("step", step)
                        .param("officer", officer)
                        .update()
                == 1;
    }

    private Optional<Row> begin(String officer) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        jdbc.sql(
                        """
                        insert into code_generators (officer, secret_sealed, made_at)
                        values (:officer, :sealed, :now) on conflict do nothing
                        """)
                .param("officer", officer)
                .param("sealed", sealer.seal(sealing, secret, context(officer)))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return row(officer).filter(found -> !found.confirmed());
    }

    private Optional<Row> row(String officer) {
        return jdbc.sql(
                        """
                        select secret_sealed, confirmed_at is not null as confirmed, last_step
                        from code_generators where officer = :officer
                        """)
                .param("officer", officer)
                .query((found, number) ->
                        new Row(
                                found.getBytes("secret_sealed"),
                                found.getBoolean("confirmed"),
                                found.getLong("last_step")))
                .optional();
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    /** The form of address that generators read: kind, label, secret and issuer. */
    private static String address(String secret, Personal login) {
        return "otpauth://totp/Vigil:"
                + UriUtils.encode(login.reveal(), StandardCharsets.UTF_8)
                + "?secret="
                + secret
                + "&issuer=Vigil";
    }

    private static String context(String officer) {
        return "code_generators/secret/" + officer;
    }
}
