package vigil.monitoring.log;

import com.google.protobuf.ByteString;
import java.util.Locale;
import vigil.contracts.decisions.v1.Decision;
import vigil.contracts.decisions.v1.Hit;
import vigil.contracts.decisions.v1.Value;
import vigil.contracts.log.v1.LogRecord;
import vigil.engine.AlertId;
import vigil.engine.TransactionId;

/**
 * The core's answers in the schema of the decisions topic: the same answer gives the same bytes.
 */
public final class DecisionFormat {

    private final String engineVersion;
    private final String configurationHash;

    /**
     * @param configurationHash SHA-256 in hexadecimal over settings and scenarios in force
     */
    public DecisionFormat(String engineVersion, String configurationHash) {
        this.engineVersion = engineVersion;
        this.configurationHash = configurationHash;
    }

    /** The decision on the transaction that {@code record} brought. */
    public Decision decision(LogRecord record, Position position, vigil.engine.Decision decided) {
        Decision.Builder decision =
                Decision.newBuilder()
                        .setInstitution(record.getInstitution())
                        .setTransactionId(record.getTransaction().getTransactionId())
                        .setFingerprint(record.getTransaction().getFingerprint())
                        .setPartition(position.partition())
                        .setOffset(position.offset())
                        .setEventTimeMillis(decided.eventTimeMillis())
                        .setOutcome(word(decided.outcome()))
                        .setScore(decided.score())
                        .setLevel(word(decided.level()))
                        .setLate(decided.late())
                        .setEngineVersion(engineVersion)
                        .setConfigurationHash(configurationHash);
        decided.hits().forEach(hit -> decision.addHits(hit(hit)));
        return decision.build();
    }

    /** The word of topics and answers: the constant in lower case. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
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
