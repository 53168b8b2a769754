package vigil.screening.rescreening;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import vigil.kernel.identity.InstitutionId;

/** Up to which version of each list an institution's customers are screened. */
final class ScreenedLists {

    private ScreenedLists() {}

    /** Empty before the first. */
    static Optional<String> version(Connection connection, String list) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select version from screened_lists where list = ?")) {
            select.setString(1, list);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    static void write(Connection connection, InstitutionId institution, String list, String version)
            throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        insert into screened_lists (institution, list, version) values (?, ?, ?)
                        on conflict (institution, list) do update set version = excluded.version, screened_at = now()\
                        """)) {
            upsert.setString(1, institution.value());
            upsert.setString(2, list);
            upsert.setString(3, version);
            upsert.executeUpdate();
        }
    }
}
