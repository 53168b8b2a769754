package vigil.screening.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
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

    /** Lets no other transaction that asks for the same go on beside this one. */
    public static void lock(Connection connection, InstitutionId institution) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select from institutions where institution = ? for update")) {
            select.setString(1, institution.value());
            select.executeQuery().close();
        }
    }
}
