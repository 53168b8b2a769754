package vigil.monitoring.desk;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.contracts.decisions.v1.Decision;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.InstitutionId;
import vigil.monitoring.decisions.DecisionReader;
import vigil.monitoring.projection.Progress;
import vigil.monitoring.waiting.Deadline;

/** Finds the decision that was made when a transaction was sent for the first time. */
public final class FirstDecisions {

    private static final long LOOK_MILLIS = 50;

    private final Questions questions;
    private final Progress progress;

    public FirstDecisions(Questions questions, Progress progress) {
        this.questions = questions;
        this.progress = progress;
    }

    /** Those that the rows have. */
    public Map<UUID, Decision> find(InstitutionId institution, List<UUID> transactions) {
        return questions.ask(
                institution, connection -> DecisionReader.find(connection, transactions));
    }

    /**
     * Whether the rows are so far on that a transaction without a decision here is one that the
     * loop would still recognise.
     */
    boolean isCurrent(long largestLag) {
        return progress.lag() <= largestLag;
    }

    /** The decision once it reaches the rows, null when it does not in time. */
    @Nullable Decision await(InstitutionId institution, UUID transaction, Deadline deadline) {
        try {
            while (true) {
                long seen = progress.commits();
                Decision found = find(institution, List.of(transaction)).get(transaction);
                if (found != null || deadline.leftMillis() == 0) {
                    return found;
                }
                progress.awaitNext(seen, Math.min(deadline.leftMillis(), LOOK_MILLIS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
