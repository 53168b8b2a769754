package vigil.monitoring.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vigil.contracts.decisions.v1.Decision;
import vigil.contracts.decisions.v1.ModelScore;

/** What models in shadow have said beside the one in force, counted. */
final class ChallengerRows {

    private record Version(String model, int version) {}

    private static final class Tally {
        private long scored;
        private long flagged;
        private long fresh;
        private long lost;
    }

    private final String institution;
    private final Map<Version, Tally> tallies =
            new TreeMap<>(
                    java.util.Comparator.comparing(Version::model)
                            .thenComparingInt(Version::version));

    private ChallengerRows(String institution) {
        this.institution = institution;
    }

    static ChallengerRows of(String institution, List<Decision> decisions) {
        ChallengerRows rows = new ChallengerRows(institution);
        decisions.stream().filter(Decision::hasChallengerScore).forEach(rows::add);
        return rows;
    }

    private void add(Decision decision) {
        ModelScore challenger = decision.getChallengerScore();
        boolean flagged = challenger.getFlagged();
        boolean byChampion = decision.getModelScore().getFlagged();
        Tally tally =
                tallies.computeIfAbsent(
                        new Version(challenger.getModel(), challenger.getVersion()),
                        any -> new Tally());
        tally.scored++;
        tally.flagged += flagged ? 1 : 0;
        tally.fresh += flagged && !byChampion ? 1 : 0;
        tally.lost += byChampion && !flagged ? 1 : 0;
    }

    void write(Connection connection) throws SQLException {
        if (tallies.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        insert into model_tallies as t (institution, model, version, scored, flagged, fresh, lost)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (institution, model, version) do update set
                            scored = t.scored + excluded.scored, flagged = t.flagged + excluded.flagged,
                            fresh = t.fresh + excluded.fresh, lost = t.lost + excluded.lost\
                        """)) {
            for (Map.Entry<Version, Tally> own : tallies.entrySet()) {
                Tally tally = own.getValue();
                upsert.setString(1, institution);
                upsert.setString(2, own.getKey().model());
                upsert.setInt(3, own.getKey().version());
                upsert.setLong(4, tally.scored);
                upsert.setLong(5, tally.flagged);
                upsert.setLong(6, tally.fresh);
                upsert.setLong(7, tally.lost);
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }
}
