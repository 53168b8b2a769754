package vigil.identity.outside;

import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vigil.kernel.secrecy.BlindIndex;
import vigil.kernel.secrecy.MasterKey;

/** Which officer is whose outside: by issuer and subject, of which only a keyed hash is kept. */
@Component
public class OutsideLinks {

    private final JdbcClient jdbc;
    private final BlindIndex index;
    private final OutsideSettings settings;

    OutsideLinks(JdbcClient jdbc, MasterKey master, OutsideSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.index = new BlindIndex(master, "outside-subjects");
    }

    Optional<String> officerOf(String subject) {
        return jdbc.sql("select officer from outside_links where subject_index = :subject")
                .param("subject", indexOf(subject))
                .query((row, number) -> row.getString("officer"))
                .optional();
    }

    /** In place of an earlier one of the officer; false when the subject is another's. */
    public boolean put(String officer, String subject) {
        try {
            jdbc.sql(
                            """
                            insert into outside_links (officer, subject_index)
                            values (:officer, :subject)
                            on conflict (officer) do update set
                                subject_index = excluded.subject_index, made_at = now()
                            """)
                    .param("officer", officer)
                    .param("subject", indexOf(subject))
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    public boolean remove(String officer) {
        return jdbc.sql("delete from outside_links where officer = :officer")
                        .param("officer", officer)
                        .update()
                == 1;
    }

    /** Whether there is a provider outside at all. */
    public boolean isThere() {
        return settings.issuer() != null;
    }

    private byte[] indexOf(String subject) {
        return index.of(String.valueOf(settings.issuer()), subject);
    }
}
