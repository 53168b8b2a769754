package vigil.monitoring.decisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.contracts.decisions.v1.Decision;
import vigil.engine.TransactionId;
import vigil.monitoring.log.Ids;

/**
 * The answer to a transaction.
 *
 * @param transactionId our name of the transaction
 * @param clientTransactionId the sender's name of it
 * @param outcome approve, review, block_and_review or decline
 * @param fallback whether the decision was not there in time and this is the declared answer in its
 *     stead; absent otherwise
 * @param reason why there is a fallback: {@code deadline}
 * @param riskScore 0 to 1000; absent in a fallback
 * @param riskLevel very_low, low, medium, high or very_high; absent in a fallback
 * @param late whether the event time lies before one that had already been seen
 * @param hitRules the scenarios that were met
 * @param evaluatedAt the event time: decisions know no other clock
 * @param configHash SHA-256 over settings, scenarios and the model in force
 * @param scenarioSet number of the institution's scenario set in force, 0 before the first one was
 *     published; absent in a fallback
 * @param modelSet the same of models
 * @param modelScore what the model in force said; absent without one
 * @param screening how far the screening of the parties came; absent when nobody was asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DecisionView(
        String transactionId,
        @Nullable String clientTransactionId,
        String outcome,
        @Nullable Boolean fallback,
        @Nullable String reason,
        @Nullable Integer riskScore,
        @Nullable String riskLevel,
        @Nullable Boolean late,
        List<HitView> hitRules,
        @Nullable Instant evaluatedAt,
        @Nullable String engineVersion,
        @Nullable String configHash,
        @Nullable Long scenarioSet,
        @Nullable Long modelSet,
        @Nullable ScoreView modelScore,
        @Nullable PartiesView screening) {

    private static final String FALLBACK_OUTCOME = "review";
    private static final String DEADLINE = "deadline";

    /** A decision that was made. */
    public static DecisionView of(Decision decision, @Nullable String clientId) {
        return new DecisionView(
                Ids.text(decision.getTransactionId()),
                clientId,
                decision.getOutcome(),
                null,
                null,
                decision.getScore(),
                decision.getLevel(),
                decision.getLate(),
                decision.getHitsList().stream().map(HitView::of).toList(),
                Instant.ofEpochMilli(decision.getEventTimeMillis()),
                decision.getEngineVersion(),
                decision.getConfigurationHash(),
                decision.getScenarioSet(),
                decision.getModelSet(),
                ScoreView.of(decision.hasModelScore(), decision.getModelScore()),
                PartiesView.of(decision));
    }

    /** The declared answer when the decision is late; it still arrives everywhere else. */
    public static DecisionView fallback(TransactionId transaction, @Nullable String clientId) {
        return new DecisionView(
                Ids.uuid(transaction).toString(),
                clientId,
                FALLBACK_OUTCOME,
                true,
                DEADLINE,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
