package vigil.monitoring.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import vigil.kernel.identity.InstitutionId;

/** Whose rows a database transaction may see, and which institutions have rows at all. */
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

    /** All that have ever sent something. */
    public static List<InstitutionId> all(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select institution from institutions order by institution");
                ResultSet rows = select.executeQuery()) {
            List<InstitutionId> institutions = new ArrayList<>();
            while (rows.next()) {
                institutions.add(new InstitutionId(rows.getString(1)));
            }
            return institutions;
        }
    }
}
