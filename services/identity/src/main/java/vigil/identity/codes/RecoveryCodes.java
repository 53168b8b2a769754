package vigil.identity.codes;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vigil.kernel.secrecy.BlindIndex;
import vigil.kernel.secrecy.MasterKey;
import vigil.kernel.secrecy.Secret;

/**
 * Ten codes of 80 random bits, each good once. They are kept as keyed hashes: with that much chance
 * in them a slow hash adds nothing.
 */
@Component
public class RecoveryCodes {

    private static final int HOW_MANY = 10;
    private static final int BYTES = 10;
    private static final int GROUP = 4;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final BlindIndex hashes;
    private final SecureRandom random = new SecureRandom();

    RecoveryCodes(JdbcClient jdbc, InstantSource clock, MasterKey master) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.hashes = new BlindIndex(master, "recovery-codes");
    }

    /** New codes in place of all before them; shown once, never again. */
    @Transactional
    public List<Secret> renew(String officer) {
        remove(officer);
        List<Secret> codes = new ArrayList<>();
        for (int i = 0; i < HOW_MANY; i++) {
            byte[] bytes = new byte[BYTES];
            random.nextBytes(bytes);
            String letters = Base32Text.of(bytes).toLowerCase(Locale.ROOT);
            codes.add(Secret.of(String.join("-", letters.split("(?<=\\G.{" + GROUP + "})"))));
            jdbc.sql(
                            """
                            insert into recovery_codes (officer, code_hash, made_at)
                            values (:officer, :hash, :now)
                            """)
                    .param("officer", officer)
                    .param("hash", hashes.of(officer, letters))
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        }
        return codes;
    }

    /** Whether it is one of the officer's; from then on it is none. */
    public boolean take(String officer, String typed) {
        String letters = typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
        return jdbc.sql(
                                """
                                delete from recovery_codes
                                where officer = :officer and code_hash = :hash
                                """)
                        .param("officer", officer)
                        .param("hash", hashes.of(officer, letters))
                        .update()
                == 1;
    }

    public int left(String officer) {
        return jdbc.sql("select count(*) from recovery_codes where officer = :officer")
                .param("officer", officer)
                .query((row, number) -> row.getInt(1))
                .single();
    }

    public void remove(String officer) {
        jdbc.sql("delete from recovery_codes where officer = :officer")
                .param("officer", officer)
                .update();
    }
}
