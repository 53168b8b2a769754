package vigil.cases.investigation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vigil.cases.pages.Times;
import vigil.kernel.identity.Caller;

/** Parties of cases in the database. */
final class PartyRows {

    private PartyRows() {}

    /** A party on its way. */
    record Party(String kind, String id, String role) {}

    static void put(
            Connection connection, Caller caller, UUID about, List<Party> parties, Instant now)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into case_parties (case_id, institution, kind, party, role, added_by, added_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (case_id, kind, party) do update set role = excluded.role\
                        """)) {
            for (Party party : parties) {
                insert.setObject(1, about);
                insert.setString(2, caller.institution().value());
                insert.setString(3, party.kind());
                insert.setString(4, party.id());
                insert.setString(5, party.role());
                insert.setString(6, caller.login());
                insert.setObject(7, Times.of(now));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static boolean remove(Connection connection, UUID about, String kind, String id)
            throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement(
                        "delete from case_parties where case_id = ? and kind = ? and party = ?")) {
            delete.setObject(1, about);
            delete.setString(2, kind);
            delete.setString(3, id);
            return delete.executeUpdate() == 1;
        }
    }

    static List<PartyView> of(Connection connection, UUID about) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select kind, party, role, added_by, added_at from case_parties where case_id = ?
                        order by added_at, kind, party\
                        """)) {
            select.setObject(1, about);
            List<PartyView> parties = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    parties.add(
                            new PartyView(
                                    row.getString("kind"),
                                    row.getString("party"),
                                    row.getString("role"),
                                    row.getString("added_by"),
                                    Times.at(row, "added_at")));
                }
            }
            return parties;
        }
    }
}
