package vigil.cases.triage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vigil.cases.pages.Times;
import vigil.cases.triage.SkillsController.Skills;
import vigil.kernel.identity.Caller;

/** What officers know their way about in, in the database. */
final class SkillRows {

    private SkillRows() {}

    /** All of the institution's, by login. */
    static List<Skills> all(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "select officer, typologies from officer_skills order by officer");
                ResultSet row = select.executeQuery()) {
            List<Skills> skills = new ArrayList<>();
            while (row.next()) {
                skills.add(
                        new Skills(
                                row.getString(1), List.of((String[]) row.getArray(2).getArray())));
            }
            return skills;
        }
    }

    /** Says anew what an officer knows; nothing in particular when there are none. */
    static void put(Connection connection, Caller caller, Skills skills, Instant now)
            throws SQLException {
        if (skills.typologies().isEmpty()) {
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from officer_skills where officer = ?")) {
                delete.setString(1, skills.officer());
                delete.executeUpdate();
            }
            return;
        }
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        insert into officer_skills (institution, officer, typologies, changed_by, changed_at)
                        values (?, ?, ?, ?, ?)
                        on conflict (institution, officer) do update set typologies = excluded.typologies,
                            changed_by = excluded.changed_by, changed_at = excluded.changed_at\
                        """)) {
            upsert.setString(1, caller.institution().value());
            upsert.setString(2, skills.officer());
            upsert.setArray(3, connection.createArrayOf("text", skills.typologies().toArray()));
            upsert.setString(4, caller.login());
            upsert.setObject(5, Times.of(now));
            upsert.executeUpdate();
        }
    }
}
