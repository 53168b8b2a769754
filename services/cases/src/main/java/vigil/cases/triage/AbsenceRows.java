package vigil.cases.triage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.cases.pages.Times;
import vigil.cases.triage.AbsencesController.Absence;
import vigil.kernel.identity.Caller;

/** Who is away, in the database. */
final class AbsenceRows {

    private AbsenceRows() {}

    /** Those of the institution that are not over, by login. */
    static List<Absence> all(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select officer, until from officer_absences where until > ? order by officer")) {
            select.setObject(1, Times.of(now));
            List<Absence> absences = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    absences.add(new Absence(row.getString(1), Times.at(row, "until")));
                }
            }
            return absences;
        }
    }

    /**
     * Says anew until when an officer is away.
     *
     * @param until null when he is back
     */
    static void put(
            Connection connection,
            Caller caller,
            String officer,
            @Nullable Instant until,
            Instant now)
            throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from officer_absences where officer = ?")) {
            delete.setString(1, officer);
            delete.executeUpdate();
        }
        if (until == null) {
            return;
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into officer_absences (institution, officer, until, changed_by, changed_at)
                        values (?, ?, ?, ?, ?)\
                        """)) {
            insert.setString(1, caller.institution().value());
            insert.setString(2, officer);
            insert.setObject(3, Times.of(until));
            insert.setString(4, caller.login());
            insert.setObject(5, Times.of(now));
            insert.executeUpdate();
        }
    }
}
