package vigil.cases.triage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How much each of some officers has open. */
final class Workload {

    private final Map<String, Long> open = new LinkedHashMap<>();

    private Workload(List<String> officers) {
        officers.forEach(officer -> open.put(officer, 0L));
    }

    static Workload of(Connection connection, List<String> officers) throws SQLException {
        Workload workload = new Workload(officers);
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select assignee, count(*) from work_items
                        where state in ('new', 'in_review', 'escalated') and assignee = any (?) group by assignee\
                        """)) {
            select.setArray(1, connection.createArrayOf("text", officers.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    workload.open.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        return workload;
    }

    /** Who has the least; the one named first of those who have as little. */
    String least() {
        return open.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow().getKey();
    }

    void add(String officer) {
        open.merge(officer, 1L, Long::sum);
    }
}
