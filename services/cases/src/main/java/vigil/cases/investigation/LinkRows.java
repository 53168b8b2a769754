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

/** Links between cases in the database: one row a pair. */
final class LinkRows {

    private static final int MOST = 100;

    private LinkRows() {}

    /** Whether they were not linked before. */
    static boolean link(Connection connection, Caller caller, UUID one, UUID other, Instant now)
            throws SQLException {
        // As the database orders ids: by their bytes, which is how their texts are ordered.
        boolean inOrder = one.toString().compareTo(other.toString()) < 0;
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into case_links (low_case, high_case, institution, linked_by, linked_at)
                        values (?, ?, ?, ?, ?) on conflict do nothing\
                        """)) {
            insert.setObject(1, inOrder ? one : other);
            insert.setObject(2, inOrder ? other : one);
            insert.setString(3, caller.institution().value());
            insert.setString(4, caller.login());
            insert.setObject(5, Times.of(now));
            return insert.executeUpdate() == 1;
        }
    }

    /** Linked cases, and those with a party in common, at most a hundred. */
    static List<RelatedView> of(Connection connection, UUID about) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select c.case_id, c.reference, c.state, min(r.how) as how
                        from (select high_case as id, 'linked' as how from case_links where low_case = ?
                              union all select low_case, 'linked' from case_links where high_case = ?
                              union all select o.case_id, 'same_party' from case_parties p
                                  join case_parties o on o.kind = p.kind and o.party = p.party
                                  where p.case_id = ? and o.case_id <> ?) r
                        join cases c on c.case_id = r.id
                        group by c.case_id, c.reference, c.state order by c.reference desc limit ?\
                        """)) {
            for (int i = 1; i <= 4; i++) {
                select.setObject(i, about);
            }
            select.setInt(5, MOST);
            List<RelatedView> related = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    related.add(
                            new RelatedView(
                                    row.getString("case_id"),
                                    row.getString("reference"),
                                    row.getString("state"),
                                    row.getString("how")));
                }
            }
            return related;
        }
    }
}
