package vigil.monitoring.log;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vigil.contracts.decisions.v1.AnomalyScore;
import vigil.contracts.decisions.v1.Decision;
import vigil.contracts.decisions.v1.Hit;
import vigil.contracts.decisions.v1.ModelScore;
import vigil.contracts.decisions.v1.ScoreReason;
import vigil.contracts.decisions.v1.Value;
import vigil.contracts.log.v1.LogRecord;
import vigil.contracts.log.v1.TransactionContext;
import vigil.contracts.log.v1.TransactionReceived;
import vigil.engine.AlertId;
import vigil.engine.TransactionId;

/**
 * The core's answers in the schema of the decisions topic: the same answer gives the same bytes.
 */
public final class DecisionFormat {

    private final String engineVersion;

    public DecisionFormat(String engineVersion) {
        this.engineVersion = engineVersion;
    }

    /** The decision on the transaction that {@code record} brought. */
    public Decision decision(
            LogRecord record, Position position, Decided decided, Configuration under) {
        vigil.engine.Decision answer = decided.decision();
        Decision.Builder decision =
                Decision.newBuilder()
                        .setInstitution(record.getInstitution())
                        .setTransactionId(record.getTransaction().getTransactionId())
                        .setFingerprint(record.getTransaction().getFingerprint())
                        .setPartition(position.partition())
                        .setOffset(position.offset())
                        .setEventTimeMillis(answer.eventTimeMillis())
                        .setOutcome(word(answer.outcome()))
                        .setScore(answer.score())
                        .setLevel(word(answer.level()))
                        .setLate(answer.late())
                        .setEngineVersion(engineVersion)
                        .setConfigurationHash(under.hash())
                        .setScenarioSet(under.scenarioSet())
                        .setModelSet(under.modelSet());
        screening(record.getTransaction(), decision);
        answer.hits().forEach(hit -> decision.addHits(hit(hit)));
        decided.inShadow().forEach(hit -> decision.addShadowHits(hit(hit)));
        if (answer.modelScore() != null) {
            decision.setModelScore(score(answer.modelScore()));
        }
        if (decided.challenger() != null) {
            decision.setChallengerScore(score(decided.challenger()));
        }
        return decision.build();
    }

    private static void screening(TransactionReceived transaction, Decision.Builder decision) {
        if (transaction.hasContext()) {
            TransactionContext context = transaction.getContext();
            decision.setPayerScreening(word(context.getPayerScreening().getState()))
                    .setPayeeScreening(word(context.getPayeeScreening().getState()));
        }
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT);
    }

    /**
     * What the core said of a transaction.
     *
     * @param inShadow what scenarios without effect would have met
     * @param challenger what a model without effect says, null without one
     */
    public record Decided(
            vigil.engine.Decision decision,
            List<vigil.engine.Hit> inShadow,
            vigil.engine.@Nullable ModelScore challenger) {}

    /** The word of topics and answers: the constant in lower case. */
    public static String word(Enum<?> constant) {
        return word(constant.name());
    }

    private static ModelScore score(vigil.engine.ModelScore said) {
        ModelScore.Builder score =
                ModelScore.newBuilder()
                        .setModel(said.model())
                        .setVersion(said.version())
                        .setBundleHash(said.bundleHash())
                        .setProbability(said.probability())
                        .setLogOdds(said.logOdds())
                        .setFlagged(said.flagged())
                        .setExact(said.exact());
        said.reasons().forEach(reason -> score.addReasons(reason(reason)));
        if (said.anomaly() != null) {
            score.setAnomaly(anomaly(said.anomaly()));
        }
        return score.build();
    }

    private static AnomalyScore anomaly(vigil.engine.AnomalyScore said) {
        AnomalyScore.Builder anomaly =
                AnomalyScore.newBuilder().setShare(said.share()).setPeers(said.peers());
        said.reasons().forEach(reason -> anomaly.addReasons(reason(reason)));
        return anomaly.build();
    }

    private static ScoreReason reason(vigil.engine.ScoreReason reason) {
        return ScoreReason.newBuilder()
                .setFeature(reason.feature())
                .setText(reason.text())
                .setValue(reason.value())
                .setContribution(reason.contribution())
                .build();
    }

    private static Hit hit(vigil.engine.Hit met) {
        Hit.Builder hit =
                Hit.newBuilder()
                        .setScenario(met.scenario())
                        .setVersion(met.version())
                        .setTypology(met.typology())
                        .setScore(met.score())
                        .setOutcome(word(met.outcome()))
                        .setReason(met.reason())
                        .setSubject(met.subject())
                        .setOpensAlert(met.opensAlert());
        for (vigil.engine.Value value : met.values()) {
            hit.addValues(Value.newBuilder().setName(value.name()).setValue(value.value()));
        }
        for (TransactionId evidence : met.evidence()) {
            hit.addEvidence(Ids.bytes(evidence));
        }
        AlertId alert = met.alert();
        hit.setAlertId(alert == null ? ByteString.EMPTY : Ids.bytes(alert));
        return hit.build();
    }
}
