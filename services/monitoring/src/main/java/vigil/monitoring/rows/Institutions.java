package vigil.monitoring.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import vigil.kernel.identity.InstitutionId;

/** Which institutions have been noted. */
public final class Institutions {

    private final Set<InstitutionId> known = ConcurrentHashMap.newKeySet();

    /** Writes the institution down at its first sight. Call {@link #remember} after the commit. */
    public void note(Connection connection, InstitutionId institution) throws SQLException {
        if (known.contains(institution)) {
            return;
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into institutions (institution) values (?) on conflict do nothing")) {
            insert.setString(1, institution.value());
            insert.executeUpdate();
        }
    }

    public void remember(InstitutionId institution) {
        known.add(institution);
    }
}
