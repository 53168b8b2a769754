package vigil.screening.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import vigil.kernel.identity.InstitutionId;

/** Which institutions have rows at all. */
public final class Institutions {

    private Institutions() {}

    /** Writes an institution down at its first sight. */
    public static void note(Connection connection, InstitutionId institution) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into institutions (institution) values (?) on conflict do nothing")) {
            insert.setString(1, institution.value());
            insert.executeUpdate();
        }
    }

    /** All that have ever watched anybody or kept anything here. */
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
