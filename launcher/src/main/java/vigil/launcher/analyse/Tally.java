package vigil.launcher.analyse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vigil.contracts.csv.RowFailure;
import vigil.engine.Decision;
import vigil.engine.Outcome;
import vigil.launcher.analyse.transactions.FileRecord.Refused;
import vigil.launcher.analyse.transactions.FileRecord.Taken;
import vigil.launcher.analyse.transactions.TransactionFile;

/** Counts what the summary and the report tell. */
final class Tally implements Findings {
    private static final int REFUSALS_TOLD = 5;
    private static final int ALERTS_OF_A_TYPOLOGY = 5;

    private final TransactionFile file;
    private final RecentRows recent;
    private final @Nullable RingScore rings;
    private final LabelScore labels = new LabelScore();
    private final BehaviourScore behaviours = new BehaviourScore();
    private final TellingAlerts telling = new TellingAlerts(ALERTS_OF_A_TYPOLOGY);
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final Map<String, Long> alertsOfScenario = new TreeMap<>();
    private final List<RowFailure> refusals = new ArrayList<>();
    private long transactions;
    private long late;
    private long alerts;
    private long refused;
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;

    Tally(TransactionFile file, long keptMillis, @Nullable RingScore rings) {
        this.file = file;
        this.rings = rings;
        recent = new RecentRows(keptMillis);
    }

    @Override
    public void refused(Refused row) {
        refused++;
        if (refusals.size() < REFUSALS_TOLD) {
            refusals.add(row.failure());
        }
    }

    @Override
    public void decided(Taken taken, Decision decision) {
        Instant at = Instant.ofEpochMilli(decision.eventTimeMillis());
        transactions++;
        late += decision.late() ? 1 : 0;
        first = at.isBefore(first) ? at : first;
        last = at.isAfter(last) ? at : last;
        outcomes.merge(decision.outcome(), 1L, Long::sum);
        recent.add(taken.row(), taken.transaction());
        RingScore key = rings;
        labels.transaction(
                taken.row(), taken.laundering() || (key != null && key.names(taken.row())));
        behaviours.transaction(taken.row(), taken.label());
        if (key != null) {
            key.payment(taken.row(), at, taken.transaction().payer(), taken.transaction().payee());
        }
    }

    @Override
    public void alert(Taken taken, Alert alert) {
        alerts++;
        alertsOfScenario.merge(alert.scenario(), 1L, Long::sum);
        labels.alert(alert.row(), alert.evidence());
        behaviours.alert(alert.row(), alert.evidence());
        if (rings != null) {
            rings.alert(alert.at(), alert.evidence());
        }
        telling.offer(
                new TellingAlerts.Story(alert, recent.steps(alert.evidence(), file::accountName)));
    }

    long transactions() {
        return transactions;
    }

    long late() {
        return late;
    }

    long alerts() {
        return alerts;
    }

    long refusedRows() {
        return refused;
    }

    /** The first few. */
    List<RowFailure> refusals() {
        return refusals;
    }

    Map<Outcome, Long> outcomes() {
        return outcomes;
    }

    Map<String, Long> alertsOfScenario() {
        return alertsOfScenario;
    }

    LabelScore labels() {
        return labels;
    }

    BehaviourScore behaviours() {
        return behaviours;
    }

    /** Whether it is known which transactions are laundering. */
    boolean labelled() {
        return file.labelled() || rings != null;
    }

    @Nullable RingScore rings() {
        return rings;
    }

    TellingAlerts telling() {
        return telling;
    }

    Instant first() {
        return first;
    }

    Instant last() {
        return last;
    }
}
