package vigil.cases.triage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vigil.cases.triage.SkillsController.Skills;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/** How much each of some officers has open, and what they know their way about in. */
final class Workload {

    private final Map<String, Long> open = new LinkedHashMap<>();
    private final Map<String, Set<String>> skilled = new HashMap<>();

    private Workload(List<String> officers) {
        officers.forEach(officer -> open.put(officer, 0L));
    }

    /** Without those who are away; refused when all of them are. */
    static Workload of(Connection connection, List<String> officers, Instant now)
            throws SQLException {
        Set<String> away = new HashSet<>();
        AbsenceRows.all(connection, now).forEach(absence -> away.add(absence.officer()));
        List<String> here = officers.stream().filter(officer -> !away.contains(officer)).toList();
        if (here.isEmpty()) {
            throw Refusal.of(ProblemCode.VALIDATION_FAILED, "All of these officers are away.");
        }
        return counted(connection, here);
    }

    private static Workload counted(Connection connection, List<String> officers)
            throws SQLException {
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
        for (Skills skills : SkillRows.all(connection)) {
            for (String typology : skills.typologies()) {
                workload.skilled
                        .computeIfAbsent(typology, any -> new HashSet<>())
                        .add(skills.officer());
            }
        }
        return workload;
    }

    /**
     * Who has the least of those who know the typology, of all where none of them does; the one
     * named first of those who have as little.
     */
    String least(String typology) {
        Set<String> know = skilled.getOrDefault(typology, Set.of());
        return least(open.entrySet().stream().filter(officer -> know.contains(officer.getKey())))
                .or(() -> least(open.entrySet().stream()))
                .orElseThrow();
    }

    private static Optional<String> least(Stream<Map.Entry<String, Long>> officers) {
        return officers.min(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    void add(String officer) {
        open.merge(officer, 1L, Long::sum);
    }
}
